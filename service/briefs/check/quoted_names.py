"""Names in quotation marks, of newspapers, programs, companies, must come out, with marks in English or without.

Knows how names sound, not what they mean: where English has fewer quotations than Arabic, some word with a capital must
be left that nothing else of the Arabic explains.
"""

import re
from collections.abc import Iterator, Sequence

from service.briefs.check.gazetteer import Gazetteer, known_names
from service.briefs.check.name_finding import EnglishText, arabic_names, english_names
from service.briefs.check.quotes import Quotation, english_quotations, is_balanced, is_named, quoted
from service.briefs.check.spelling import Word, arabic_consonants, arabic_words, consonants
from service.briefs.check.word_set import word_set
from service.briefs.types import Flag, Severity, Span

HEARD = 2
"""Consonants that a word must share with the beginning of another to be taken for it in the other script."""

_SPLITS = re.compile(r"[\W\d_]+")
"""What stands between the letters of initials, and between the words of a name that English may run together."""

_TERM = re.compile(r"(?:سم[يىّ]|مصطلح|كلمة|عبارة)\S*\s*$")
"""What stands behind these is a term, which English may translate and write without capitals."""

_BEGINS = re.compile(r"(?:^|[.!?:]\s)[\"“'‘]?$")
_CALENDAR = word_set(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December GMT I"
)


def check_quoted_names(source: str, english: str) -> tuple[Flag, ...]:
    """Flag a name in Arabic quotation marks where English has fewer quotations and no word that may be it."""
    marked, kept = quoted(source), english_quotations(english)
    if len(marked) <= len(kept) or not (is_balanced(source) and is_balanced(english)):
        return ()
    named = [one for one in marked if is_named(one, source) and not _TERM.search(source, 0, one.start)]
    if not named or _is_there(source, english, marked, kept):
        return ()
    message = f"The Arabic has “{named[0].said}” in quotation marks, which may be a name; the English may not have it."
    return (Flag("quote-lost", Severity.WARNING, message, source=Span(named[0].start, named[0].end)),)


def _is_there(source: str, english: str, marked: Sequence[Quotation], kept: Sequence[Quotation]) -> bool:
    """Tell whether the English has a name that the Arabic quotes, or a word with a capital that may be one."""
    gazetteer, text = known_names(), EnglishText(english)
    for name in arabic_names(arabic_words(source), gazetteer):
        if _within(name.start, name.end, marked) and any(text.find(gazetteer.names[one]) for one in name.names):
            return True
    rest = _without(source, marked)
    quotes = [one.said for one in marked]
    inside = _sounds(" ".join(quotes)) | _sounds(" ".join(_SPLITS.sub("", one) for one in quotes))
    outside, explained = _sounds(rest), list(_explained(rest, text, gazetteer))
    for word in text.words:
        if not word.raw[:1].isupper() or word.raw in _CALENDAR or _within(word.start, word.end, kept):
            continue
        begins = _BEGINS.search(english[: word.start]) is not None
        known = _within(word.start, word.end, explained) or _is_heard(word, outside)
        if _is_heard(word, inside) or not (begins or known):
            return True
    return False


def _explained(rest: str, text: EnglishText, gazetteer: Gazetteer) -> Iterator[Span]:
    """Where English names stand that the Arabic has outside quotation marks."""
    said = {number for one in arabic_names(arabic_words(rest), gazetteer) for number in one.names}
    return (Span(one.start, one.end) for one in english_names(text, gazetteer) if not said.isdisjoint(one.names))


def _within(start: int, end: int, places: Sequence[Quotation] | Sequence[Span]) -> bool:
    return any(one.start < end and start < one.end for one in places)


def _without(source: str, marked: Sequence[Quotation]) -> str:
    """The text with blanks for what is quoted."""
    for one in marked:
        source = source[: one.start] + " " * (one.end - one.start) + source[one.end :]
    return source


def _sounds(arabic: str) -> frozenset[str]:
    """How Arabic words begin, in consonants, with their first letter and without it, for it may be a conjunction."""
    heard = (arabic_consonants(word.text) for word in arabic_words(arabic))
    return frozenset(begin for sound in heard for begin in (sound[:HEARD], sound[1 : HEARD + 1]) if begin)


def _is_heard(word: Word, sounds: frozenset[str]) -> bool:
    sound = consonants(word.text)[:HEARD]
    return bool(sound) and sound in sounds
