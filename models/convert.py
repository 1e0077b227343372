"""From a published checkpoint (PyTorch weights, SentencePiece) to a CTranslate2 folder that serves without PyTorch.

Knows the two layouts, Marian and mT5; knows nothing of hubs, catalogues or where models are kept.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.checkpoint_weights import WEIGHTS
from models.ctranslate2_converter import convert_weights
from models.errors import CheckpointInvalid
from models.vocabulary import Vocabulary, read_vocabulary

TOKENIZER_FILES = {
    "marian": ("source.spm", "target.spm", "vocab.json"),
    "mt5": ("spiece.model",),
}
OPTIONAL_FILES = ("tokenizer_config.json", "special_tokens_map.json", "generation_config.json")


def convert(checkpoint: Path, out: Path, *, precision: str, trimmed: bool = False) -> None:
    """Convert the checkpoint into `out`, tokenizer files beside the weights; `out` appears whole or not at all.

    `precision` is a CTranslate2 quantization name, int8 (which we round for every processor: decision 0027) or float32.
    `trimmed` leaves out the tokens that neither Arabic nor English needs (decision 0022). An `out` that exists is
    replaced. Raises `CheckpointInvalid` when files are missing or do not fit together, and `EngineFailure` when PyTorch
    is not installed.
    """
    architecture = read_architecture(checkpoint)
    check_layout(checkpoint, architecture)
    out.parent.mkdir(parents=True, exist_ok=True)
    with sibling_folder(out) as folder:
        vocabulary = read_vocabulary(checkpoint, architecture, trimmed=trimmed)
        convert_weights(checkpoint, folder, vocabulary, precision)
        _copy_tokenizer(checkpoint, folder, architecture, vocabulary)
        replace_folder(folder, out)


def read_architecture(checkpoint: Path) -> str:
    """Return "marian" or "mt5" as the checkpoint's config.json says; raises `CheckpointInvalid` for anything else."""
    try:
        config = json.loads((checkpoint / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CheckpointInvalid(f"{checkpoint}: config.json is missing or is not JSON") from error
    architecture = config.get("model_type") if isinstance(config, dict) else None
    if architecture not in TOKENIZER_FILES:
        raise CheckpointInvalid(f"{checkpoint}: model type {architecture!r} is neither marian nor mt5")
    return str(architecture)


def check_layout(checkpoint: Path, architecture: str) -> None:
    """Raise `CheckpointInvalid`, naming every missing file, unless the checkpoint has the published layout."""
    missing = [name for name in TOKENIZER_FILES[architecture] if not (checkpoint / name).is_file()]
    if not any((checkpoint / name).is_file() for name in WEIGHTS):
        missing.append(" or ".join(WEIGHTS))
    if missing:
        raise CheckpointInvalid(f"{checkpoint}: missing {', '.join(missing)}")


@contextmanager
def sibling_folder(out: Path) -> Iterator[Path]:
    """Give an empty folder on the same file system as `out`, so that a rename can put it in place; cleaned up after."""
    folder = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def replace_folder(folder: Path, out: Path) -> None:
    """Put `folder` in the place of `out`; renames only, so no half-written `out` is ever seen."""
    folder.chmod(0o755)
    if out.exists():
        with sibling_folder(out) as old:
            os.replace(out, old / out.name)
            os.replace(folder, out)
    else:
        os.replace(folder, out)


def _copy_tokenizer(checkpoint: Path, folder: Path, architecture: str, vocabulary: Vocabulary) -> None:
    for name in TOKENIZER_FILES[architecture]:
        shutil.copyfile(checkpoint / name, folder / name)
    for name in OPTIONAL_FILES:
        if (checkpoint / name).is_file():
            shutil.copyfile(checkpoint / name, folder / name)
    for name, content in vocabulary.files.items():
        (folder / name).write_bytes(content)
