"""Reads an exported checkpoint back into a network, so that a run can go on from where another ended.

The inverse of `export`; knows nothing of how weights are trained.
"""

from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor

from models.training.errors import MaterialInvalid
from models.training.export import marian_names
from models.training.network import Network

WEIGHTS, PIECES = "model.safetensors", "source.spm"


def read_published(folder: Path, vocabulary: Path, network: Network) -> None:
    """Give a network the weights of `folder`, a checkpoint that `export` wrote, in float32.

    Raises `MaterialInvalid` when it is damaged, of another shape, or of another vocabulary than the file `vocabulary`.
    """
    weights = _read(folder, vocabulary)
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            parameter.copy_(_parameter(name, weights, parameter.shape, folder))


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


def _parameter(name: str, weights: Mapping[str, Tensor], shape: torch.Size, folder: Path) -> Tensor:
    """Find a parameter under Marian's names, put together where the recipe stacks several matrices."""
    try:
        found = torch.cat([weights[published] for published in marian_names(name)])
    except KeyError as error:
        raise MaterialInvalid(f"{folder}: holds no {error}.") from error
    if found.shape != shape:
        raise MaterialInvalid(f"{folder}: has another shape than the run; give --width and the like as it was made.")
    return found
