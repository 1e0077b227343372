"""Cuts a sentence that is too long for a model into clauses that fit. Knows Arabic clause boundaries, not models."""

import re
from collections.abc import Callable, Iterator
from math import ceil

Fits = Callable[[str], bool]

# A cut lies at the end of each match. The number is how far from the balanced place (as a share of a piece's length)
# a boundary may lie and still be preferred to any word boundary there; set by reading cuts of long news sentences.
_BOUNDARIES = (
    (re.compile(r"[؛;]\s+"), 0.60),
    (re.compile(r"[،,:]\s+"), 0.45),
    (re.compile(r"\s+(?=(?:ثم|لكن|ولكن|حيث|بينما|كما|فيما|إذ|إلا|بعدما|و\w{3,})\b)"), 0.30),
    (re.compile(r"\s+(?=(?:أن|إن|بأن|وأن|التي|الذي|الذين)\b)"), 0.20),
    (re.compile(r"\s+"), 0.0),
)

_FIRST_TRIED = 256
"""Nearly every sentence is shorter than this many characters and is asked about once."""


def split_clauses(text: str, fits: Fits) -> tuple[str, ...]:
    """Return the text in as few, balanced pieces as fit; joined, they are the text, character by character.

    Pieces end behind a semicolon, else a comma, else before a conjunction, else before أن or a relative, else between
    words, at last inside a word. `fits` should hold for every shorter piece of what it holds for. One character is
    returned even if it does not fit: nothing is ever lost.
    """
    pieces: list[str] = []
    rest = text
    while (longest := _longest_fitting(rest, fits)) < len(rest):
        cut = _balanced_cut(rest, longest)
        cut = cut if fits(rest[:cut]) else longest
        pieces.append(rest[:cut])
        rest = rest[cut:]
    return (*pieces, rest) if rest else tuple(pieces)


def _longest_fitting(text: str, fits: Fits) -> int:
    """Return the length of the longest beginning that fits, at least 1 (0 for no text), asking about short ones first.

    Doubling before halving keeps the questions about as long as a piece, however long the text.
    """
    fitting, failing = min(1, len(text)), len(text) + 1
    tried = _FIRST_TRIED
    while fitting + 1 < failing:
        length = min(tried, len(text)) if failing > len(text) else (fitting + failing) // 2
        if fits(text[:length]):
            fitting, tried = length, 2 * length
        else:
            failing = length
    return fitting


def _balanced_cut(text: str, longest: int) -> int:
    """Return where to end the first piece: near an equal share, at the best boundary that needs no piece more."""
    count = ceil(len(text) / longest)
    share = len(text) / count
    earliest = len(text) - (count - 1) * longest
    cuts = list(_weighed_cuts(text[: longest + 1], share))
    enough = [cut for cut in cuts if earliest <= cut[1] <= longest] or [cut for cut in cuts if cut[1] <= longest]
    return min(enough)[1] if enough else longest


def _weighed_cuts(text: str, share: float) -> Iterator[tuple[float, int]]:
    """Yield (cost, position) for every boundary; less is better."""
    for pattern, worth in _BOUNDARIES:
        for match in pattern.finditer(text, 1):
            if match.end() < len(text):
                yield abs(match.end() - share) / share - worth, match.end()
