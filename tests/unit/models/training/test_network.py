"""The plain network."""

import copy
from dataclasses import replace

import pytest
import torch

from models.training.network import Network, Packing, sinusoids
from models.training.options import Shape

SHAPE = Shape(width=16, inner=32, heads=2, encoder_layers=2, decoder_layers=2)
PIECES = 30
PAD = PIECES


@pytest.fixture
def network() -> Network:
    """A small one, untrained."""
    torch.manual_seed(4)
    return Network(PIECES, SHAPE, dropout=0.3)


def test_a_sentence_means_the_same_alone_and_in_company(network: Network) -> None:
    """Padding and neighbors change nothing."""
    network.eval()
    source = torch.tensor([[4, 5, 0, PAD, PAD], [6, 7, 8, 9, 0]])
    entered = torch.tensor([[PAD, 3, PAD, PAD], [PAD, 10, 11, 12]])
    target = torch.tensor([[3, 0, PAD, PAD], [10, 11, 12, 0]])
    together = network(source, entered, target)
    alone = network(source[:1, :3], entered[:1, :2], target[:1, :2])
    torch.testing.assert_close(together.hidden[:2], alone.hidden)
    torch.testing.assert_close(together.attention[0, :2, :3], alone.attention[0])


def test_the_decoder_does_not_see_what_comes(network: Network) -> None:
    """Another last piece changes no earlier state."""
    network.eval()
    source, target = torch.tensor([[4, 5, 0]]), torch.tensor([[3, 9, 8, 0]])
    states = [network(source, torch.tensor([[PAD, 3, 9, last]]), target).hidden for last in (8, 14)]
    torch.testing.assert_close(states[0][:3], states[1][:3])
    assert not torch.equal(states[0][3], states[1][3])


def test_attention_is_a_distribution_over_real_pieces(network: Network) -> None:
    """Each row sums to 1, with nothing on padding."""
    source, target = torch.tensor([[4, 5, 0], [6, 0, PAD]]), torch.tensor([[3, 0], [9, 0]])
    attention = network(source, torch.tensor([[PAD, 3], [PAD, 9]]), target).attention
    torch.testing.assert_close(attention.sum(-1), torch.ones(2, 2))
    assert attention[1, :, 2].abs().max() == 0


def test_dropout_drops_the_same_features_in_a_whole_sentence(network: Network) -> None:
    """In training two runs differ; the first features of a sentence's positions vanish together."""
    network.train()
    ids = torch.tensor([[4, 4, 4, 0]])
    entered = torch.tensor([[PAD, 4, 4, 4]])
    assert not torch.equal(network(ids, entered, ids).hidden, network(ids, entered, ids).hidden)
    side = network._source_side(ids)
    dropped = side.drop(torch.ones(4, SHAPE.width))
    assert 0 < int((dropped[0] == 0).sum()) < SHAPE.width
    assert torch.equal(dropped, dropped[:1].expand(4, -1))


@pytest.mark.parametrize(
    "backend", ["eager", pytest.param("inductor", marks=pytest.mark.slow)], ids=["traced", "compiled"]
)
def test_compiled_layers_compute_the_same(backend: str) -> None:
    """Outputs and gradients of batches of two sizes are those of the layers as written."""
    plain = Network(PIECES, replace(SHAPE, encoder_layers=1, decoder_layers=1))
    compiled = copy.deepcopy(plain)
    compiled.compile_layers(backend)
    for source, target in (([[4, 5, 0], [6, 0, PAD]], [[3, 0], [9, 0]]), ([[4, 5, 8, 0]] * 3, [[3, 7, 0]] * 3)):
        entered = torch.tensor([[PAD, *row[:-1]] for row in target])
        outcomes = []
        for each in (plain, compiled):
            each.zero_grad()
            hidden = each(torch.tensor(source), entered, torch.tensor(target)).hidden
            hidden.square().sum().backward()
            outcomes.append([hidden, *(parameter.grad for parameter in each.parameters())])
        torch.testing.assert_close(*outcomes)


def test_packing_and_unpacking_are_inverse() -> None:
    """What is spread over heads and gathered again is as it was."""
    packing = Packing.of(torch.tensor([[1, 2, PAD], [3, PAD, PAD], [4, 5, 6]]), PAD)
    packed = torch.randn(6, 8)
    assert torch.equal(packing.from_heads(packing.to_heads(packed, 4)), packed)
    assert packing.sentence.tolist() == [0, 0, 1, 2, 2, 2]
    assert packing.position.tolist() == [0, 1, 0, 0, 1, 2]


def test_positions_are_marian_s() -> None:
    """Sines first, then cosines, as transformers computes them."""
    from transformers.models.marian.modeling_marian import MarianSinusoidalPositionalEmbedding  # noqa: PLC0415

    theirs = MarianSinusoidalPositionalEmbedding(512, 16)
    torch.testing.assert_close(sinusoids(16), theirs.create_weight(), rtol=1e-4, atol=1e-4)
