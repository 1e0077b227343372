"""From a published checkpoint (PyTorch weights, SentencePiece) to a CTranslate2 folder that serves without PyTorch.

Knows the two layouts, Marian and mT5; knows nothing of hubs, catalogues or where models are kept.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sentencepiece import SentencePieceProcessor

from models.errors import CheckpointInvalid, EngineFailure, ModelError
from models.output_layer import settle_output_layer

if TYPE_CHECKING:
    from ctranslate2.converters.converter import Converter

WEIGHTS = ("model.safetensors", "pytorch_model.bin")
TOKENIZER_FILES = {
    "marian": ("source.spm", "target.spm", "vocab.json"),
    "mt5": ("spiece.model",),
}
OPTIONAL_FILES = ("tokenizer_config.json", "special_tokens_map.json", "generation_config.json")
# The static positions of Marian are computed, not trained; checkpoints may or may not carry them.
COMPUTED_WEIGHTS = ("embed_positions.weight",)

# PyTorch is imported where it is used, so that a machine that only serves can do without; hence no types of its own.
TorchModel = Any


def convert(checkpoint: Path, out: Path, *, precision: str) -> None:
    """Convert the checkpoint into `out`, tokenizer files beside the weights; `out` appears whole or not at all.

    `precision` is a CTranslate2 quantization name: int8 or float32 (or int8_float32, int16, float16, bfloat16).
    An `out` that exists is replaced. Raises `CheckpointInvalid` when files are missing or do not fit together, and
    `EngineFailure` when PyTorch is not installed.
    """
    architecture = read_architecture(checkpoint)
    check_layout(checkpoint, architecture)
    out.parent.mkdir(parents=True, exist_ok=True)
    with sibling_folder(out) as folder:
        _convert_weights(checkpoint, folder, architecture, precision)
        _copy_tokenizer(checkpoint, folder, architecture)
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


def _convert_weights(checkpoint: Path, folder: Path, architecture: str, precision: str) -> None:
    converter = _converter(checkpoint, architecture)
    try:
        with _quiet():
            converter.convert(str(folder), quantization=precision, force=True)
    except (ModelError, MemoryError):
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno is not None:  # this disk's own trouble
            raise
        # What the loaders under the converter raise for a file that is not what it should be has no common family.
        raise CheckpointInvalid(f"{checkpoint}: cannot be converted to {precision}") from error


def _copy_tokenizer(checkpoint: Path, folder: Path, architecture: str) -> None:
    for name in TOKENIZER_FILES[architecture]:
        shutil.copyfile(checkpoint / name, folder / name)
    for name in OPTIONAL_FILES:
        if (checkpoint / name).is_file():
            shutil.copyfile(checkpoint / name, folder / name)


class _Vocabulary:
    """The tokens in the order of their ids, read from the published files alone.

    It stands in for the tokenizer that the converter would load: transformers 5 rebuilds mT5's as another kind and
    may add tokens that have no row in the embeddings.
    """

    pad_token, eos_token, unk_token = "<pad>", "</s>", "<unk>"

    def __init__(self, ids: dict[str, int]) -> None:
        self._ids = ids
        self._tokens = {index: token for token, index in ids.items()}

    @classmethod
    def read(cls, checkpoint: Path, architecture: str) -> "_Vocabulary":
        if architecture == "marian":
            return cls(json.loads((checkpoint / "vocab.json").read_text(encoding="utf-8")))
        pieces = SentencePieceProcessor(model_file=str(checkpoint / "spiece.model"))
        return cls({pieces.id_to_piece(index): index for index in range(pieces.get_piece_size())})

    def get_vocab(self) -> dict[str, int]:
        return self._ids

    def convert_ids_to_tokens(self, index: int) -> str:
        return self._tokens[index]


def _converter(checkpoint: Path, architecture: str) -> "Converter":
    """Make CTranslate2's converter, with our own loading of weights and vocabulary."""
    try:
        import torch  # noqa: F401, PLC0415 (the converter needs both and does not say so)
        import transformers  # noqa: F401, PLC0415
    except ImportError as error:
        raise EngineFailure("Preparing a model needs PyTorch: pip install -r requirements-models.txt") from error
    from ctranslate2.converters import TransformersConverter  # noqa: PLC0415

    class OwnLoading(TransformersConverter):  # type: ignore[misc]
        def load_model(self, model_class: type[TorchModel], path: str, **options: object) -> TorchModel:
            model, report = model_class.from_pretrained(path, output_loading_info=True, **options)
            _check_weights(checkpoint, report)
            settle_output_layer(model, checkpoint)
            return model

        def load_tokenizer(self, *_: object, **__: object) -> _Vocabulary:
            return _Vocabulary.read(checkpoint, architecture)

    return OwnLoading(str(checkpoint))


@contextmanager
def _quiet() -> Iterator[None]:
    """Hide transformers' progress bar and its advice on tying, which is wrong for these checkpoints."""
    logging = import_module("transformers.utils.logging")
    level, bar = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        logging.set_verbosity(level)
        if bar:
            logging.enable_progress_bar()


def _check_weights(checkpoint: Path, report: dict[str, Any]) -> None:
    """Refuse a checkpoint whose gaps transformers would fill with random numbers after no more than a warning."""
    missing = [name for name in report["missing_keys"] if not name.endswith(COMPUTED_WEIGHTS)]
    mismatched = [str(entry[0]) for entry in report["mismatched_keys"]]
    if missing or mismatched:
        names = ", ".join(sorted(missing + mismatched)[:3])
        raise CheckpointInvalid(f"{checkpoint}: weights are missing or of another shape: {names}")
