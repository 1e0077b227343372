"""Cleaned text -> every piece of it, in order, with its kind and its place in the text as received.

The text is divided at line breaks (`lines`), then at sentence ends (`sentence_ends`); datelines and boilerplate are
told apart but never dropped: whatever is not white space is in exactly one sentence.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from service.briefs.boilerplate import is_boilerplate, is_link_label, is_signature
from service.briefs.clauses import split_clauses
from service.briefs.datelines import dateline_end, is_dateline, outlet_named
from service.briefs.lexicon import ARABIC_LETTERS
from service.briefs.lines import Block, blocks
from service.briefs.sentence_ends import sentence_cuts
from service.briefs.types import Cleaned, Sentence, SentenceKind

__all__ = ["outlet", "segment", "split_clauses"]

_ARABIC_LETTER = re.compile(f"[{ARABIC_LETTERS}]")
_LETTER = re.compile(r"[^\W\d_]")
_FINAL_MARK = re.compile(r"[.!?؟…][)\]}»”’\"']*$")
LONGEST_LINK = 20
"""A linked heading has at most this many words; a longer line behind `اقرأ أيضا:` is text."""

LONGEST_SENTENCE, LONGEST_PART = 150, 50
"""Words. Of 25,000 news sentences none is longer than the first: such a text lost its full stops, and is divided."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of cleaned text on its way to a sentence."""

    start: int
    end: int
    text: str
    paragraph: int
    kind: SentenceKind


def segment(cleaned: Cleaned) -> tuple[Sentence, ...]:
    """Return all pieces of the text, in document order, without overlap; none for a text of white space.

    A sentence's `start` and `end` count characters of the text as received, half open; its `text` is the cleaned
    stretch with line breaks inside it turned into spaces. Datelines that open a sentence are a piece of their own.
    """
    pieces = [piece for block in blocks(cleaned.text) for piece in _pieces(cleaned.text, block)]
    return tuple(
        Sentence(
            index, piece.paragraph, piece.text, cleaned.offsets[piece.start], cleaned.offsets[piece.end], piece.kind
        )
        for index, piece in enumerate(_with_links_and_signature(pieces))
    )


def outlet(sentences: Iterable[Sentence]) -> str | None:
    """Return the outlet or agency that a dateline among these names, the first one, or None."""
    datelines = (sentence.text for sentence in sentences if sentence.kind is SentenceKind.DATELINE)
    return next((name for name in map(outlet_named, datelines) if name), None)


def _pieces(text: str, block: Block) -> Iterator[Piece]:
    """Yield the sentences of a block, its dateline first."""
    stretch = text[block.start : block.end].replace("\n", " ")
    opening = 0 if is_dateline(stretch) or is_boilerplate(stretch) else dateline_end(stretch)
    if opening:
        yield _piece(stretch, (0, opening), block, SentenceKind.DATELINE)
    rest = stretch[opening:]
    for start, end in _spans(rest, sentence_cuts(rest)):
        parts = _parts(rest[start:end])
        edges = list(accumulate(map(len, parts), initial=opening + start))
        for part, span in zip(parts, pairwise(edges), strict=True):
            yield _piece(stretch, span, block, None if len(parts) == 1 else _script(part))


def _spans(text: str, cuts: list[int]) -> list[tuple[int, int]]:
    """Return the stretches between cuts; one without letters joins the stretch before it (else the one behind)."""
    spans: list[tuple[int, int]] = []
    lettered = False
    for start, end in zip((0, *cuts), (*cuts, len(text)), strict=True):
        has_letters = _LETTER.search(text, start, end) is not None
        if spans and not (has_letters and lettered):
            spans[-1] = (spans[-1][0], end)
            lettered = lettered or has_letters
        else:
            spans.append((start, end))
            lettered = has_letters
    return spans


def _parts(sentence: str) -> tuple[str, ...]:
    """Divide what no sentence can be, so long is it; joined, the parts are the sentence."""
    if len(sentence.split()) <= LONGEST_SENTENCE:
        return (sentence,)
    return split_clauses(sentence, lambda part: len(part.split()) <= LONGEST_PART)


def _piece(stretch: str, span: tuple[int, int], block: Block, kind: SentenceKind | None) -> Piece:
    raw = stretch[span[0] : span[1]]
    start = block.start + span[0] + len(raw) - len(raw.lstrip())
    text = raw.strip()
    return Piece(start, start + len(text), text, block.paragraph, kind or _kind(text))


def _kind(text: str) -> SentenceKind:
    if is_boilerplate(text):
        return SentenceKind.BOILERPLATE
    if is_dateline(text):
        return SentenceKind.DATELINE
    return _script(text)


def _script(text: str) -> SentenceKind:
    return SentenceKind.BODY if _ARABIC_LETTER.search(text) else SentenceKind.FOREIGN


def _with_links_and_signature(pieces: list[Piece]) -> Iterator[Piece]:
    """Mark what only its neighbors give away: the heading behind `اقرأ أيضا:` and the initials at the end."""
    for position, piece in enumerate(pieces):
        linked = position > 0 and is_link_label(pieces[position - 1].text) and _may_be_link(piece)
        signed = position == len(pieces) - 1 and is_signature(piece.text)
        marked = piece.kind is SentenceKind.BODY and (linked or signed)
        yield replace(piece, kind=SentenceKind.BOILERPLATE) if marked else piece


def _may_be_link(piece: Piece) -> bool:
    return len(piece.text.split()) <= LONGEST_LINK and not _FINAL_MARK.search(piece.text)
