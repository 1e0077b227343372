"""Text to pieces and back for the two published layouts, Marian and mT5, with SentencePiece alone.

Knows no engine: no transformers, no torch. Piece for piece the same as transformers' tokenizers, but for three cases in
which users' text must not be read as an instruction: `</s>` and other special tokens, Marian's `>>xx<<` codes, and
bytes for unknown characters, which SentencePiece gives where a vocabulary has them and transformers 5 forgets.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol

from sentencepiece import SentencePieceProcessor

from models.errors import CheckpointInvalid
from models.protocol import Place

END, UNKNOWN, PAD = "</s>", "<unk>", "<pad>"
SPECIAL = frozenset({END, UNKNOWN, PAD})
SPACE = "▁"
DEFAULT_WINDOW = 512
"""Positions of every published opus-mt model and the source length that XL-Sum's mT5 was trained with."""


class Tokenizer(Protocol):
    """Text to pieces and pieces to ids, both ways; the end of the sentence is the caller's to add."""

    def encode(self, text: str) -> list[str]:
        """Split a text into pieces; one outside the vocabulary becomes `<unk>`."""
        ...

    def encode_target(self, text: str) -> list[str]:
        """Split a text of the target language into pieces as outputs are made of."""
        ...

    def places(self, text: str) -> list[Place]:
        """Say where each piece that `encode` gives stands in the text, in code points."""
        ...

    def decode(self, pieces: Sequence[str]) -> str:
        """Join target pieces into text, special tokens left out."""
        ...

    def ids(self, pieces: Sequence[str]) -> list[int]:
        """Look up the pieces' ids."""
        ...

    def pieces(self, ids: Sequence[int]) -> list[str]:
        """Look up the ids' pieces."""
        ...


@dataclass(frozen=True)
class MarianTokenizer:
    """Marian's: SentencePiece splits, `vocab.json` numbers (SentencePiece's own ids mean nothing here)."""

    source: SentencePieceProcessor
    target: SentencePieceProcessor
    vocabulary: dict[str, int]

    @classmethod
    def load(cls, folder: Path) -> "MarianTokenizer":
        """Read both `.spm` files and `vocab.json`; raises `CheckpointInvalid` when they are missing or damaged."""
        vocabulary = _read_json(folder / "vocab.json")
        if not {END, UNKNOWN} <= vocabulary.keys():
            raise CheckpointInvalid(f"{folder}: vocab.json lacks {END} or {UNKNOWN}")
        return cls(read_pieces(folder / "source.spm"), read_pieces(folder / "target.spm"), vocabulary)

    @cached_property
    def _by_id(self) -> dict[int, str]:
        return {index: piece for piece, index in self.vocabulary.items()}

    def encode(self, text: str) -> list[str]:
        """Split a text into pieces; one outside the vocabulary becomes `<unk>`."""
        return [piece if piece in self.vocabulary else UNKNOWN for piece in _split(self.source, text)]

    def encode_target(self, text: str) -> list[str]:
        """Split a text of the target language into pieces; one outside the vocabulary becomes `<unk>`."""
        return [piece if piece in self.vocabulary else UNKNOWN for piece in _split(self.target, text)]

    def places(self, text: str) -> list[Place]:
        """Say where each piece that `encode` gives stands in the text, in code points."""
        return _places(self.source, text)

    def decode(self, pieces: Sequence[str]) -> str:
        """Join target pieces into text, special tokens left out."""
        return "".join(piece for piece in pieces if piece not in SPECIAL).replace(SPACE, " ").strip()

    def ids(self, pieces: Sequence[str]) -> list[int]:
        """Look up the pieces' ids."""
        return [self.vocabulary[piece] for piece in pieces]

    def pieces(self, ids: Sequence[int]) -> list[str]:
        """Look up the ids' pieces."""
        return [self._by_id[index] for index in ids]


@dataclass(frozen=True)
class T5Tokenizer:
    """T5's and mT5's: one SentencePiece model both splits and numbers; ids past its end are unused rows."""

    model: SentencePieceProcessor

    @classmethod
    def load(cls, folder: Path) -> "T5Tokenizer":
        """Read `spiece.model`; raises `CheckpointInvalid` when it is missing or damaged."""
        return cls(read_pieces(folder / "spiece.model"))

    def encode(self, text: str) -> list[str]:
        """Split a text into pieces; one outside the vocabulary becomes `<unk>`."""
        return self.pieces(self.ids(_split(self.model, text)))

    def encode_target(self, text: str) -> list[str]:
        """Split a text as `encode` does: the model has one language."""
        return self.encode(text)

    def places(self, text: str) -> list[Place]:
        """Say where each piece that `encode` gives stands in the text, in code points."""
        return _places(self.model, text)

    def decode(self, pieces: Sequence[str]) -> str:
        """Join target pieces into text, special tokens left out; bytes become characters."""
        known = [index for index in self.ids(pieces) if not self._is_special(index)]
        return str(self.model.decode(known)).strip()

    def ids(self, pieces: Sequence[str]) -> list[int]:
        """Look up the pieces' ids."""
        return [self.model.piece_to_id(piece) for piece in pieces]

    def pieces(self, ids: Sequence[int]) -> list[str]:
        """Look up the ids' pieces; unused rows past the end of the SentencePiece model give `<unk>`."""
        size = self.model.get_piece_size()
        return [self.model.id_to_piece(index) if index < size else UNKNOWN for index in ids]

    def _is_special(self, index: int) -> bool:
        return bool(self.model.is_control(index) or self.model.is_unknown(index))


def load_tokenizer(folder: Path) -> Tokenizer:
    """Load the tokenizer of whichever layout the folder has; raises `CheckpointInvalid` when it has neither."""
    if (folder / "spiece.model").is_file():
        return T5Tokenizer.load(folder)
    if (folder / "source.spm").is_file():
        return MarianTokenizer.load(folder)
    raise CheckpointInvalid(f"{folder}: neither source.spm nor spiece.model is there")


def read_window(folder: Path) -> int:
    """Return the most source tokens, end of sentence included, as the folder says; at most `DEFAULT_WINDOW`."""
    limits = [DEFAULT_WINDOW]
    for name, key in (("tokenizer_config.json", "model_max_length"), ("config.json", "max_position_embeddings")):
        if (folder / name).is_file():
            # Checkpoints without a limit say so with a huge float.
            limits.append(int(_read_json(folder / name).get(key) or DEFAULT_WINDOW))
    return min(limits)


def read_pieces(path: Path) -> SentencePieceProcessor:
    """Read a SentencePiece model; raises `CheckpointInvalid` when it is missing or damaged."""
    try:
        return SentencePieceProcessor(model_file=str(path))
    except (OSError, RuntimeError) as error:
        raise CheckpointInvalid(f"{path}: missing or not a SentencePiece model") from error


def _split(model: SentencePieceProcessor, text: str) -> list[str]:
    return list(model.encode(_encodable(text), out_type=str))


def _places(model: SentencePieceProcessor, text: str) -> list[Place]:
    return list(model.encode(_encodable(text), return_type="offset_mapping")["offsets"])


def _encodable(text: str) -> str:
    """Put question marks for lone surrogates, which JSON can carry and which have no UTF-8 form; as long as before."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _read_json(path: Path) -> dict[str, int]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CheckpointInvalid(f"{path}: missing or not JSON") from error
    if not isinstance(content, dict):
        raise CheckpointInvalid(f"{path}: not a JSON object")
    return content
