"""What a model is converted with: both sides of Marian apart, mT5's rows as they were numbered, a name for the rest."""

import json
from pathlib import Path

import pytest
from sentencepiece import SentencePieceProcessor

from models.errors import CheckpointInvalid
from models.vocabulary import name_vocabulary, read_vocabulary


def test_marian_sides_are_told_apart(tiny_marian_checkpoint: Path) -> None:
    """The encoder keeps what source.spm can give, the decoder what target.spm can; all rows are still loaded."""
    trimmed = read_vocabulary(tiny_marian_checkpoint, "marian", trimmed=True)
    assert trimmed.source is not None
    assert trimmed.target is not None
    assert {"</s>", "<unk>"} <= set(trimmed.source) & set(trimmed.target)
    assert "▁Cairo" in set(trimmed.target) - set(trimmed.source)
    assert "▁القاهرة" in set(trimmed.source) - set(trimmed.target)
    assert "<pad>" not in {*trimmed.source, *trimmed.target}
    assert trimmed.rows is None
    assert not trimmed.files


def test_rows_are_those_of_the_kept_pieces(tiny_mt5_checkpoint: Path) -> None:
    """Each token of the trimmed file has its published number in `rows`, at its new number."""
    published = SentencePieceProcessor(model_file=str(tiny_mt5_checkpoint / "spiece.model"))
    trimmed = read_vocabulary(tiny_mt5_checkpoint, "mt5", trimmed=True)
    assert trimmed.rows is not None
    assert [published.id_to_piece(row) for row in trimmed.rows] == list(trimmed.ids)
    assert list(trimmed.ids.values()) == list(range(len(trimmed.rows)))


@pytest.mark.parametrize("architecture", ["marian", "mt5"])
def test_full_vocabulary_is_left_alone(
    architecture: str, tiny_marian_checkpoint: Path, tiny_mt5_checkpoint: Path
) -> None:
    """Nothing is taken out and no file is written anew where the whole vocabulary is asked for."""
    checkpoint = tiny_marian_checkpoint if architecture == "marian" else tiny_mt5_checkpoint
    full = read_vocabulary(checkpoint, architecture, trimmed=False)
    assert (full.rows, full.source, full.target, full.files) == (None, None, None, {})


@pytest.mark.parametrize("content", [b"{", b"[1]", None])
def test_damaged_vocabulary_is_refused(content: bytes | None, tmp_path: Path) -> None:
    """A vocabulary that is missing or of another form is named."""
    if content is not None:
        (tmp_path / "vocab.json").write_bytes(content)
    with pytest.raises(CheckpointInvalid, match=r"vocab\.json"):
        read_vocabulary(tmp_path, "marian", trimmed=True)


def test_damaged_pieces_are_refused(tmp_path: Path) -> None:
    """So is a file that is no SentencePiece model."""
    (tmp_path / "spiece.model").write_bytes(b"not a model")
    with pytest.raises(CheckpointInvalid, match=r"spiece\.model"):
        read_vocabulary(tmp_path, "mt5", trimmed=True)


def test_other_vocabularies_have_other_names(tmp_path: Path) -> None:
    """One token more on one side, and the vocabulary goes by another name; the same tokens, the same name."""
    names = []
    for target in (["a"], ["a"], ["a", "b"]):
        (tmp_path / "source_vocabulary.json").write_text(json.dumps(["a"]), encoding="utf-8")
        (tmp_path / "target_vocabulary.json").write_text(json.dumps(target), encoding="utf-8")
        names.append(name_vocabulary(tmp_path))
    assert names[0] == names[1] != names[2]
    assert all(name.startswith("trimmed-") for name in names)
