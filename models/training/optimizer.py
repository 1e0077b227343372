"""Muon for matrices and AdamW for embeddings and vectors, on flat tensors whose work is divided among processes.

Muon (Jordan et al. 2024) replaces a matrix's momentum by the nearest orthogonal matrix, so that every direction learns
at the same pace; from the same few tokens it learns more than Adam. Knows no losses and no data.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from models.training.options import OptimizerOptions
from models.training.parameters import EMBEDDINGS, Flat, Span

POLAR = (
    (8.28721201814563, -23.595886519098837, 17.300387312530933),
    (4.107059111542203, -2.9478499167379106, 0.5448431082926601),
    (3.9486908534822946, -2.908902115962949, 0.5518191394370137),
    (3.3184196573706015, -2.488488024314874, 0.51004894012372),
    (2.300652019954817, -1.6689039845747493, 0.4188073119525673),
)
"""Coefficients of the Polar Express iteration (Amsel et al. 2025), one row a step."""
MARGIN = 1.01
"""Their safety factor at each step: without it bfloat16's rounding lifts values over 1, where it diverges."""
ADAM_SIZED = 0.2
"""Root mean square of an AdamW update, to which Muon's is scaled so that one rate suits both (Liu et al. 2025)."""
FIRST_MOMENTUM, MOMENTUM_STEPS = 0.85, 300
"""Where Muon's momentum begins and how many updates it takes to rise: early gradients are soon out of date."""
TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the flat tensors that one process updates: stacked (count, rows, columns), or plain numbers."""

    part: slice
    matrices: tuple[int, int, int] | None

    @property
    def size(self) -> int:
        """Count its numbers."""
        return int(self.part.stop - self.part.start)


def orthogonalize(stack: Tensor, steps: int) -> Tensor:
    """Bring each matrix of a stack (count, rows, columns) near the closest orthogonal one, in its own precision."""
    tall = stack.shape[1] > stack.shape[2]
    x = stack.mT.contiguous() if tall else stack
    lengths = x.float().flatten(1).norm(dim=1)[:, None, None]
    x = (x / (lengths * MARGIN + TINY)).to(stack.dtype)
    for a, b, c in ((a / MARGIN, b / MARGIN**3, c / MARGIN**5) for a, b, c in POLAR[:steps]):
        square = x @ x.mT
        x = torch.baddbmm(x, torch.baddbmm(square, square, square, beta=b, alpha=c), x, beta=a)
    return (x.mT if tall else x).float()


def divide(spans: Sequence[Span], processes: int) -> list[list[Unit]]:
    """Divide the parameters among processes so that each has about the same number of them."""
    units = [_unit([span]) for span in spans if span.matrices or span.name == EMBEDDINGS]
    units.append(_unit([span for span in spans if not span.matrices and span.name != EMBEDDINGS]))
    shares: list[list[Unit]] = [[] for _ in range(processes)]
    for unit in sorted(units, key=lambda unit: -unit.size):
        min(shares, key=lambda share: sum(each.size for each in share)).append(unit)
    return shares


def _unit(spans: Sequence[Span]) -> Unit:
    part = slice(spans[0].start, spans[-1].start + spans[-1].size)
    count = spans[0].matrices
    return Unit(part, (count, spans[0].shape[0] // count, spans[0].shape[1]) if count else None)


@torch.no_grad()
def update(
    flat: Flat, units: Sequence[Unit], options: OptimizerOptions, *, step: int, rate: float, norm: float
) -> None:
    """Make one update (`step` counts from 0) of these units from the mean of all processes' gradients.

    `norm` is that of the gradients: where it exceeds `clip`, AdamW's are shrunk; Muon's steps do not depend on it.
    """
    shrink = min(1.0, options.clip / (norm + TINY))
    for index, unit in enumerate(units):
        gradient = flat.gradients[:, unit.part].float().mean(0)
        if unit.matrices:
            turn = (index + step) % options.matrix_every == 0
            _muon(flat, unit.part, unit.matrices, gradient, options, step, rate, turn=turn)
        else:
            _adamw(flat, unit, gradient.mul_(shrink), options, step, rate)
        flat.weights[unit.part] = flat.master[unit.part]
        follow = max(1 / options.horizon, min(1.0, 5 / (step + 1)))  # early on the average must forget fast
        flat.average[unit.part].lerp_(flat.master[unit.part], follow)


def _adamw(flat: Flat, unit: Unit, gradient: Tensor, options: OptimizerOptions, step: int, rate: float) -> None:
    """Loshchilov and Hutter 2019."""
    first, second, master = (tensor[unit.part] for tensor in (flat.first, flat.second, flat.master))
    first.lerp_(gradient, 1 - options.beta1)
    second.mul_(options.beta2).addcmul_(gradient, gradient, value=1 - options.beta2)
    unbiased1, unbiased2 = (1 - beta ** (step + 1) for beta in (options.beta1, options.beta2))
    master.mul_(1 - rate * options.weight_decay)
    master.addcdiv_(first, (second / unbiased2).sqrt_().add_(TINY), value=-rate / unbiased1)


def _muon(
    flat: Flat,
    part: slice,
    matrices: tuple[int, int, int],
    gradient: Tensor,
    options: OptimizerOptions,
    step: int,
    rate: float,
    *,
    turn: bool,
) -> None:
    """Gather momentum, and where it is the unit's turn take an orthogonal step along it (Nesterov's look ahead)."""
    momentum = min(options.momentum, FIRST_MOMENTUM + (options.momentum - FIRST_MOMENTUM) * step / MOMENTUM_STEPS)
    first, master = flat.first[part], flat.master[part]
    first.lerp_(gradient, 1 - momentum)
    if turn:
        ahead = torch.lerp(gradient, first, momentum).view(matrices)
        direction = orthogonalize(ahead.to(flat.gradients.dtype), options.polar_steps)
        further = rate * options.matrix_every
        length = ADAM_SIZED * max(matrices[1:]) ** 0.5 * further * options.matrix_rate
        master.mul_(1 - further * options.weight_decay).add_(direction.reshape(-1), alpha=-length)
