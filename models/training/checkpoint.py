"""A run's folder: the state to go on from, and the averaged weights to export. Written whole or not at all."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from models.training.batches import Position
from models.training.errors import RunInvalid
from models.training.options import Shape
from models.training.parameters import Flat, Span, unpack

STATE, MODEL = "state.pt", "model.pt"
KEPT = ("master", "first", "second", "average")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: updates made, target tokens read (ends of sentence included), place in the stream, minutes."""

    step: int = 0
    tokens: int = 0
    position: Position = field(default_factory=Position)
    minutes: float = 0.0


@dataclass(frozen=True, slots=True)
class TrainedModel:
    """Averaged weights by name, and the shape of the network they belong to."""

    shape: Shape
    weights: Mapping[str, Tensor]


def save(folder: Path, flat: Flat, spans: Sequence[Span], shape: Shape, progress: Progress) -> None:
    """Write `state.pt` and `model.pt`."""
    state = {name: getattr(flat, name).cpu() for name in KEPT}
    layout = [(span.name, list(span.shape)) for span in spans]
    _write(folder / STATE, {**state, "layout": layout, "progress": asdict(progress)})
    _write(folder / MODEL, {"shape": asdict(shape), "weights": dict(unpack(spans, flat.average))})


def resume(folder: Path, flat: Flat, spans: Sequence[Span]) -> Progress:
    """Fill `flat` from a folder's `state.pt` and say how far it was; without one change nothing.

    Raises `RunInvalid` when the file holds a network of another shape.
    """
    if not (folder / STATE).exists():
        return Progress()
    state = _read(folder / STATE, {*KEPT, "layout", "progress"})
    if state["layout"] != [(span.name, list(span.shape)) for span in spans]:
        raise RunInvalid(f"{folder}: its network has another shape; give the shape it began with, or another folder.")
    for name in KEPT:
        getattr(flat, name).copy_(state[name])
    flat.weights.copy_(flat.master)
    progress = state["progress"]
    return Progress(**progress | {"position": Position(**progress["position"])})


def load_model(folder: Path) -> TrainedModel:
    """Read the averaged weights; raises `RunInvalid` when there are none yet."""
    model = _read(folder / MODEL, {each.name for each in fields(TrainedModel)})
    return TrainedModel(Shape(**model["shape"]), model["weights"])


def _write(path: Path, content: Mapping[str, Any]) -> None:
    partial = path.with_suffix(".partial")
    torch.save(content, partial)
    os.replace(partial, path)


def _read(path: Path, keys: set[str]) -> dict[str, Any]:
    try:
        content: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    except (OSError, RuntimeError) as error:
        raise RunInvalid(f"{path}: missing or damaged.") from error
    if content.keys() != keys:
        raise RunInvalid(f"{path}: not written by this recipe.")
    return content
