"""From where a model looked as it wrote each piece of a translation to links between English words and Arabic words.

Knows no model, no article and no sentence: two texts and the attention between their pieces.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from models.protocol import Attention, Place
from service.briefs.clean import MARKS
from service.briefs.types import Link, Span

WORD = re.compile(rf"[^\W_](?:[^\W_]|[{MARKS}\u0654\u0655]|['’.,٫٬-](?=[^\W_]))*")
"""A word or a figure, with what stands inside it."""

LEAST_SHARE, CLEAR_SHARE = 0.25, 0.35
"""Of the attention with which an English word was written, what an Arabic word must have had for a link at all, and for
one that is shown: of content words' links then 86 % agree with eflomal's, and so many of eflomal's are found."""

WHOLE = 255
"""All of a piece's attention (`models.protocol.Attention`)."""


@dataclass(frozen=True, slots=True)
class Part:
    """One input of the translator and the English that is shown of it; no attention where that is not its output."""

    source: str
    english: str
    attention: Attention | None


def join_links(source: str, english: str, parts: Sequence[Part]) -> tuple[Link, ...] | None:
    """Give the links of a text that was translated in parts, which stand in it one behind the other.

    None where there is no attention, or where the model read something else than the source. The end of `english` may
    have been mended since: what of its words is no longer that of the parts has no links.
    """
    if all(part.attention is None for part in parts):
        return None
    joined = " ".join(part.english for part in parts)
    kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(joined, english, strict=False)))
    links: list[Link] = []
    read = written = 0
    for part in parts:
        read = source.find(part.source, read)
        if read < 0:
            return None
        if part.attention is not None:
            links += (moved(link, read, written) for link in word_links(part.source, part.english, part.attention))
        read += len(part.source)
        written += len(part.english) + 1
    return tuple(link for link in links if link.target.end <= kept)


def moved(link: Link, read: int, written: int) -> Link:
    """Move a link from a part to its text."""
    return replace(
        link,
        source=Span(link.source.start + read, link.source.end + read),
        target=Span(link.target.start + written, link.target.end + written),
    )


def word_links(source: str, english: str, attention: Attention) -> tuple[Link, ...]:
    """Link every English word to the Arabic words that had a good share of the attention with which it was written.

    In the order of the English; a word may have several links, or none where the model looked nowhere in particular.
    """
    arabic = [Span(*found.span()) for found in WORD.finditer(source)]
    belongs = [word_at(arabic, place) for place in attention.source]
    return tuple(
        Link(target=word, source=arabic[index], share=share)
        for word, rows in written_words(english, attention)
        for index, share in sorted(shares(rows, belongs).items())
        if share >= LEAST_SHARE
    )


def clear_links(links: tuple[Link, ...] | None) -> tuple[Link, ...] | None:
    """Keep the links that are clear enough to be shown."""
    return links and tuple(link for link in links if link.share >= CLEAR_SHARE)


def word_at(words: Sequence[Span], place: Place) -> int | None:
    """Say to which word a piece belongs, also one that is but the space before it; None for a mark that stands free."""
    start, end = place
    index = bisect_right(words, start, key=lambda word: word.end)
    return index if index < len(words) and words[index].start <= end else None


def written_words(english: str, attention: Attention) -> Iterator[tuple[Span, list[bytes]]]:
    """Give each English word with the rows of its pieces."""
    for found in WORD.finditer(english):
        start, end = found.span()
        rows = [
            row
            for (begin, stop), row in zip(attention.target, attention.weights, strict=True)
            if begin < end and start < stop
        ]
        if rows:
            yield Span(start, end), rows


def shares(rows: Sequence[bytes], belongs: Sequence[int | None]) -> dict[int, float]:
    """Sum up what each Arabic word had of some pieces' attention, 0-1."""
    found: dict[int, int] = {}
    for row in rows:
        for weight, index in zip(row, belongs, strict=True):
            if weight and index is not None:
                found[index] = found.get(index, 0) + weight
    return {index: weight / (WHOLE * len(rows)) for index, weight in found.items()}
