"""Teaches a tiny model the toy language: a few hundred steps on one thread."""

from collections.abc import Callable, Sequence

import torch
from transformers import PreTrainedModel

IGNORED = -100
BATCH = 32


def pad(rows: Sequence[Sequence[int]], filler: int) -> torch.Tensor:
    """Stack rows of ids of unequal length."""
    width = max(map(len, rows))
    return torch.tensor([[*row, *[filler] * (width - len(row))] for row in rows])


def train(
    model: PreTrainedModel,
    examples: Sequence[tuple[list[int], list[int]]],
    *,
    filler: int,
    steps: int,
    rate: float,
    after_step: Callable[[], None] = lambda: None,
) -> float:
    """Train in place on (source ids, target ids), both with the end of the sentence; return the last loss."""
    torch.set_num_threads(1)  # the model is so small that more threads only wait for each other
    optimizer = torch.optim.Adam(model.parameters(), lr=rate, betas=(0.9, 0.98), fused=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=steps, pct_start=0.1)
    model.train()
    loss = torch.tensor(0.0)
    for step in range(steps):
        start = step * BATCH % (len(examples) - BATCH)
        sources, targets = zip(*examples[start : start + BATCH], strict=True)
        ids = pad(sources, filler)
        loss = model(input_ids=ids, attention_mask=(ids != filler).long(), labels=pad(targets, IGNORED)).loss
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        after_step()
    model.eval()
    return loss.item()
