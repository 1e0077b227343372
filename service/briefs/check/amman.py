"""Amman or Oman: the capital of Jordan and the sultanate are written alike in Arabic, and only the context tells.

Knows these two names only; a context that does not decide brings no flag.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from service.briefs.check.gazetteer import Kind, known_names
from service.briefs.check.name_finding import ArabicName, arabic_names, names_in, read_english_text
from service.briefs.check.spelling import Word, arabic_words
from service.briefs.check.word_set import word_set
from service.briefs.types import Flag, Severity, Span


class Place(StrEnum):
    """What `عمان` is."""

    AMMAN = "Amman"
    OMAN = "Oman"


_WRITTEN = re.compile("[وف]?[بلك]?عمان")
_MAY_BE = re.compile("ع[\u064b-\u0652]*م[\u064b-\u0652]*ا")
_SHADDA, _DAMMA, _FATHA = "\u0651", "\u064f", "\u064e"
"""`عمّان`, `عَمان` is Amman; `عُمان` is Oman."""

_BEFORE = (
    (re.compile("[وف]?[بلك]?(?:ال|ل)?(?:عاصمه|امانه)"), Place.AMMAN),
    (re.compile("[وف]?[بلك]?(?:ال|ل)?(?:سلطنه|خليج|بحر|منتخب)"), Place.OMAN),
)
"""What a word right before it says: the capital, its municipality; the sultanate, the gulf, the team."""

_IN_LIST = {Kind.STATE: Place.OMAN, Kind.CAPITAL: Place.AMMAN}
"""What it is joined to by `and` says: `قطر وعمان`, `القاهرة وعمان`."""

_JORDAN = re.compile("[وف]?[بلك]?(?:ال|ل)?اردن(?:ي|يه|يون|يين|يان|يتين|يتان)?")
_OMAN = re.compile("[وف]?[بلك]?(?:مسقط|صلاله|(?:ال|ل)?عماني(?:ه|ون|ين|ان|تين|تان)?|(?:ال)?سلطنه)")
_SPORT = word_set("منتخب منتخبي المنتخب المنتخبين مباراه المباراه كاس مونديال ودياً وديا الملعب")
"""Where national teams play, a state beside another is an opponent."""

_SENTENCE = re.compile(r"[^.!?؟\n]+")


def check_amman(source: str, english: str) -> tuple[Flag, ...]:
    """Flag an English text that has Oman where the Arabic surely means Amman, or the reverse, or has neither."""
    meant = {place: word for word, place in _mentions(source)}
    if len(meant) != 1:
        return ()
    ((place, word),) = meant.items()
    other = Place.OMAN if place is Place.AMMAN else Place.AMMAN
    text = read_english_text(english)
    if text.find_form(place) or text.find_like(place, by_consonants=False):
        return ()
    arabic, span = f"“{source[word.start : word.end]}”", Span(word.start, word.end)
    if wrong := text.find_form(other):
        message = f"The Arabic {arabic} is {place} here; the English has “{english[wrong.start : wrong.end]}”."
        return (Flag("name-changed", Severity.WARNING, message, span, wrong),)
    surely = (one for one in names_in(source, known_names()) if not one.doubtful)
    if any(one.start <= word.start < one.end for one in surely):  # `سلطنة عمان`: another check says that it is missing
        return ()
    message = f"The Arabic names {arabic} ({place}); the English may not."
    return (Flag("name-missing", Severity.WARNING, message, span),)


def _mentions(source: str) -> Iterator[tuple[Word, Place]]:
    """Every mention whose sentence says which of the two it is."""
    for sentence in _SENTENCE.finditer(source) if _MAY_BE.search(source) else ():
        begin = sentence.start()
        words = [one._replace(start=one.start + begin, end=one.end + begin) for one in arabic_words(sentence.group())]
        found = [at for at, word in enumerate(words) if _WRITTEN.fullmatch(word.text)]
        names = arabic_names(words, known_names()) if found else []
        for at in found:
            if place := _marked(words[at]) or _beside(words, at) or _listed(words, at, names) or _told(words):
                yield words[at], place


def _marked(word: Word) -> Place | None:
    """What its vowel marks say."""
    if _SHADDA in word.raw or _FATHA in word.raw:
        return Place.AMMAN
    return Place.OMAN if _DAMMA in word.raw else None


def _beside(words: Sequence[Word], at: int) -> Place | None:
    """What the word before it says; an adjective may stand between: `العاصمة الأردنية عمان`."""
    before = [word.text for word in words[:at] if not _JORDAN.fullmatch(word.text)][-1:]
    return next((place for said, place in _BEFORE for word in before if said.fullmatch(word)), None)


def _listed(words: Sequence[Word], at: int, names: Sequence[ArabicName]) -> Place | None:
    """What stands beside it in a list says."""
    joined = [at - 1] * (at > 0 and words[at].text.startswith("و"))
    joined += [at + 1] * (at + 1 < len(words) and words[at + 1].text.startswith("و"))
    beside = [name for name in names if any(name.start <= words[one].start < name.end for one in joined)]
    kinds = {known_names().names[number].kind for name in beside for number in name.names}
    found = {_IN_LIST[kind] for kind in kinds if kind in _IN_LIST}
    return found.pop() if len(found) == 1 else None


def _told(words: Sequence[Word]) -> Place | None:
    """What the rest of the sentence says."""
    born = [at for at, word in enumerate(words) if word.text.startswith("راس")]  # `مسقط رأسه` is where he was born
    told = {word.text for at, word in enumerate(words) if at + 1 not in born}
    jordan = any(map(_JORDAN.fullmatch, told))
    if any(map(_OMAN.fullmatch, told)):
        return None if jordan else Place.OMAN
    return Place.AMMAN if jordan and _SPORT.isdisjoint(told) else None
