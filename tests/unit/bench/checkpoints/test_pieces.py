"""Vocabularies of published sizes: the starter's tokens, and filler that no text is cut into."""

from pathlib import Path

import pytest
from sentencepiece import SentencePieceProcessor

from bench.checkpoints.pieces import ARABIC, filler, write_joint, write_multilingual
from models.catalogue import GOLDEN_DOCUMENT
from service.settings import STARTER

CHECKPOINT = STARTER / "checkpoint"


def cut(path: Path) -> list[list[str]]:
    """Cut the golden sentences with a SentencePiece model."""
    model = SentencePieceProcessor(model_file=str(path))
    return [model.encode(sentence, out_type=str) for sentence in GOLDEN_DOCUMENT.sentences]


@pytest.mark.parametrize("end", [0, 5_000])
def test_the_joint_vocabulary_has_its_size_and_cuts_as_the_starter(tmp_path: Path, end: int) -> None:
    """All ids are given, `</s>` and `<pad>` are where they belong, and filler is never used."""
    vocabulary = write_joint(CHECKPOINT, tmp_path, 9_000, end)
    assert sorted(vocabulary.values()) == list(range(9_000))
    assert (vocabulary["</s>"], vocabulary["<pad>"]) == (end, 8_999)
    assert cut(tmp_path / "source.spm") == cut(CHECKPOINT / "source.spm")


def test_the_multilingual_vocabulary_has_its_size_and_cuts_as_the_starter(tmp_path: Path) -> None:
    """The special pieces have mT5's ids."""
    write_multilingual(CHECKPOINT, tmp_path / "spiece.model", 9_000)
    model = SentencePieceProcessor(model_file=str(tmp_path / "spiece.model"))
    assert model.get_piece_size() == 9_000
    assert (model.pad_id(), model.eos_id(), model.unk_id(), model.bos_id()) == (0, 1, 2, -1)
    assert cut(tmp_path / "spiece.model") == cut(CHECKPOINT / "source.spm")


def test_filler_is_new_and_always_the_same() -> None:
    """Known pieces are left out, none comes twice, and every call gives the same ones."""
    first = list(filler(ARABIC, 50, frozenset()))
    assert len(set(first)) == 50
    assert first == list(filler(ARABIC, 50, frozenset()))
    assert first[0] not in list(filler(ARABIC, 50, frozenset(first[:1])))
