"""Pieces and ids are those of transformers' tokenizers, save where users' text must stay text."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
import sentencepiece
from transformers import AutoTokenizer, PreTrainedTokenizerBase
from transformers import MarianTokenizer as TransformersMarian

from models.errors import CheckpointInvalid
from models.tokenization import (
    END,
    SPACE,
    UNKNOWN,
    MarianTokenizer,
    T5Tokenizer,
    Tokenizer,
    load_tokenizer,
    read_window,
)

STARTER = Path(__file__).parents[3] / "models/starter/checkpoint"
NEEDS_STARTER = pytest.mark.skipif(not STARTER.is_dir(), reason="the starter checkpoint is not in this tree")
TEXTS = [
    "قال الوزير في القاهرة اليوم .",
    "أَعْلَنَتِ الحكومةُ خطّةً جديدة، فهل تكفي؟",
    "The minister said: today, in Cairo!",
    "١٢٣ و 456 و ۷۸ و 3.5٪",
    "قال مدير IBM إن 2026 عام كبير",
    "漢字 والكتاب 🙂 ѣ",
    "سطر\nوسطر\tوفراغ   طويل",
    "ﻗﺎﻝ ﷺ ｗｉｄｅ",
    " يبدأ بفراغ وينتهي به ",
    "محمـــد\u200f \u200bو\u00a0زيد",
    "",
    " ",
]


def reference_of(folder: Path) -> PreTrainedTokenizerBase:
    """Load transformers' own tokenizer for the folder."""
    if (folder / "source.spm").is_file():
        return TransformersMarian.from_pretrained(folder)
    return AutoTokenizer.from_pretrained(folder)


@pytest.fixture(scope="module", params=["tiny Marian", "tiny mT5", pytest.param("starter", marks=NEEDS_STARTER)])
def both(request: pytest.FixtureRequest) -> tuple[Tokenizer, PreTrainedTokenizerBase]:
    """Give our tokenizer and transformers' on each checkpoint in turn."""
    if request.param == "starter":
        folder = STARTER
    else:
        name = {"tiny Marian": "tiny_marian_checkpoint", "tiny mT5": "tiny_mt5_checkpoint"}[request.param]
        folder = request.getfixturevalue(name)
    return load_tokenizer(folder), reference_of(folder)


@pytest.mark.parametrize("text", TEXTS)
def test_same_ids_and_pieces(both: tuple[Tokenizer, PreTrainedTokenizerBase], text: str) -> None:
    """Ids and pieces are transformers', the end of the sentence added."""
    ours, reference = both
    ids = reference(text)["input_ids"]
    pieces = [*ours.encode(text), END]
    assert ours.ids(pieces) == ids
    assert pieces == reference.convert_ids_to_tokens(ids) == ours.pieces(ids)


@pytest.mark.parametrize("text", TEXTS)
def test_same_text_back(both: tuple[Tokenizer, PreTrainedTokenizerBase], text: str) -> None:
    """Decoding leaves out special tokens and gives transformers' text."""
    ours, reference = both
    ids = reference(text)["input_ids"]
    expected = reference.decode(ids, skip_special_tokens=True, clean_up_tokenization_spaces=False).strip()
    assert ours.decode(ours.pieces(ids)) == expected


@pytest.mark.parametrize("text", TEXTS)
def test_places_of_pieces(both: tuple[Tokenizer, PreTrainedTokenizerBase], text: str) -> None:
    """Pieces stand one behind the other; each holds the letters it was made from, wide or joined as they may be."""
    ours, _ = both
    pieces, places = ours.encode(text), ours.places(text)
    assert len(places) == len(pieces)
    assert all(start <= end for start, end in places)
    assert all(one[1] == other[0] for one, other in pairwise(places))
    assert "".join(text[start:end] for start, end in places).split() == text.split()
    for piece, (start, end) in zip(pieces, places, strict=True):
        if text.isascii() and piece != UNKNOWN:
            assert piece.replace(SPACE, "") == text[start:end].strip()


