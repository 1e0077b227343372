"""Published layouts become folders that CTranslate2 serves, with the output layer that the publisher meant."""

import json
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from models.convert import convert
from models.ctranslate2_engine import CTranslate2Summarizer, CTranslate2Translator
from models.errors import CheckpointInvalid
from models.protocol import DecodingOptions
from models.transformers_engine import TransformersSummarizer
from tests.tiny.corpus import LEXICON, MARKS

SOURCE, TARGET = "قال الوزير في القاهرة .", "said minister in Cairo ."
DOCUMENT = ("المدرسة كبير في بيروت .", "المطر اليوم في المدينة .")
BEAM = DecodingOptions(beam_size=4, max_target_tokens=24)


@pytest.fixture
def marian(tiny_marian_checkpoint: Path, tmp_path: Path) -> Path:
    """Copy the tiny Marian checkpoint, to be changed."""
    return Path(shutil.copytree(tiny_marian_checkpoint, tmp_path / "marian"))


@pytest.fixture
def mt5(tiny_mt5_checkpoint: Path, tmp_path: Path) -> Path:
    """Copy the tiny mT5 checkpoint, to be changed."""
    return Path(shutil.copytree(tiny_mt5_checkpoint, tmp_path / "mt5"))


def translate(folder: Path, precision: str = "float32") -> str:
    """Translate the toy sentence with a converted model."""
    translator = CTranslate2Translator.load(folder, model="tiny", revision="0", precision=precision, workers=1)
    return translator.translate([SOURCE], BEAM)[0].best.text


def rewrite(checkpoint: Path, change: Callable[[dict[str, torch.Tensor]], dict[str, torch.Tensor]]) -> None:
    """Change a checkpoint's weights."""
    path = checkpoint / "pytorch_model.bin"
    torch.save(change(torch.load(path, weights_only=True)), path)


