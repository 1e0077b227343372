"""A tokenizer without a model: a piece is a word with the space before it."""

import re
from collections.abc import Sequence

from models.protocol import Place
from models.tokenization import SPACE, SPECIAL


class SpelledPieces:
    """Splits before spaces and joins as Marian does."""

    def encode(self, text: str) -> list[str]:
        """Split before spaces."""
        return [SPACE + text[start:end].strip() for start, end in self.places(text)]

    def encode_target(self, text: str) -> list[str]:
        """Split before spaces."""
        return self.encode(text)

    def places(self, text: str) -> list[Place]:
        """Say where the pieces stand."""
        return [found.span() for found in re.finditer(r"\s*\S+", text)]

    def decode(self, pieces: Sequence[str]) -> str:
        """Join pieces into text."""
        return "".join(piece for piece in pieces if piece not in SPECIAL).replace(SPACE, " ").strip()

    def ids(self, pieces: Sequence[str]) -> list[int]:
        """Give every piece the same id."""
        return [0 for _ in pieces]

    def pieces(self, ids: Sequence[int]) -> list[str]:
        """Give every id the same piece."""
        return [SPACE for _ in ids]
