"""Moves the places that flags name: from a sentence to its text, and from cleaned text to the text as received.

Knows no check and no message.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from service.briefs.types import Cleaned, Flag, Link, Sentence, Span


def begin_of(sentence: Sentence, cleaned: Cleaned) -> int:
    """Where a sentence begins in the cleaned text."""
    return bisect_left(cleaned.offsets, sentence.start)


def shifted(span: Span | None, by: int) -> Span | None:
    """Move a span to the right."""
    return span and Span(span.start + by, span.end + by)


def received(span: Span | None, cleaned: Cleaned) -> Span | None:
    """Where a span of cleaned text stands in the text as received."""
    return span and Span(cleaned.offsets[span.start], cleaned.offsets[span.end])


def as_received(flags: Iterable[Flag], sentence: Sentence, cleaned: Cleaned) -> tuple[Flag, ...]:
    """Give a sentence's flags their places in the article as received; those in the English stay."""
    begin = begin_of(sentence, cleaned)
    return tuple(replace(flag, source=received(shifted(flag.source, begin), cleaned)) for flag in flags)


def links_as_received(links: tuple[Link, ...] | None, sentence: Sentence, cleaned: Cleaned) -> tuple[Link, ...] | None:
    """Give a sentence's links their places in the article as received; those in the English stay."""
    begin = begin_of(sentence, cleaned)
    return links and tuple(
        replace(link, source=_word_received(begin + link.source.start, begin + link.source.end, cleaned))
        for link in links
    )


def _word_received(start: int, end: int, cleaned: Cleaned) -> Span:
    """Where a word stands as received: the whole sign where it is but a part of one (ﷺ)."""
    begin = cleaned.offsets[start]
    return Span(begin, max(cleaned.offsets[end], begin + 1))


def without_source(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """Drop places in an Arabic that no reader sees, or that is no part of the text as received."""
    return tuple(replace(flag, source=None) for flag in flags)


def within(flags: Iterable[Flag], length: int) -> tuple[Flag, ...]:
    """Keep places inside an English text of this length, where its end was taken off after it was checked."""
    return tuple(replace(flag, target=_cut(flag.target, length)) for flag in flags)


def _cut(span: Span | None, length: int) -> Span | None:
    return span and (Span(span.start, min(span.end, length)) if span.start < length else None)
