"""The vocabulary that a model is converted with: as published, or trimmed to what Arabic and English need.

Knows a checkpoint's tokenizer files and no weights.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sentencepiece import SentencePieceProcessor

from models.errors import CheckpointInvalid
from models.sentencepiece_file import narrow
from models.tokenization import PAD, read_pieces
from models.trim import source_pieces, summarizer_pieces, target_pieces

FULL = "full"
"""The name of a vocabulary that nothing was taken from."""
NAME_LETTERS = 8
PIECES_FILE = "spiece.model"
CONVERTED = ("shared_vocabulary.json", "source_vocabulary.json", "target_vocabulary.json")
"""The files in which CTranslate2 keeps a model's tokens."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`ids`: every token that the loaded weights have a row for, with its number.

    `rows`: the numbers that the published weights have for those tokens, None where all are loaded. `source`, `target`:
    the tokens of either side, None where both have all of them. `files`: tokenizer files that differ from the
    published ones.
    """

    ids: Mapping[str, int]
    rows: tuple[int, ...] | None
    source: tuple[str, ...] | None
    target: tuple[str, ...] | None
    files: Mapping[str, bytes]


def read_vocabulary(checkpoint: Path, architecture: str, *, trimmed: bool) -> Vocabulary:
    """Read what a "marian" or "mt5" checkpoint has and, where `trimmed`, trim it; raises `CheckpointInvalid`."""
    if architecture == "marian":
        return _read_marian(checkpoint, trimmed=trimmed)
    path = checkpoint / PIECES_FILE
    model = read_pieces(path)
    if not trimmed:
        return Vocabulary(_number(model), None, None, None, {})
    rows = summarizer_pieces(model)
    narrowed = narrow(path.read_bytes(), rows)
    ids = _number(SentencePieceProcessor(model_proto=narrowed))
    return Vocabulary(ids, tuple(rows), None, None, {PIECES_FILE: narrowed})


def name_vocabulary(folder: Path) -> str:
    """Name a converted model's vocabulary by a hash of its tokens, so that no two vocabularies go by one name."""
    digest = sha256()
    for name in CONVERTED:
        if (folder / name).is_file():
            digest.update((folder / name).read_bytes())
    return f"trimmed-{digest.hexdigest()[:NAME_LETTERS]}"


def _read_marian(checkpoint: Path, *, trimmed: bool) -> Vocabulary:
    # vocab.json numbers both sides' pieces; the two SentencePiece models have numbers of their own.
    path = checkpoint / "vocab.json"
    try:
        ids = dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, TypeError, ValueError) as error:
        raise CheckpointInvalid(f"{path}: missing or not a vocabulary") from error
    if not trimmed:
        return Vocabulary(ids, None, None, None, {})
    # The decoder starts from nothing, for which the published weights have <pad>; the converter takes it out.
    tokens = [token for token in sorted(ids, key=ids.__getitem__) if token != PAD]
    source = source_pieces(read_pieces(checkpoint / "source.spm"), tokens)
    target = target_pieces(read_pieces(checkpoint / "target.spm"), tokens)
    return Vocabulary(ids, None, tuple(source), tuple(target), {})


def _number(model: SentencePieceProcessor) -> dict[str, int]:
    return {model.id_to_piece(index): index for index in range(model.get_piece_size())}
