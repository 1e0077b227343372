"""Vocabularies of the published sizes: the shipped starter's pieces first, then filler that no text is cut into.

So a text has as many tokens as the starter makes of it, about 1.8 a word, as the published tokenizers do, while every
vocabulary matrix has all its published rows. Filler looks like pieces of real languages, in about their shares, so
that trimming keeps about as many as of the published ones.
"""

import random
from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any

from models.tokenization import END, PAD, SPACE, UNKNOWN

schema = import_module("sentencepiece.sentencepiece_model_pb2")  # made by protobuf, and known to no type checker
Model = Any

UNLIKELY = -100.0
"""A filler piece's log-probability: any text is likelier cut into single letters."""
NORMAL, UNKNOWN_KIND, CONTROL = 1, 2, 3
ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
LATIN = "abcdefghijklmnopqrstuvwxyz"
CYRILLIC = "абвгдежзиклмнопрстуфхцчшщыьэюя"
GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
ACCENTED = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýþ"
DEVANAGARI = "अआइईउऊएऐओऔकखगघचछजझटठडढणतथदधनपफबभमयरलवशषसह"
HAN = "".join(map(chr, range(0x4E00, 0x4E00 + 400)))
MULTILINGUAL = (
    (ARABIC, 0.164),
    (LATIN, 0.026),
    (ACCENTED, 0.26),
    (CYRILLIC, 0.15),
    (GREEK, 0.05),
    (DEVANAGARI, 0.15),
    (HAN, 0.20),
)
"""Shares of filler. Trimming to Arabic and English keeps some 48,000 of mT5's pieces, the English ones by a list
of words, in which no filler occurs, so Arabic letters stand for both."""
LENGTHS = (4, 9)


def filler(alphabet: str, count: int, known: frozenset[str]) -> Iterator[str]:
    """Give so many different pieces of an alphabet, half of them word beginnings; the same ones every time."""
    choose = random.Random(alphabet)  # noqa: S311 (no secrets)
    seen = set(known)
    while count:
        word = "".join(choose.choices(alphabet, k=choose.randint(*LENGTHS)))
        piece = choose.choice(("", SPACE)) + word
        if piece not in seen:
            seen.add(piece)
            count -= 1
            yield piece


def write_joint(checkpoint: Path, folder: Path, size: int, end: int) -> dict[str, int]:
    """Write source.spm, target.spm and vocab.json for Marian; `</s>` at `end`, `<pad>` last; return the vocabulary."""
    model = _read(checkpoint / "source.spm")
    known = [piece.piece for piece in model.pieces if piece.piece not in (END, UNKNOWN)]
    missing = size - 3 - len(known)
    sides = {"source.spm": list(filler(ARABIC, missing // 2, frozenset(known)))}
    sides["target.spm"] = list(filler(LATIN, missing - missing // 2, frozenset(known)))
    for name, added in sides.items():
        (folder / name).write_bytes(_with_pieces(model, added))
    tokens = [UNKNOWN, *known, *chain(*sides.values())]
    tokens.insert(end, END)
    return {token: index for index, token in enumerate([*tokens, PAD])}


def write_multilingual(checkpoint: Path, path: Path, size: int) -> Model:
    """Write mT5's spiece.model: `<pad>`, `</s>` and `<unk>`, the starter's pieces, filler; return it."""
    model = _read(checkpoint / "source.spm")
    pieces = [piece for piece in model.pieces if piece.piece not in (END, UNKNOWN)]
    special = ((PAD, CONTROL), (END, CONTROL), (UNKNOWN, UNKNOWN_KIND))
    del model.pieces[:]
    model.pieces.extend(schema.ModelProto.SentencePiece(piece=name, score=0.0, type=kind) for name, kind in special)
    model.pieces.extend(pieces)
    for field, index in (("pad_id", 0), ("eos_id", 1), ("unk_id", 2), ("bos_id", -1)):
        setattr(model.trainer_spec, field, index)
    known = frozenset(piece.piece for piece in pieces)
    missing = size - len(model.pieces)
    counts = [int(missing * share) for _, share in MULTILINGUAL]
    counts[-1] = missing - sum(counts[:-1])
    added = chain(*(filler(letters, count, known) for (letters, _), count in zip(MULTILINGUAL, counts, strict=True)))
    path.write_bytes(_with_pieces(model, list(added)))
    return model


def _read(path: Path) -> Model:
    model = schema.ModelProto()
    model.ParseFromString(path.read_bytes())
    return model


def _with_pieces(model: Model, added: Sequence[str]) -> bytes:
    """Serialize the model with more pieces behind its own."""
    grown = schema.ModelProto()
    grown.CopyFrom(model)
    grown.pieces.extend(schema.ModelProto.SentencePiece(piece=piece, score=UNLIKELY, type=NORMAL) for piece in added)
    return bytes(grown.SerializeToString())
