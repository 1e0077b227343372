"""One of the processes that train a network together: the same network, batches of its own, a share of the updates.

Gradients and weights lie in memory that all processes see; they meet twice a step. Knows no files and no measuring.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from threading import Barrier

import torch
from torch import Tensor

from models.training.batches import Batch, Position, Stream
from models.training.checkpoint import Progress
from models.training.loss import (
    Candidates,
    all_candidates,
    draw_candidates,
    misalignment,
    smoothed_cross_entropy,
)
from models.training.network import Network
from models.training.optimizer import divide, update
from models.training.options import TrainingOptions
from models.training.parameters import Flat, attach, lay_out

PATIENCE = 1800.0
"""Seconds that processes wait for each other; measuring on development pairs takes minutes on a slow machine."""
SEED_STRIDE = 1_000_003


@dataclass(frozen=True, slots=True)
class Exchange:
    """What the processes share: `stats` has a row of `Stats` each, `stop` is set by the first; no barrier for one."""

    flat: Flat
    stats: Tensor
    stop: Tensor
    barrier: Barrier | None

    @classmethod
    def of(cls, flat: Flat, *, processes: int, barrier: Barrier | None = None) -> "Exchange":
        """Begin with no stats, in memory that other processes can write to."""
        stats, stop = torch.zeros(processes, len(fields(Stats)), dtype=torch.float64), torch.zeros(1)
        for tensor in (stats, stop):
            tensor.share_memory_()  # type: ignore[no-untyped-call]
        return cls(flat, stats, stop, barrier)

    def meet(self) -> None:
        """Wait for the others; raises `BrokenBarrierError` when one of them failed or does not come."""
        if self.barrier:
            self.barrier.wait(PATIENCE)

    def abort(self) -> None:
        """Send the others home."""
        if self.barrier:
            self.barrier.abort()


@dataclass(frozen=True, slots=True)
class Stats:
    """Of one step over all processes: means per target token in nats, target tokens, and the mean gradient norm."""

    loss: float
    misalignment: float
    tokens: int
    norm: float

    @classmethod
    def over(cls, rows: Tensor) -> "Stats":
        """Join the processes' rows (processes, 4)."""
        tokens = rows[:, 2]
        loss, astray = ((rows[:, column] * tokens).sum() / tokens.sum() for column in (0, 1))
        return cls(float(loss), float(astray), int(tokens.sum()), float(rows[:, 3].mean()))


@dataclass(frozen=True, slots=True)
class Observer:
    """What the first process does beside training: says when it is enough, and looks at each step's outcome."""

    enough: Callable[[Progress], bool]
    after: Callable[[Progress, Stats], None]


class Replica:
    """The network on this process's slice of the shared memory."""

    def __init__(self, process: int, options: TrainingOptions, stream: Stream, exchange: Exchange) -> None:
        """Attach a network to the shared weights; `process` counts from 0."""
        self.process, self.options, self.exchange = process, options, exchange
        self.network = Network(stream.vocabulary.pieces, options.shape, dropout=options.dropout)
        self.network.to(exchange.flat.weights.dtype).to(options.device)
        if options.compiled:
            self.network.compile_layers()
        spans = lay_out(self.network)
        self.gradients = exchange.flat.gradients[process]
        attach(self.network, spans, exchange.flat.weights, self.gradients)
        self.units = divide(spans, options.processes)[process]
        self.frequent = stream.corpus.frequent(options.frequent, self.network.pieces).to(options.device)

    def compute(self, batch: Batch, step: int) -> None:
        """Leave this process's gradients and stats of a batch; chance depends on nothing but seed, step and process."""
        torch.manual_seed((self.options.seed * SEED_STRIDE + step) * self.options.processes + self.process)
        batch = batch.to(self.options.device)
        self.gradients.zero_()
        states = self.network(batch.source, batch.decoder_input, batch.target)
        labels = batch.target[batch.target != self.network.pieces]
        candidates = self._candidates(labels)
        loss = smoothed_cross_entropy(states.hidden, self.network.table, labels, candidates, self.options.smoothing)
        astray = misalignment(states.attention, batch.gold()) if self.options.guide else torch.zeros(())
        (loss + self.options.guide * astray).backward()  # type: ignore[no-untyped-call]
        norm = torch.linalg.vector_norm(self.gradients, dtype=torch.float32)
        self.exchange.stats[self.process] = torch.tensor([loss.item(), astray.item(), len(labels), norm.item()])

    def update(self, progress: Progress, norm: float) -> None:
        """Update this process's share of the weights."""
        rate = self.options.rate_at(progress.step, progress.tokens)
        update(self.exchange.flat, self.units, self.options.optimizer, step=progress.step, rate=rate, norm=norm)

    def _candidates(self, labels: Tensor) -> Candidates:
        if not self.options.candidates:
            return all_candidates(self.network.pieces, self.options.device)
        return draw_candidates(labels, self.frequent, self.options.candidates, self.network.pieces)


def work(
    process: int,
    options: TrainingOptions,
    stream: Stream,
    exchange: Exchange,
    progress: Progress,
    observer: Observer | None = None,
) -> Progress:
    """Train until the first process's observer says it is enough; return how far the run then is."""
    if options.device == "cpu":
        torch.set_num_threads(1)
    replica = Replica(process, options, stream, exchange)
    for position, batch in stream.read(process, progress.position):
        if observer:
            exchange.stop[0] = observer.enough(progress)
        replica.compute(batch, progress.step)
        exchange.meet()
        # From here to the next meeting nobody writes stats or stop.
        stats, stop = Stats.over(exchange.stats), bool(exchange.stop[0])
        if stop:
            break
        replica.update(progress, stats.norm)
        exchange.meet()
        progress = advance(progress, stats, position)
        if observer:
            observer.after(progress, stats)
    return progress


def advance(progress: Progress, stats: Stats, position: Position) -> Progress:
    """Count one step."""
    return replace(progress, step=progress.step + 1, tokens=progress.tokens + stats.tokens, position=position)
