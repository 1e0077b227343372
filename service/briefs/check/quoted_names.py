"""Names in quotation marks, of newspapers, programs, companies, must come out, with marks in English or without.

Knows how names sound, not what they mean: where English has fewer quotations than Arabic, some word with a capital must
be left that nothing else of the Arabic explains.
"""

import re
from collections.abc import Iterator, Sequence

from service.briefs.check.gazetteer import Gazetteer, known_names
from service.briefs.check.heard_names import CALENDAR, HEARD, words_like
from service.briefs.check.name_finding import EnglishText, english_names, names_in, read_english_text
from service.briefs.check.names import compare_names
from service.briefs.check.quotes import (
    NAME_WORDS,
    Quotation,
    english_quotations,
    is_balanced,
    is_named,
    quoted,
    without,
)
from service.briefs.check.spelling import Word, arabic_consonants, arabic_words, consonants
from service.briefs.types import Flag, Severity, Span

_TERM = re.compile(r"(?:(?:سم[يىّ]|مصطلح|كلمة|عبارة)\S*|[يت]عرف\sبـ?)\s*$")
"""What stands behind these is a term, which English may translate and write without capitals."""

_BEGINS = re.compile(r"(?:^|[.!?:]\s)[\"“'‘]?$")


def check_quoted_names(source: str, english: str) -> tuple[Flag, ...]:
    """Flag a name in Arabic quotation marks where English has fewer quotations and no word that may be it."""
    marked, kept = quoted(source), english_quotations(english)
    if len(marked) <= len(kept) or not (is_balanced(source) and is_balanced(english)):
        return ()
    named = [one for one in marked if is_named(one, source) and not _TERM.search(source, 0, one.start)]
    missed = _missed(named, source, english, marked, kept) if named else []
    if not missed:
        return ()
    message = f"The Arabic has “{missed[0].said}” in quotation marks, which may be a name; the English may not have it."
    return (Flag("quote-lost", Severity.WARNING, message, source=Span(missed[0].start, missed[0].end)),)


def _missed(
    named: Sequence[Quotation], source: str, english: str, marked: Sequence[Quotation], kept: Sequence[Quotation]
) -> list[Quotation]:
    """Those names that English has neither by a form that is known nor by a word that sounds like them.

    None where a word with a capital is left that may be any of them: a name that English translates.
    """
    gazetteer, text = known_names(), read_english_text(english)
    there = [
        Span(name.start, name.end)
        for name in names_in(source, gazetteer)
        if any(text.find(gazetteer.names[one]) for one in name.names)
    ]
    missed = [one for one in named if not _within(one.start, one.end, there) and not words_like(one.said, text)]
    lost = [one for one in marked if one in missed or one not in named]  # what the English keeps explains its capitals
    if len(missed) < len(named):  # the English keeps names: only what is surely one is missed beside them
        missed = [one for one in missed if len(one.said.split()) <= NAME_WORDS]
    return [] if missed and _may_be_there(source, text, lost, kept) else missed


def _may_be_there(source: str, text: EnglishText, marked: Sequence[Quotation], kept: Sequence[Quotation]) -> bool:
    """Tell whether more words with a capital are left than other names have gone wrong, as some stand for those."""
    rest = without(source, marked)
    outside, explained = _sounds(rest), list(_explained(rest, text, known_names()))
    left = 0
    for word in text.words:
        if not word.raw[:1].isupper() or word.raw in CALENDAR or _within(word.start, word.end, kept):
            continue
        begins = _BEGINS.search(text.text[: word.start]) is not None
        left += not (begins or _within(word.start, word.end, explained) or _is_heard(word, outside))
    return left > (len(compare_names(rest, text.text, known_names()).missing) if left else 0)


def _explained(rest: str, text: EnglishText, gazetteer: Gazetteer) -> Iterator[Span]:
    """Where English names stand that the Arabic has outside quotation marks."""
    said = {number for one in names_in(rest, gazetteer) for number in one.names}
    return (Span(one.start, one.end) for one in english_names(text, gazetteer) if not said.isdisjoint(one.names))


def _within(start: int, end: int, places: Sequence[Quotation] | Sequence[Span]) -> bool:
    return any(one.start < end and start < one.end for one in places)


def _sounds(arabic: str) -> frozenset[str]:
    """How Arabic words begin, in consonants, with their first letter and without it, for it may be a conjunction."""
    heard = (arabic_consonants(word.text) for word in arabic_words(arabic))
    return frozenset(begin for sound in heard for begin in (sound[:HEARD], sound[1 : HEARD + 1]) if begin)


def _is_heard(word: Word, sounds: frozenset[str]) -> bool:
    sound = consonants(word.text)[:HEARD]
    return bool(sound) and sound in sounds
