"""From the rows of one attention head to where in the source each piece of an output looked.

The head is the first of the last decoder layer: Marian guides that one to word links where it trains with any
(`--guided-alignment`, as for opus-mt's transformer-align models), and so does `models.training`. Knows no engine.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from models.protocol import Attention, Place
from models.tokenization import Tokenizer

WHOLE = 255
"""All of a piece's attention, as a byte."""


def compact(rows: Iterable[Sequence[float]]) -> tuple[bytes, ...]:
    """Bring rows of shares (0-1) to bytes, a thirtieth of the memory; the end of the source, last, is left out."""
    return tuple(bytes(min(WHOLE, round(share * WHOLE)) for share in row[:-1]) for row in rows)


def read_attention(
    source: str, pieces: Sequence[str], weights: tuple[bytes, ...] | None, tokenizer: Tokenizer
) -> Attention | None:
    """Find where the pieces of both sides stand in their texts; None where no weights were asked for."""
    if weights is None:
        return None
    read = len(weights[0]) if weights else 0
    return Attention(tuple(tokenizer.places(source)[:read]), target_places(pieces, tokenizer), weights)


def target_places(pieces: Sequence[str], tokenizer: Tokenizer) -> tuple[Place, ...]:
    """Say where each piece stands in the text that the pieces are decoded to."""
    ends = [len(tokenizer.decode(pieces[:count])) for count in range(len(pieces) + 1)]
    return tuple(pairwise(ends))