def halved(weights: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Store every weight in half precision, as opus-mt-tc-big is published."""
    return {name: tensor.half() for name, tensor in weights.items()}


def with_untrained_head(weights: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Add the second, never trained output layer of the published opus-mt-tc-big files."""
    return weights | {"lm_head.weight": torch.randn_like(weights["model.shared.weight"].float())}


@pytest.mark.parametrize("precision", ["int8", "float32"])
def test_marian_translates_after_conversion(marian: Path, tmp_path: Path, precision: str) -> None:
    """A converted Marian model says what it was trained to say, with only its own folder at hand."""
    convert(marian, tmp_path / "out", precision=precision)
    shutil.rmtree(marian)
    assert translate(tmp_path / "out", precision) == TARGET


def test_mt5_summarizes_in_int8(mt5: Path, tmp_path: Path) -> None:
    """A converted mT5 model speaks the toy language that it was trained on."""
    convert(mt5, tmp_path / "out", precision="int8")
    summarizer = CTranslate2Summarizer.load(tmp_path / "out", model="tiny", revision="0", precision="int8", workers=1)
    words = summarizer.summarize([DOCUMENT], BEAM)[0].text.split()
    assert words
    assert set(words) <= {*LEXICON, *MARKS}


def test_mt5_probabilities_are_not_flattened(mt5: Path, tmp_path: Path) -> None:
    """The output layer is the checkpoint's own and its input is not scaled: probabilities equal the reference's."""
    convert(mt5, tmp_path / "out", precision="float32")
    fast = CTranslate2Summarizer.load(tmp_path / "out", model="tiny", revision="0", precision="float32", workers=1)
    exact = TransformersSummarizer.load(mt5, model="tiny", revision="0")
    expected = exact.summarize([DOCUMENT], BEAM)[0]
    found = fast.summarize([DOCUMENT], BEAM)[0]
    assert found.text == expected.text
    assert found.log_probability == pytest.approx(expected.log_probability, abs=1e-4)


@pytest.mark.parametrize(
    "change",
    [with_untrained_head, lambda weights: halved(with_untrained_head(weights)), halved],
    ids=["untrained output layer", "untrained output layer in half precision", "half precision"],
)
def test_marian_output_layer_is_the_embeddings(
    marian: Path, tmp_path: Path, change: Callable[[dict[str, torch.Tensor]], dict[str, torch.Tensor]]
) -> None:
    """A second output layer that was never trained, as opus-mt-tc-big has, does not turn the output to gibberish."""
    rewrite(marian, change)
    convert(marian, tmp_path / "out", precision="float32")
    assert translate(tmp_path / "out") == TARGET


def test_weights_of_old_pytorch_are_read(marian: Path, tmp_path: Path) -> None:
    """Weights in the format of before PyTorch 1.6, in which the first opus-mt models are published, are read."""
    path = marian / "pytorch_model.bin"
    torch.save(torch.load(path, weights_only=True), path, _use_new_zipfile_serialization=False)
    convert(marian, tmp_path / "out", precision="float32")
    assert translate(tmp_path / "out") == TARGET


def test_old_mt5_weights_are_read(mt5: Path, tmp_path: Path) -> None:
    """The check of mT5's output layer reads the old format too."""
    path = mt5 / "pytorch_model.bin"
    torch.save(torch.load(path, weights_only=True), path, _use_new_zipfile_serialization=False)
    convert(mt5, tmp_path / "out", precision="int8")
    assert (tmp_path / "out" / "model.bin").is_file()


def test_safetensors_are_read(mt5: Path, tmp_path: Path) -> None:
    """A checkpoint may come as safetensors."""
    weights = torch.load(mt5 / "pytorch_model.bin", weights_only=True)
    (mt5 / "pytorch_model.bin").unlink()
    unshared = {name: tensor.clone() for name, tensor in weights.items()}
    save_file(unshared, mt5 / "model.safetensors", metadata={"format": "pt"})
    convert(mt5, tmp_path / "out", precision="float32")
    assert (tmp_path / "out" / "spiece.model").is_file()


@pytest.mark.parametrize("name", ["config.json", "source.spm", "target.spm", "vocab.json", "pytorch_model.bin"])
def test_missing_file_is_named(marian: Path, tmp_path: Path, name: str) -> None:
    """A checkpoint that lacks a file is refused, the file is named, and nothing appears."""
    (marian / name).unlink()
    with pytest.raises(CheckpointInvalid, match=name):
        convert(marian, tmp_path / "out", precision="int8")
    assert {path.name for path in tmp_path.iterdir()} == {"marian"}


@pytest.mark.parametrize("content", ['{"model_type": "bert"}', "{}", "[]", "not JSON"])
def test_other_architectures_are_refused(marian: Path, tmp_path: Path, content: str) -> None:
    """Only Marian and mT5 are converted."""
    (marian / "config.json").write_text(content, encoding="utf-8")
    with pytest.raises(CheckpointInvalid):
        convert(marian, tmp_path / "out", precision="int8")


def test_gaps_in_the_weights_are_refused(marian: Path, tmp_path: Path) -> None:
    """A missing weight, which transformers would fill with random numbers, is refused by name."""
    name = "model.decoder.layers.1.fc1.weight"
    rewrite(marian, lambda weights: {key: tensor for key, tensor in weights.items() if key != name})
    with pytest.raises(CheckpointInvalid, match=name):
        convert(marian, tmp_path / "out", precision="int8")


def test_weights_of_another_shape_are_refused(marian: Path, tmp_path: Path) -> None:
    """A configuration that does not fit the weights is refused."""
    config = json.loads((marian / "config.json").read_text(encoding="utf-8"))
    (marian / "config.json").write_text(json.dumps(config | {"encoder_ffn_dim": 128}), encoding="utf-8")
    with pytest.raises(CheckpointInvalid):
        convert(marian, tmp_path / "out", precision="int8")


class Trap:
    """A pickle that would create a file where it is loaded without care."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __reduce__(self) -> tuple[Callable[..., object], tuple[str, str]]:
        return open, (str(self._path), "w")


def test_code_in_a_checkpoint_never_runs(mt5: Path, tmp_path: Path) -> None:
    """Weights are loaded as weights only: a pickle that carries code is refused and its code does not run."""
    (mt5 / "pytorch_model.bin").write_bytes(pickle.dumps({"shared.weight": Trap(tmp_path / "sprung")}, protocol=2))
    with pytest.raises(CheckpointInvalid):
        convert(mt5, tmp_path / "out", precision="int8")
    assert not (tmp_path / "sprung").exists()


def test_existing_folder_is_replaced_whole(marian: Path, tmp_path: Path) -> None:
    """A folder that is already there gives way to the new one; nothing of it remains."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "old").touch()
    convert(marian, out, precision="int8")
    assert not (out / "old").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"marian", "out"}


def test_failed_conversion_keeps_the_old_folder(marian: Path, tmp_path: Path) -> None:
    """When the conversion fails, what was there stays."""
    out = tmp_path / "out"
    convert(marian, out, precision="float32")
    (marian / "pytorch_model.bin").write_bytes(b"cut off")
    with pytest.raises(CheckpointInvalid):
        convert(marian, out, precision="float32")
    assert translate(out) == TARGET
