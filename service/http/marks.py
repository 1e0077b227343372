"""Cuts a text at the places that flags name, so that every face of a brief can mark the words a flag speaks of.

Knows no HTML, no Markdown and no terminal.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.briefs.types import EnglishSentence, Flag, SourceRef, Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a text and the positions, among its sentence's flags, of those that speak of it."""

    text: str
    flags: tuple[int, ...] = ()


def stretches(text: str, places: Iterable[tuple[int, Span]]) -> tuple[Stretch, ...]:
    """Divide a text where marked words begin and end; joined, the stretches are the text. Places outside are ignored.

    `places` are positions of flags with their spans; a stretch that several speak of carries all of them.
    """
    marks = [(number, span) for number, span in places if span.start < min(span.end, len(text)) and span.end > 0]
    inner = {edge for _, span in marks for edge in (span.start, span.end) if 0 < edge < len(text)}
    edges = sorted({0, len(text)} | inner)
    return tuple(
        Stretch(text[start:end], tuple(number for number, span in marks if span.start < end and start < span.end))
        for start, end in pairwise(edges)
    )


def in_english(sentence: EnglishSentence, flags: Sequence[Flag] | None = None) -> tuple[Stretch, ...]:
    """Mark what a sentence's flags, or some of them, speak of in its English."""
    wanted = sentence.flags if flags is None else flags
    places = ((number, flag.target) for number, flag in enumerate(sentence.flags) if flag in wanted)
    return stretches(sentence.text, ((number, span) for number, span in places if span))


def in_arabic(received: str, source: SourceRef, flags: Iterable[Flag]) -> tuple[Stretch, ...]:
    """Mark what flags speak of in one Arabic sentence of the article; `received` is the whole article as received."""
    places = ((number, flag.source) for number, flag in enumerate(flags))
    shifted = ((number, Span(span.start - source.start, span.end - source.start)) for number, span in places if span)
    return stretches(received[source.start : source.end], shifted)
