"""Reads an exported checkpoint back into a network, so that a run can go on from where another ended.

The inverse of `export`; knows nothing of how weights are trained.
"""

from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor

from models.training.batches import Batch
from models.training.errors import MaterialInvalid
from models.training.export import NAMES, STACKS, marian_names
from models.training.growth import grow
from models.training.network import Network
from models.training.parameters import EMBEDDINGS

WEIGHTS, PIECES = "model.safetensors", "source.spm"


def read_published(folder: Path, vocabulary: Path, network: Network, sample: Batch | None = None) -> None:
    """Give a network the weights of `folder`, a checkpoint that `export` wrote, in float32.

    With a `sample` of pairs the network may be larger than the checkpoint's, and begins as one that does the same.
    Raises `MaterialInvalid` when the checkpoint is damaged, of another shape, or of another vocabulary than the file
    `vocabulary`.
    """
    known = _renamed(_read(folder, vocabulary))
    if sample:
        grow(network, known, sample)
    elif _shapes(known) == _shapes(network.state_dict()):
        network.load_state_dict(known)
    else:
        raise MaterialInvalid(f"{folder}: has another shape than the run; give --width and the like as it was made.")


def _shapes(weights: Mapping[str, Tensor]) -> dict[str, torch.Size]:
    return {name: weight.shape for name, weight in weights.items()}


def _read(folder: Path, vocabulary: Path) -> Mapping[str, Tensor]:
    from safetensors import SafetensorError  # noqa: PLC0415  (only a run that begins with a checkpoint needs it)
    from safetensors.torch import load_file  # noqa: PLC0415

    try:
        same = (folder / PIECES).read_bytes() == vocabulary.read_bytes()
        weights: Mapping[str, Tensor] = load_file(folder / WEIGHTS)
    except (OSError, SafetensorError) as error:
        raise MaterialInvalid(f"{folder}: missing or damaged.") from error
    if not same:
        raise MaterialInvalid(f"{folder}: its vocabulary is not that of the data; copy its {PIECES} to {vocabulary}.")
    return weights


def _renamed(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Give a checkpoint's weights under our names, put together where the recipe stacks several matrices."""
    layers = {tuple(name.split(".")[1:4:2]) for name in weights if ".layers." in name}
    parts = (f"{part}.{kind}" for part in (*NAMES, *STACKS) for kind in ("weight", "bias"))
    ours = [EMBEDDINGS, *(f"{side}.{layer}.{part}" for part in parts for side, layer in layers)]
    published = {name: marian_names(name) for name in ours}
    return {
        name: torch.cat([weights[each] for each in names]).float()
        for name, names in published.items()
        if all(each in weights for each in names)
    }
