"""What training lowers: smoothed cross entropy over candidate pieces, and how far attention is from the word links.

Knows no network: hidden states, a table of embeddings and labels come in, one number goes out.
"""

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.autograd.function import Function, once_differentiable

FAINTEST = 1e-5
"""Added to attention before its logarithm, so that one link missed altogether costs no more than 11.5 nats."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """The pieces among which the softmax chooses, each standing for `weights` pieces of the vocabulary.

    `ids` is (candidates,) int64, `weights` (candidates,) float32 and sums to the size of the vocabulary.
    """

    ids: Tensor
    weights: Tensor


def all_candidates(pieces: int, device: torch.device | str = "cpu") -> Candidates:
    """Let every piece stand for itself: the full softmax."""
    return Candidates(torch.arange(pieces, device=device), torch.ones(pieces, device=device))


def draw_candidates(labels: Tensor, frequent: Tensor, drawn: int, pieces: int) -> Candidates:
    """Take the labels and the frequent pieces for certain, and `drawn` of the others to stand for all of these.

    Sampled softmax as in Jean et al. 2015; with as many drawn as there are others it is the full softmax.
    """
    certain = torch.zeros(pieces, dtype=torch.bool, device=labels.device)
    certain[labels] = True
    certain[frequent] = True
    known, others = certain.nonzero().view(-1), (~certain).nonzero().view(-1)
    chosen = others[torch.randperm(len(others), device=labels.device)[:drawn]]
    standing = torch.full((len(chosen),), len(others) / max(1, len(chosen)), device=labels.device)
    return Candidates(torch.cat([known, chosen]), torch.cat([torch.ones_like(known, dtype=torch.float32), standing]))


def smoothed_cross_entropy(
    hidden: Tensor, table: Tensor, labels: Tensor, candidates: Candidates, smoothing: float
) -> Tensor:
    """Return the mean over tokens, in nats, of cross entropy against labels smoothed evenly over the vocabulary.

    `hidden` is (tokens, width), `table` (pieces, width), `labels` (tokens,) and among the candidates. The gradients
    are made on the way, so that the matrix of probabilities is made once and not kept.
    """
    loss: Tensor = _SmoothedCrossEntropy.apply(hidden, table, labels, candidates, smoothing)  # type: ignore[no-untyped-call]
    return loss


def misalignment(attention: Tensor, gold: Tensor) -> Tensor:
    """Return the mean negative log of the attention that falls on linked source pieces, over target pieces with links.

    Both are (sentences, target, source); `gold` is 1 where linked. Guided alignment (Chen et al. 2016).
    """
    linked = gold.sum(-1) > 0
    on_links = (attention * gold).sum(-1)[linked]
    return -(on_links + FAINTEST).log().sum() / max(1, len(on_links))


class _SmoothedCrossEntropy(Function):
    # PyTorch gives the context attributes as they are set, so it has no type of its own.
    @staticmethod
    def forward(
        ctx: Any,  # noqa: ANN401
        hidden: Tensor,
        table: Tensor,
        labels: Tensor,
        candidates: Candidates,
        smoothing: float,
    ) -> Tensor:
        rows = table.index_select(0, candidates.ids)
        logits = (hidden @ rows.t()).float() + candidates.weights.log()
        total = logits.logsumexp(-1)
        places = torch.zeros(len(table), dtype=torch.long, device=labels.device)
        places[candidates.ids] = torch.arange(len(candidates.ids), device=labels.device)
        at = (torch.arange(len(labels), device=labels.device), places[labels])
        shares = candidates.weights / candidates.weights.sum()
        average = shares @ rows.float()
        loss = total - (1 - smoothing) * logits[at] - smoothing * (hidden.float() @ average)
        error = logits.sub_(total[:, None]).exp_()
        error[at] -= 1 - smoothing
        error = error.to(hidden.dtype)
        of_hidden = error @ rows - (smoothing * average).to(hidden.dtype)
        of_rows = error.t() @ hidden - (smoothing * shares[:, None] * hidden.float().sum(0)).to(hidden.dtype)
        ctx.save_for_backward(of_hidden / len(labels), of_rows / len(labels), candidates.ids)
        ctx.shape = table.shape
        return loss.mean()

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor | None, ...]:  # noqa: ANN401
        of_hidden, of_rows, ids = ctx.saved_tensors
        of_table = of_rows.new_zeros(ctx.shape).index_copy_(0, ids, of_rows)
        return of_hidden * gradient, of_table * gradient, None, None, None