@pytest.mark.parametrize("text", ["</s>", "قال </s> الوزير", "<pad> <unk>", ">>fra<< قال"])
def test_special_tokens_in_a_text_are_text(both: tuple[Tokenizer, PreTrainedTokenizerBase], text: str) -> None:
    """A user cannot end the sentence or choose a language by writing a special token."""
    ours, _ = both
    assert not {"</s>", "<pad>", ">>fra<<"} & set(ours.encode(text))


def test_lone_surrogate_is_readable(both: tuple[Tokenizer, PreTrainedTokenizerBase]) -> None:
    """A lone surrogate, which has no UTF-8 form, counts as an unknown character."""
    ours, _ = both
    assert ours.encode("قال \ud800 الوزير")[:1] == ours.encode("قال")[:1]


def test_bytes_stand_for_unknown_characters(tmp_path: Path) -> None:
    """Where an mT5 vocabulary has bytes, a character it has not seen comes back whole."""
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(["قال الوزير في القاهرة"] * 20),
        model_prefix=str(tmp_path / "spiece"),
        vocab_size=300,
        byte_fallback=True,
        hard_vocab_limit=False,
        pad_id=0,
        eos_id=1,
        unk_id=2,
        bos_id=-1,
        minloglevel=2,
    )
    tokenizer = T5Tokenizer.load(tmp_path)
    pieces = tokenizer.encode("قال 漢")
    assert "<unk>" not in pieces
    assert tokenizer.decode([*pieces, END]) == "قال 漢"


def test_unused_rows_are_unknown(tiny_mt5_checkpoint: Path) -> None:
    """An id past the end of the SentencePiece model decodes to nothing, as unused rows of the embeddings do."""
    tokenizer = T5Tokenizer.load(tiny_mt5_checkpoint)
    size = sentencepiece.SentencePieceProcessor(model_file=str(tiny_mt5_checkpoint / "spiece.model")).get_piece_size()
    assert tokenizer.pieces([size]) == ["<unk>"]
    assert tokenizer.decode(["<extra_id_0>", *tokenizer.encode("قال")]) == "قال"


@pytest.mark.parametrize(
    ("files", "window"),
    [
        ({}, 512),
        ({"tokenizer_config.json": {"model_max_length": 64}}, 64),
        ({"tokenizer_config.json": {"model_max_length": 1e30}}, 512),
        ({"tokenizer_config.json": {"model_max_length": None}}, 512),
        ({"config.json": {"max_position_embeddings": 128}}, 128),
        ({"config.json": {"add_source_bos": False}, "tokenizer_config.json": {"model_max_length": 100}}, 100),
        ({"config.json": {"max_position_embeddings": 1024}}, 512),
    ],
)
def test_window_is_the_smallest_limit(files: dict[str, dict[str, object]], window: int, tmp_path: Path) -> None:
    """The window is the least of what the files say and 512."""
    for name, content in files.items():
        (tmp_path / name).write_text(json.dumps(content), encoding="utf-8")
    assert read_window(tmp_path) == window


@pytest.mark.parametrize(
    "damage",
    [
        {"source.spm": b""},
        {"source.spm": b"not a model"},
        {"vocab.json": b"{"},
        {"vocab.json": b"[]"},
        {"vocab.json": b"{}"},
        {"source.spm": None},
        {"vocab.json": None},
    ],
)
def test_damaged_files_are_refused(
    damage: dict[str, bytes | None], tiny_marian_checkpoint: Path, tmp_path: Path
) -> None:
    """Missing or damaged tokenizer files are named in the error."""
    for name in ("source.spm", "vocab.json"):
        (tmp_path / name).write_bytes((tiny_marian_checkpoint / name).read_bytes())
    for name, content in damage.items():
        (tmp_path / name).unlink()
        if content is not None:
            (tmp_path / name).write_bytes(content)
    with pytest.raises(CheckpointInvalid, match=next(iter(damage))):
        MarianTokenizer.load(tmp_path)


def test_a_folder_without_a_tokenizer_is_refused(tmp_path: Path) -> None:
    """A folder of neither layout is no checkpoint."""
    with pytest.raises(CheckpointInvalid, match=r"spiece\.model"):
        load_tokenizer(tmp_path)
