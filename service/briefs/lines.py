"""Cleaned text -> blocks: the stretches between real line breaks. Knows line lengths and endings, not sentences.

A single line break may be a paragraph's end or the place where a mail program or a PDF folded the line; see
`docs/decisions/0010-line-breaks.md` for the evidence that decides.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from service.briefs.lexicon import OPEN_WORDS

WIDEST_WRAP = 120
"""Mail programs fold at 72-80 characters, PDF columns at 40-110; a line above this was not folded."""

NARROWEST_WRAP = 30
FILLED = 0.85
"""A folded line with the word that no longer fitted reaches this share of the width (proportional type varies)."""

WIDER_FIRST_LINE = 1.1
"""The first line of folded text is at most this much wider than the others; a heading above it may have any width."""

LEAST_FOLDED_SHARE = 0.7
LEAST_FOLDED_LINES = 2

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"(?:[•▪●◾■◆*\-–—·]|\d{1,3}\s?[.)\-–](?!\d))\s?(?=\S)")
_FINISHED = re.compile(r"[.!?؟…:][)\]}»”’\"']*$")
_SENTENCE_MARK = re.compile(r"[.!?؟…][)\]}»”’\"']*(?:\s|$)")
_CONTINUES = re.compile(r"^[،؛,)\]}»”]")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of cleaned text that no line break divides, and the paragraph it belongs to."""

    start: int
    end: int
    paragraph: int


def blocks(text: str) -> list[Block]:
    """Return the blocks of a cleaned text, in order; every character but line breaks is in exactly one."""
    lines = list(_LINE.finditer(text))
    width = _wrap_width(lines)
    found: list[Block] = []
    for line, previous in zip(lines, (None, *lines), strict=False):
        if previous and _continues(previous, line, width):
            found[-1] = Block(found[-1].start, line.end(), found[-1].paragraph)
        else:
            found.append(Block(line.start(), line.end(), len(found)))
    return found


def starts_with_bullet(text: str) -> bool:
    """Tell whether a line is an item of a list."""
    return _BULLET.match(text) is not None


def _continues(line: re.Match[str], following: re.Match[str], width: int) -> bool:
    """Tell whether the break between two lines is a fold and no end."""
    if following.start() - line.end() > 1 or starts_with_bullet(following[0]):
        return False
    if width and _filled(line, following, width):
        return True
    return _is_open(line[0]) or bool(_CONTINUES.match(following[0]))


def _is_open(line: str) -> bool:
    return line.endswith(("،", ",", "(", "«", "“")) or line.rpartition(" ")[2] in OPEN_WORDS


def _filled(line: re.Match[str], following: re.Match[str], width: int) -> bool:
    """Tell whether the next line's first word would hardly have fitted on this one (for the first line: not at all)."""
    needed = len(line[0]) + 1 + len(following[0].partition(" ")[0])
    if line.start() == 0:
        return width < needed and len(line[0]) <= width * WIDER_FIRST_LINE
    return needed >= FILLED * width


def _wrap_width(lines: list[re.Match[str]]) -> int:
    """Return the width at which the text was folded, or 0 where it was not.

    Folded prose has unfinished lines of near-equal width and a sentence mark somewhere; a list of headings has none.
    """
    # The first line may be a heading of another width.
    width = max((len(line[0]) for line in lines[1:]), default=0)
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return 0
    unfinished = [(a, b) for a, b in pairwise(lines) if b.start() - a.end() == 1 and not _FINISHED.search(a[0])]
    folded = sum(_filled(line, following, width) for line, following in unfinished)
    enough = folded >= max(LEAST_FOLDED_LINES, LEAST_FOLDED_SHARE * len(unfinished))
    return width if enough and any(_SENTENCE_MARK.search(line[0]) for line in lines) else 0
