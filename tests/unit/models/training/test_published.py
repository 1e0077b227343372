"""A run that begins with an exported checkpoint: nothing is lost on the way out and back in."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from models.training import vocabulary
from models.training.checkpoint import TrainedModel
from models.training.errors import MaterialInvalid
from models.training.export import export, marian_weights
from models.training.network import Network
from models.training.options import Shape
from models.training.parameters import STACKED
from models.training.published import read_published
from models.training.train import train
from models.training.vocabulary import Vocabulary
from tests.unit.models.training.conftest import SETTING, Toy


@pytest.fixture(scope="module")
def trained(toy: Toy) -> TrainedModel:
    """Weights by chance, with nothing at zero or one."""
    torch.manual_seed(5)
    network = Network(Vocabulary.load(toy.data / vocabulary.FILE).pieces, SETTING.shape)
    weights = {name: torch.randn_like(parameter) for name, parameter in network.named_parameters()}
    return TrainedModel(SETTING.shape, weights)


@pytest.fixture(scope="module")
def checkpoint(toy: Toy, trained: TrainedModel) -> Path:
    """Export them."""
    return export(trained, toy.data / vocabulary.FILE, toy.data.parent / "exported").checkpoint


def network_like(trained: TrainedModel, shape: Shape = SETTING.shape) -> Network:
    """Make a network of other weights."""
    return Network(len(trained.weights["embeddings.weight"]) - 1, shape)


def test_weights_come_back_under_their_names(toy: Toy, trained: TrainedModel, checkpoint: Path) -> None:
    """All of them, but for half precision, and stacked as they were."""
    network = network_like(trained)
    read_published(checkpoint, toy.data / vocabulary.FILE, network)
    for name, parameter in network.named_parameters():
        assert torch.equal(parameter, trained.weights[name].half().float()), name


def test_every_weight_has_a_published_name(trained: TrainedModel) -> None:
    """No two of ours share one."""
    parts = (".".join(name.split(".")[-3:-1]) for name in trained.weights)
    assert len(marian_weights(trained.weights)) == sum(STACKED.get(part, 1) for part in parts)


def test_a_run_begins_with_them(toy: Toy, checkpoint: Path, tmp_path: Path) -> None:
    """A run too short to move is exported as it began."""
    train(toy.data, tmp_path, replace(SETTING, minutes=1e-6), published=checkpoint)
    begun = torch.load(tmp_path / "model.pt", weights_only=True)["weights"]
    network = Network(len(begun["embeddings.weight"]) - 1, SETTING.shape)
    read_published(checkpoint, toy.data / vocabulary.FILE, network)
    assert all(torch.equal(parameter, begun[name]) for name, parameter in network.named_parameters())


def test_another_vocabulary_is_refused(trained: TrainedModel, checkpoint: Path, tmp_path: Path) -> None:
    """Its pieces would mean other words."""
    other = tmp_path / vocabulary.FILE
    other.write_bytes(b"another")
    with pytest.raises(MaterialInvalid, match="not that of the data"):
        read_published(checkpoint, other, network_like(trained))


@pytest.mark.parametrize("shape", [replace(SETTING.shape, inner=32), replace(SETTING.shape, encoder_layers=3)])
def test_another_shape_is_refused(toy: Toy, trained: TrainedModel, checkpoint: Path, shape: Shape) -> None:
    """Wider, narrower or deeper than it was."""
    with pytest.raises(MaterialInvalid, match="another shape"):
        read_published(checkpoint, toy.data / vocabulary.FILE, network_like(trained, shape))


def test_a_larger_run_begins_with_them_if_told_to_grow(toy: Toy, checkpoint: Path, tmp_path: Path) -> None:
    """What it knew stands in the corner of what it is."""
    larger = replace(SETTING, minutes=1e-6, shape=replace(SETTING.shape, inner=96, encoder_layers=3))
    train(toy.data, tmp_path, larger, published=checkpoint, growing=True)
    begun = torch.load(tmp_path / "model.pt", weights_only=True)["weights"]
    network = Network(len(begun["embeddings.weight"]) - 1, SETTING.shape)
    read_published(checkpoint, toy.data / vocabulary.FILE, network)
    for name, parameter in network.named_parameters():
        assert torch.equal(begun[name][tuple(map(slice, parameter.shape))], parameter), name


def test_a_folder_without_a_checkpoint_is_refused(toy: Toy, trained: TrainedModel, tmp_path: Path) -> None:
    """With a sentence."""
    with pytest.raises(MaterialInvalid, match="missing or damaged"):
        read_published(tmp_path, toy.data / vocabulary.FILE, network_like(trained))
