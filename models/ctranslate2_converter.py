"""CTranslate2's converter with our own loading of weights and vocabulary, trimmed before anything large is made.

Knows transformers, CTranslate2's converter and how both lay out Marian and mT5; knows no catalogue.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from models.checkpoint_weights import read_weights
from models.errors import CheckpointInvalid, EngineFailure, ModelError
from models.output_layer import settle_output_layer
from models.quantization import quantize
from models.vocabulary import Vocabulary

if TYPE_CHECKING:
    from ctranslate2.converters.converter import Converter

# The static positions of Marian are computed, not trained; checkpoints may or may not carry them.
COMPUTED_WEIGHTS = ("embed_positions.weight",)
BY_TOKEN = ("shared.weight", "encoder.embed_tokens.weight", "decoder.embed_tokens.weight", "lm_head.weight")
"""mT5's weights with one row for each token."""

# PyTorch is imported where it is used, so that a machine that only serves can do without; hence no types of its own.
TorchModel = Any
Tensor = Any
Spec = Any


def convert_weights(checkpoint: Path, folder: Path, vocabulary: Vocabulary, precision: str) -> None:
    """Write CTranslate2's files into `folder`; raises `CheckpointInvalid` and, without PyTorch, `EngineFailure`."""
    converter = _converter(checkpoint, vocabulary)
    try:
        with _quiet():
            spec = converter._load()
            spec.validate()
            _store_in(spec, precision)
            spec.save(str(folder))
    except (ModelError, MemoryError):
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno is not None:  # this disk's own trouble
            raise
        # What the loaders under the converter raise for a file that is not what it should be has no common family.
        raise CheckpointInvalid(f"{checkpoint}: cannot be converted to {precision}") from error


def _store_in(spec: Spec, precision: str) -> None:
    """Round the weights to what they are stored in; CTranslate2's own int8 is wrong on some processors."""
    if precision == "int8":
        spec.optimize()
        quantize(spec)
    else:
        spec.optimize(quantization=precision)


class _Tokens:
    """Stands in for the tokenizer that the converter would load.

    transformers 5 rebuilds mT5's as another kind and may add tokens that have no row in the embeddings.
    """

    pad_token, eos_token, unk_token = "<pad>", "</s>", "<unk>"

    def __init__(self, ids: Mapping[str, int]) -> None:
        self._ids = ids
        self._tokens = {index: token for token, index in ids.items()}

    def get_vocab(self) -> Mapping[str, int]:
        return self._ids

    def convert_ids_to_tokens(self, index: int) -> str:
        return self._tokens[index]


def _converter(checkpoint: Path, vocabulary: Vocabulary) -> "Converter":
    try:
        import torch  # noqa: F401, PLC0415 (the converter needs both and does not say so)
        import transformers  # noqa: F401, PLC0415
    except ImportError as error:
        raise EngineFailure("Preparing a model needs PyTorch: pip install -r requirements-models.txt") from error
    from ctranslate2.converters import TransformersConverter  # noqa: PLC0415

    class OwnLoading(TransformersConverter):  # type: ignore[misc]
        def load_model(self, model_class: type[TorchModel], _: str, **options: Any) -> TorchModel:  # noqa: ANN401
            return _load(checkpoint, vocabulary, model_class, options)

        def load_tokenizer(self, *_: object, **__: object) -> _Tokens:
            return _Tokens(vocabulary.ids)

        def _load(self) -> Spec:
            spec = super()._load()
            if vocabulary.source is not None and vocabulary.target is not None:
                _divide(spec, vocabulary.ids, vocabulary.source, vocabulary.target)
            return spec

    return OwnLoading(str(checkpoint))


def _load(
    checkpoint: Path, vocabulary: Vocabulary, model_class: type[TorchModel], options: dict[str, Any]
) -> TorchModel:
    """Make the transformers model from the weights as they lie in the file, without a second copy of them."""
    weights = read_weights(checkpoint)
    if vocabulary.rows is not None:
        weights |= _take_rows(weights, list(vocabulary.rows))
        options["config"].vocab_size = len(vocabulary.rows)
    head = weights.get("lm_head.weight")
    model, report = model_class.from_pretrained(None, state_dict=weights, output_loading_info=True, **options)
    _check_weights(checkpoint, report)
    settle_output_layer(model, checkpoint, head)
    return model


def _take_rows(weights: dict[str, Tensor], rows: list[int]) -> dict[str, Tensor]:
    """Take the tokens' rows out; names that share one tensor go on sharing one."""
    shared: dict[int, Tensor] = {}
    taken = {}
    for name in BY_TOKEN:
        if name in weights:
            place = weights[name].data_ptr()
            if place not in shared:
                shared[place] = weights[name][rows]
            taken[name] = shared[place]
    return taken


def _divide(spec: Spec, ids: Mapping[str, int], source: tuple[str, ...], target: tuple[str, ...]) -> None:
    """Give the encoder the rows of the source side only and the decoder, with its output layer, the target side's."""
    encoder, decoder, projection = spec.encoder.embeddings[0], spec.decoder.embeddings, spec.decoder.projection
    encoder.weight = encoder.weight[[ids[token] for token in source]]
    rows = [ids[token] for token in target]
    decoder.weight = decoder.weight[rows]
    projection.weight = projection.weight[rows]
    if projection.has_bias():
        projection.bias = projection.bias[rows]
    # The converter has registered all tokens for both sides, and there is no way to take that back but this.
    spec._vocabularies = {"source": [list(source)], "target": [list(target)]}


def _check_weights(checkpoint: Path, report: dict[str, Any]) -> None:
    """Refuse a checkpoint whose gaps transformers would fill with random numbers after no more than a warning."""
    missing = [name for name in report["missing_keys"] if not name.endswith(COMPUTED_WEIGHTS)]
    mismatched = [str(entry[0]) for entry in report["mismatched_keys"]]
    if missing or mismatched:
        names = ", ".join(sorted(missing + mismatched)[:3])
        raise CheckpointInvalid(f"{checkpoint}: weights are missing or of another shape: {names}")


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
