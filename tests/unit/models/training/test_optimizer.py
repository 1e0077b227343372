"""Muon and AdamW on flat tensors."""

import pytest
import torch

from models.training.network import Network
from models.training.optimizer import divide, orthogonalize, update
from models.training.options import OptimizerOptions, Shape
from models.training.parameters import EMBEDDINGS, Flat, lay_out

SHAPE = Shape(width=16, inner=32, heads=2, encoder_layers=1, decoder_layers=1)
PIECES = 40


@pytest.mark.parametrize("precision", [torch.bfloat16, torch.float32])
@pytest.mark.parametrize("size", [(3, 16, 24), (2, 8, 40), (1, 40, 8)])
def test_orthogonalizing_brings_all_singular_values_near_one(
    size: tuple[int, int, int], precision: torch.dtype
) -> None:
    """Directions stay, and all become about equally long, however unlike they were; rounding does not blow them up."""
    torch.manual_seed(1)
    matrices = torch.randn(size) * torch.logspace(0, -1, size[2])
    left, _, right = torch.linalg.svd(matrices, full_matrices=False)
    turned = orthogonalize(matrices.to(precision), 5)
    values = torch.linalg.svdvals(turned)
    assert values.min() > 0.8
    assert values.max() < 1.2
    alike = torch.nn.functional.cosine_similarity(turned.flatten(1), (left @ right).flatten(1))
    assert alike.min() > 0.95


def beginning(processes: int) -> tuple[Flat, Network]:
    """A small network laid out, with random gradients."""
    torch.manual_seed(2)
    network = Network(PIECES, SHAPE)
    flat = Flat.of(network, processes=processes, precision=torch.float32, device="cpu")
    flat.gradients.copy_(torch.randn_like(flat.gradients))
    return flat, network


def test_each_precision_is_computed_in_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """A run in float32 makes no product in bfloat16, which takes a processor without it tens of times as long."""
    seen: list[torch.dtype] = []
    whole = torch.baddbmm

    def watched(*tensors: torch.Tensor, **factors: float) -> torch.Tensor:
        seen.extend(tensor.dtype for tensor in tensors)
        return whole(*tensors, **factors)

    monkeypatch.setattr(torch, "baddbmm", watched)
    flat, network = beginning(1)
    (units,) = divide(lay_out(network), 1)
    update(flat, units, OptimizerOptions(matrix_every=1), step=0, rate=0.01, norm=1.0)
    assert set(seen) == {torch.float32}


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_processes_together_update_every_parameter_once(processes: int) -> None:
    """The shares of the work do not overlap and leave nothing out; no share is far larger than another."""
    flat, network = beginning(processes)
    shares = divide(lay_out(network), processes)
    touched = torch.zeros(len(flat.master), dtype=torch.int)
    for share in shares:
        for unit in share:
            touched[unit.part] += 1
    assert touched.unique().tolist() == [1]
    sizes = [sum(unit.size for unit in share) for share in shares]
    assert max(sizes) < 1.5 * min(sizes)


def test_dividing_the_work_changes_nothing() -> None:
    """Two processes with the same gradients end where one does."""
    options = OptimizerOptions(matrix_every=1)
    ends = []
    for processes in (1, 2):
        flat, network = beginning(2)
        for units in divide(lay_out(network), processes):
            update(flat, units, options, step=0, rate=0.01, norm=1.0)
        ends.append(flat.master)
    assert torch.equal(*ends)


def test_matrices_take_turns() -> None:
    """In as many steps as there are turns every matrix moves once; AdamW's part moves every time."""
    options = OptimizerOptions(matrix_every=3, weight_decay=0.0)
    flat, network = beginning(1)
    (units,) = divide(lay_out(network), 1)
    moved = torch.zeros(len(flat.master), dtype=torch.int)
    for step in range(3):
        before = flat.master.clone()
        update(flat, units, options, step=step, rate=0.01, norm=1.0)
        moved += flat.master != before
    for unit in units:
        expected = 1 if unit.matrices else 3
        assert float((moved[unit.part] == expected).float().mean()) > 0.95


def test_adamw_is_that_of_pytorch() -> None:
    """Embeddings and vectors go where PyTorch's AdamW takes them."""
    flat, network = beginning(1)
    spans = [span for span in lay_out(network) if not span.matrices]
    theirs = [span.view(flat.master).clone().requires_grad_() for span in spans]
    adamw = torch.optim.AdamW(theirs, lr=0.01, betas=(0.9, 0.98), weight_decay=0.01, eps=1e-9)
    (units,) = divide(lay_out(network), 1)
    for step in range(5):
        flat.gradients.copy_(torch.randn_like(flat.gradients))
        for span, parameter in zip(spans, theirs, strict=True):
            parameter.grad = span.view(flat.gradients[0]).clone()
        update(flat, units, OptimizerOptions(), step=step, rate=0.01, norm=0.5)
        adamw.step()
    for span, parameter in zip(spans, theirs, strict=True):
        torch.testing.assert_close(span.view(flat.master), parameter.detach(), rtol=1e-4, atol=1e-6)


def test_large_gradients_are_clipped_for_adamw() -> None:
    """Twice the norm, half the first moment."""
    moments = []
    for norm in (1.0, 2.0):
        flat, network = beginning(1)
        (units,) = divide(lay_out(network), 1)
        update(flat, units, OptimizerOptions(clip=1.0), step=0, rate=0.01, norm=norm)
        moments.append(next(span for span in lay_out(network) if span.name == EMBEDDINGS).view(flat.first))
    torch.testing.assert_close(moments[0], 2 * moments[1])


def test_the_average_trails_the_weights() -> None:
    """It begins with them and then looks back over the horizon."""
    flat, network = beginning(1)
    (units,) = divide(lay_out(network), 1)
    options = OptimizerOptions(horizon=10)
    update(flat, units, options, step=0, rate=0.01, norm=1.0)
    assert torch.equal(flat.average, flat.master)
    before = flat.average.clone()
    update(flat, units, options, step=1000, rate=0.01, norm=1.0)
    torch.testing.assert_close(flat.average, before.lerp(flat.master, 0.1))
