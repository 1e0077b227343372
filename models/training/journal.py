"""What is written down of a run: a line in the curve now and then, measurements on development pairs, the state.

Knows the run's folder and its clock; trains nothing.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import torch

from models.training import checkpoint, curve
from models.training.checkpoint import Progress, TrainedModel
from models.training.curve import Point
from models.training.measure import DevSet
from models.training.options import TrainingOptions
from models.training.parameters import Flat, Span, unpack
from models.training.replica import Stats

Report = Callable[[str], None]
SECONDS = 60.0


class Journal:
    """The first process's record of a sitting."""

    def __init__(
        self,
        folder: Path,
        options: TrainingOptions,
        dev: DevSet,
        state: tuple[Flat, tuple[Span, ...]],
        begin: Progress,
        report: Report,
    ) -> None:
        """Begin the clock; `begin.minutes` were spent in earlier sittings."""
        self.folder, self.options, self.dev, self.report = folder, options, dev, report
        self.flat, self.spans = state
        self.spent = begin.minutes
        self.begun = self.since = time.monotonic()
        self.steps: list[Stats] = []
        self.last: Point | None = None

    @property
    def minutes(self) -> float:
        """Minutes of training in all sittings."""
        return self.spent + (time.monotonic() - self.begun) / SECONDS

    def enough(self, progress: Progress) -> bool:
        """Tell whether the run or this sitting is over."""
        sitting = (time.monotonic() - self.begun) / SECONDS
        return self.options.done(progress.tokens) or sitting >= (self.options.minutes or float("inf"))

    def after(self, progress: Progress, stats: Stats) -> None:
        """Note a step; measure and save where it is time to."""
        self.steps.append(stats)
        measured = progress.step % self.options.evaluate_every == 0
        if measured or progress.step % self.options.log_every == 0:
            self.note(progress, measured=measured)
        if progress.step % self.options.save_every == 0:
            self.save(progress)

    def note(self, progress: Progress, *, measured: bool) -> None:
        """Write a line of the curve from the steps since the last; where there were none, at most measure that one."""
        if self.steps:
            self.last = self._point(progress)
        elif self.last is None or self.last.dev_loss is not None:
            return
        self.last = self._measured(self.last) if measured else self.last
        curve.append(self.folder, self.last)
        curve.draw(self.folder)
        self.report(_sentence(self.last))
        self.steps.clear()
        self.since = time.monotonic()

    def save(self, progress: Progress) -> None:
        """Write the state to go on from."""
        progress = replace(progress, minutes=self.minutes)
        checkpoint.save(self.folder, self.flat, self.spans, self.options.shape, progress)

    def _point(self, progress: Progress) -> Point:
        tokens = sum(stats.tokens for stats in self.steps)
        return Point(
            step=progress.step,
            tokens=progress.tokens,
            minutes=self.minutes,
            rate=self.options.rate_at(progress.step - 1, progress.tokens),
            speed=tokens / max(time.monotonic() - self.since, 1e-9),
            train_loss=sum(stats.loss * stats.tokens for stats in self.steps) / tokens,
            misalignment=sum(stats.misalignment * stats.tokens for stats in self.steps) / tokens,
        )

    def _measured(self, point: Point) -> Point:
        model = TrainedModel(self.options.shape, unpack(self.spans, self.flat.average))
        precision: torch.dtype = getattr(torch, self.options.precision)
        loss = self.dev.loss(model, precision=precision, device=self.options.device)
        if not self.options.bleu_segments:
            return replace(point, dev_loss=loss)
        scores = self.dev.scores(model, self.options.bleu_segments)
        return replace(point, dev_loss=loss, dev_bleu=scores.bleu, dev_chrf=scores.chrf)


def _sentence(point: Point) -> str:
    dev = "" if point.dev_loss is None else f"  dev loss {point.dev_loss:.3f}"
    bleu = "" if point.dev_bleu is None else f"  BLEU {point.dev_bleu:.1f}  chrF {point.dev_chrf:.1f}"
    return (
        f"step {point.step}  {point.tokens / curve.MILLION:.2f}M tokens  {point.speed:.0f} tokens/s  "
        f"loss {point.train_loss:.3f}  misalignment {point.misalignment:.2f}  rate {point.rate:.1e}{dev}{bleu}"
    )
