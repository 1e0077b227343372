"""What the two engines with weights say when they cannot load or run."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from models.ctranslate2_engine import CTranslate2Summarizer, CTranslate2Translator
from models.errors import CheckpointInvalid, EngineFailure
from models.protocol import DecodingOptions, Translator
from models.transformers_engine import TransformersSummarizer, TransformersTranslator
from tests.tiny.converted import converted
from tests.tiny.corpus import LEXICON

NAMED = {"model": "tiny", "revision": "1"}
LOADERS: dict[str, Callable[[Path], object]] = {
    "transformers translator": lambda folder: TransformersTranslator.load(folder, **NAMED),
    "transformers summarizer": lambda folder: TransformersSummarizer.load(folder, **NAMED),
    "ctranslate2 translator": lambda folder: CTranslate2Translator.load(folder, precision="int8", workers=0, **NAMED),
    "ctranslate2 summarizer": lambda folder: CTranslate2Summarizer.load(folder, precision="int8", workers=0, **NAMED),
}


@pytest.mark.parametrize("load", LOADERS.values(), ids=LOADERS.keys())
def test_empty_folder_is_no_checkpoint(load: Callable[[Path], object], tmp_path: Path) -> None:
    """A folder without a model is refused, and the message names it."""
    with pytest.raises(CheckpointInvalid, match=tmp_path.name):
        load(tmp_path)


def translator_on(engine: str, checkpoint: Path) -> Translator:
    """Load the tiny Marian on the engine."""
    if engine == "transformers":
        return TransformersTranslator.load(checkpoint, **NAMED)
    folder = converted(checkpoint, "float32")
    return CTranslate2Translator.load(folder, precision="float32", workers=1, **NAMED)


@pytest.mark.parametrize("weights", [None, b"not weights"], ids=["missing", "damaged"])
@pytest.mark.parametrize(("engine", "name"), [("transformers", "pytorch_model.bin"), ("ctranslate2", "model.bin")])
def test_weights_missing_or_damaged(
    engine: str, name: str, weights: bytes | None, tiny_marian_checkpoint: Path, tmp_path: Path
) -> None:
    """Sound tokenizer files with missing or damaged weights are refused."""
    whole = tiny_marian_checkpoint if engine == "transformers" else converted(tiny_marian_checkpoint, "float32")
    folder = tmp_path / "model"
    shutil.copytree(whole, folder)
    (folder / name).unlink()
    if weights is not None:
        (folder / name).write_bytes(weights)
    with pytest.raises(CheckpointInvalid):
        LOADERS[f"{engine} translator"](folder)


@pytest.mark.parametrize("engine", ["transformers", "ctranslate2"])
def test_impossible_search(engine: str, tiny_marian_checkpoint: Path) -> None:
    """A search that the engine refuses is an engine failure whose message has nothing of the text."""
    translator = translator_on(engine, tiny_marian_checkpoint)
    with pytest.raises(EngineFailure) as failure:
        translator.translate(["الوزير"], DecodingOptions(beam_size=0, num_hypotheses=0))
    assert "الوزير" not in str(failure.value)


def test_one_worker_per_core_by_default(tiny_marian_checkpoint: Path) -> None:
    """`workers=0` translates as one worker does."""
    folder = converted(tiny_marian_checkpoint, "float32")
    sources = ["قال الوزير .", "الكتاب جديد .", "في القاهرة اليوم ؟"]
    results = [
        CTranslate2Translator.load(folder, precision="float32", workers=workers, **NAMED).translate(
            sources, DecodingOptions()
        )
        for workers in (0, 1)
    ]
    assert [each.best.text for each in results[0]] == [each.best.text for each in results[1]]


def test_importing_the_reference_is_cheap() -> None:
    """Importing the reference engine imports neither torch nor transformers."""
    code = "import sys, models.transformers_engine; sys.exit('torch' in sys.modules or 'transformers' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_untrained_output_layer_is_not_used(tiny_marian_checkpoint: Path, tmp_path: Path) -> None:
    """The second, never trained output layer of opus-mt-tc-big does not change what the reference says."""
    folder = tmp_path / "model"
    shutil.copytree(tiny_marian_checkpoint, folder)
    weights = torch.load(folder / "pytorch_model.bin", weights_only=True)
    torch.manual_seed(1)
    head = torch.randn_like(weights["model.shared.weight"])
    torch.save(weights | {"lm_head.weight": head}, folder / "pytorch_model.bin")
    sound, doubled = (translator_on("transformers", one) for one in (tiny_marian_checkpoint, folder))
    source = [" ".join(list(LEXICON)[:3])]
    expected = sound.translate(source, DecodingOptions())[0].best.text
    assert expected
    assert doubled.translate(source, DecodingOptions())[0].best.text == expected
