"""The losses against their plain definitions."""

import pytest
import torch
from torch import Tensor
from torch.nn import functional

from models.training.loss import Candidates, all_candidates, draw_candidates, misalignment, smoothed_cross_entropy

PIECES, WIDTH, TOKENS = 23, 8, 11


@pytest.fixture
def problem() -> tuple[Tensor, Tensor, Tensor]:
    """Hidden states, a table of embeddings, labels."""
    torch.manual_seed(3)
    hidden = torch.randn(TOKENS, WIDTH, dtype=torch.float64, requires_grad=True)
    table = torch.randn(PIECES, WIDTH, dtype=torch.float64, requires_grad=True)
    return hidden, table, torch.randint(PIECES, (TOKENS,))


def everything(labels: Tensor) -> Candidates:
    """Draw all the pieces that are not certain: each stands for itself."""
    return draw_candidates(labels, torch.arange(3), PIECES, PIECES)


@pytest.mark.parametrize("candidates", [lambda _: all_candidates(PIECES), everything], ids=["all", "all drawn"])
@pytest.mark.parametrize("smoothing", [0.0, 0.1])
def test_with_all_candidates_it_is_the_full_loss_with_its_gradients(
    problem: tuple[Tensor, Tensor, Tensor], candidates: object, smoothing: float
) -> None:
    """Value and both gradients equal those of PyTorch's own cross entropy."""
    hidden, table, labels = problem
    ours = smoothed_cross_entropy(hidden, table, labels, candidates(labels), smoothing)  # type: ignore[operator]
    theirs = functional.cross_entropy(hidden @ table.t(), labels, label_smoothing=smoothing)
    torch.testing.assert_close(ours, theirs, rtol=1e-5, atol=1e-6, check_dtype=False)
    for our, their in zip(
        torch.autograd.grad(3 * ours, (hidden, table)), torch.autograd.grad(3 * theirs, (hidden, table)), strict=True
    ):
        torch.testing.assert_close(our, their, rtol=1e-4, atol=1e-6)


def test_sampled_gradients_are_those_of_the_sampled_loss(problem: tuple[Tensor, Tensor, Tensor]) -> None:
    """With few candidates, autograd over the same weighted softmax gives the same gradients."""
    hidden, table, labels = problem
    candidates = draw_candidates(labels, torch.arange(3), 4, PIECES)
    assert len(candidates.ids) < PIECES
    ours = smoothed_cross_entropy(hidden, table, labels, candidates, 0.1)
    logits = hidden @ table[candidates.ids].t()
    total = (logits + candidates.weights.log()).logsumexp(-1)
    at = torch.tensor([candidates.ids.tolist().index(label) for label in labels.tolist()])
    shares = candidates.weights / PIECES
    plain = total - 0.9 * logits[torch.arange(TOKENS), at] - 0.1 * (logits * shares).sum(-1)
    torch.testing.assert_close(ours, plain.mean(), rtol=1e-5, atol=1e-6, check_dtype=False)
    for our, their in zip(
        torch.autograd.grad(ours, (hidden, table)), torch.autograd.grad(plain.mean(), (hidden, table)), strict=True
    ):
        torch.testing.assert_close(our, their, rtol=1e-4, atol=1e-6)


def test_candidates_hold_the_labels_and_stand_for_the_vocabulary() -> None:
    """Labels and frequent pieces stand for themselves, the drawn ones for all others; none comes twice."""
    labels, frequent = torch.tensor([5, 7, 7]), torch.tensor([0, 1, 5])
    candidates = draw_candidates(labels, frequent, 6, PIECES)
    ids = candidates.ids.tolist()
    assert len(set(ids)) == len(ids) == 4 + 6
    assert set(ids[:4]) == {0, 1, 5, 7}
    assert candidates.weights[:4].tolist() == [1.0] * 4
    assert float(candidates.weights.sum()) == pytest.approx(PIECES)


def test_misalignment_counts_linked_pieces_only() -> None:
    """Attention that is all on the links costs nothing, half of it a factor of two; rows without links are left out."""
    attention = torch.tensor([[[1.0, 0.0, 0.0], [0.25, 0.25, 0.5], [0.0, 0.0, 1.0]]])
    gold = torch.tensor([[[1.0, 0.0, 0.0], [1.0, 1.0, 0.0], [0.0, 0.0, 0.0]]])
    assert float(misalignment(attention, gold)) == pytest.approx(0.5 * 0.6931, abs=1e-3)
    assert float(misalignment(attention, torch.zeros_like(gold))) == 0.0
