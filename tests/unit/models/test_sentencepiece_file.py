"""A SentencePiece model loses the pieces it is told to lose and nothing else."""

from pathlib import Path

import pytest
from sentencepiece import SentencePieceProcessor

from models.errors import CheckpointInvalid
from models.sentencepiece_file import SELF_TEST, narrow, read_fields

TEXT = "قال الوزير في القاهرة ."


@pytest.fixture
def published(tiny_mt5_checkpoint: Path) -> bytes:
    """Read the tiny mT5's spiece.model."""
    return (tiny_mt5_checkpoint / "spiece.model").read_bytes()


def pieces(model: bytes) -> list[str]:
    """Return a model's pieces in the order of their ids."""
    loaded = SentencePieceProcessor(model_proto=model)
    return [loaded.id_to_piece(index) for index in range(loaded.get_piece_size())]


def test_fields_make_the_file(published: bytes) -> None:
    """The fields that are read are the whole file, byte for byte."""
    assert b"".join(field for _, field in read_fields(published)) == published


def test_kept_pieces_are_numbered_anew(published: bytes) -> None:
    """What is kept keeps its order; what is dropped is gone."""
    every = pieces(published)
    kept = [index for index in range(len(every)) if index < 3 or index % 2]
    assert pieces(narrow(published, kept)) == [every[index] for index in kept]


def test_split_of_kept_pieces_stays(published: bytes) -> None:
    """A text is split as before when all its pieces are kept."""
    before = SentencePieceProcessor(model_proto=published)
    kept = {0, 1, 2, *before.encode(TEXT)}
    after = SentencePieceProcessor(model_proto=narrow(published, kept))
    assert after.encode(TEXT, out_type=str) == before.encode(TEXT, out_type=str)
    assert (after.pad_id(), after.eos_id(), after.unk_id()) == (0, 1, 2)


def test_recorded_splits_go(published: bytes) -> None:
    """A record of splits with all pieces, which SentencePiece would compare when it loads the model, is left out."""
    record = bytes([SELF_TEST << 3 | 2, 0])
    assert narrow(published + record, range(len(pieces(published)))) == published


@pytest.mark.parametrize("damage", [b"\x08\x01", b"\x0a", b"\x0a\xff", b"\x0a\x05abc", b"not a model"])
def test_other_files_are_refused(published: bytes, damage: bytes) -> None:
    """A file of another form, or one cut off, is refused."""
    with pytest.raises(CheckpointInvalid):
        narrow(published + damage, range(10))
