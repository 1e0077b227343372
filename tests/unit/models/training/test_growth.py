"""A network that grew computes what the smaller one did, and can learn with all that is new."""

from dataclasses import replace

import pytest
import torch
from torch import Tensor

from models.training import vocabulary
from models.training.batches import Batch
from models.training.errors import MaterialInvalid
from models.training.growth import grow
from models.training.measure import DevSet
from models.training.network import Network
from models.training.options import Shape
from models.training.pairs import Pair
from models.training.vocabulary import Vocabulary
from tests.tiny.corpus import pairs
from tests.unit.models.training.conftest import SETTING, Toy

SHAPE = SETTING.shape
WIDER = replace(SHAPE, inner=96)
DEEPER = replace(SHAPE, encoder_layers=4, decoder_layers=2)
BOTH = replace(DEEPER, inner=96)
NEARLY = 0.1
"""Of the outputs' length, by which those through new layers may differ: norms of chance weights are uneven."""


@pytest.fixture(scope="module")
def sample(toy: Toy) -> Batch:
    """Give some pairs as a batch."""
    pieces = Vocabulary.load(toy.data / vocabulary.FILE)
    some = [Pair(*pair) for pair in pairs(20, seed=3)]
    return DevSet.of(some, pieces, toy.data / vocabulary.FILE, budget=10_000).batches[0]


@pytest.fixture(scope="module")
def small(toy: Toy) -> Network:
    """Give a network whose norms, too, are not as they were made."""
    torch.manual_seed(7)
    network = Network(Vocabulary.load(toy.data / vocabulary.FILE).pieces, SHAPE)
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            if ".norm." in name:
                parameter.add_(torch.randn_like(parameter) * 0.2)
    return network


def grown(small: Network, shape: Shape, sample: Batch) -> Network:
    """Let it grow."""
    torch.manual_seed(8)
    network = Network(small.pieces, shape)
    grow(network, weights(small), sample)
    return network


def weights(network: Network) -> dict[str, Tensor]:
    """Give a network's parameters by their names."""
    return {name: parameter.detach() for name, parameter in network.named_parameters()}


def outputs(network: Network, sample: Batch) -> Tensor:
    """Give what the decoder ends with."""
    return network.eval()(sample.source, sample.decoder_input, sample.target).hidden


@pytest.mark.parametrize(("shape", "difference"), [(SHAPE, 0.0), (WIDER, 1e-6), (DEEPER, NEARLY), (BOTH, NEARLY)])
def test_it_does_what_the_smaller_did(small: Network, sample: Batch, shape: Shape, difference: float) -> None:
    """Exactly where it is only wider, nearly where it is deeper."""
    with torch.no_grad():
        before, after = outputs(small, sample), outputs(grown(small, shape, sample), sample)
    assert float((after - before).norm()) <= difference * float(before.norm())


def test_all_that_is_new_can_learn(small: Network, sample: Batch) -> None:
    """What writes gets a gradient at once, and what it reads from is not all alike."""
    network = grown(small, BOTH, sample)
    outputs(network, sample).square().sum().backward()
    parameters = dict(network.named_parameters())
    for name in ("encoder.0.feed.out.weight", "encoder.3.feed.out.weight", "decoder.1.cross.out.weight"):
        gradient = parameters[name].grad
        assert gradient is not None
        assert gradient[:, -1].abs().sum() > 0, name
    for name in ("encoder.0.feed.widen.weight", "encoder.3.attention.fused.weight"):
        assert len(parameters[name][-8:].unique()) == parameters[name][-8:].numel(), name


@pytest.mark.parametrize(
    ("shape", "sentence"),
    [
        (replace(SHAPE, encoder_layers=1), "cannot shrink"),
        (replace(SHAPE, inner=32), "another shape"),
        (replace(SHAPE, width=64), "another shape"),
    ],
)
def test_what_is_not_smaller_is_refused(small: Network, sample: Batch, shape: Shape, sentence: str) -> None:
    """Fewer layers, a narrower or another width."""
    with pytest.raises(MaterialInvalid, match=sentence):
        grow(Network(small.pieces, shape), weights(small), sample)


@pytest.mark.parametrize("lost", ["embeddings.weight", "encoder.1.feed.norm.bias"])
def test_what_is_incomplete_is_refused(small: Network, sample: Batch, lost: str) -> None:
    """A weight that is missing is not taken for one of a new layer."""
    known = {name: weight for name, weight in weights(small).items() if name != lost}
    with pytest.raises(MaterialInvalid, match=f"no {lost}"):
        grow(Network(small.pieces, DEEPER), known, sample)
