"""Encoded pairs and the endless, repeatable stream of batches that training reads. Knows no network and no loss."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from models.training.errors import MaterialInvalid
from models.training.links import piece_links
from models.training.pairs import Pair, read_pairs
from models.training.vocabulary import END_ID, Vocabulary

LONGEST = 150
"""Pieces a side may have in training; longer pairs are few and cost attention the square of their length."""
JITTER = 2.0
"""How far a pair may stray in the order of lengths, in pieces, so that batches differ from pass to pass."""
SPREAD = 2
"""Padded positions of a batch are at most so many times its budget: attention pays for padding too."""

Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded ids, each (sentences, longest of its side) int64; `links` as rows of (sentence, target, source piece)."""

    source: Tensor
    decoder_input: Tensor
    target: Tensor
    links: Tensor

    def to(self, device: str) -> "Batch":
        """Move to a device."""
        return Batch(*(each.to(device) for each in (self.source, self.decoder_input, self.target, self.links)))

    def gold(self) -> Tensor:
        """Give the links as (sentences, target longest, source longest) of 0 and 1."""
        size = (len(self.target), self.target.shape[1], self.source.shape[1])
        gold = torch.zeros(size, device=self.target.device)
        gold[tuple(self.links.t())] = 1.0
        return gold


@dataclass(frozen=True, slots=True)
class Ragged:
    """Rows of ids of unequal length, end to end."""

    values: NDArray[np.int32]
    bounds: NDArray[np.int64]

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]]) -> "Ragged":
        """Lay rows end to end."""
        bounds = np.concatenate([[0], np.cumsum([len(row) for row in rows], dtype=np.int64)])
        values = np.fromiter((each for row in rows for each in row), dtype=np.int32, count=int(bounds[-1]))
        return cls(values, bounds)

    @property
    def lengths(self) -> NDArray[np.int64]:
        """Give each row's length."""
        return np.diff(self.bounds)

    def __getitem__(self, index: int) -> list[int]:
        row: list[int] = self.values[self.bounds[index] : self.bounds[index + 1]].tolist()
        return row


@dataclass(frozen=True, slots=True)
class Corpus:
    """Pairs as the network reads them. `members` maps each set's name to its rows; what was too long is `left_out`."""

    pairs: tuple[Pair, ...]
    sources: Ragged
    targets: Ragged
    members: Mapping[str, NDArray[np.int64]]
    left_out: int

    @classmethod
    def of(cls, sets: Mapping[str, Sequence[Pair]], vocabulary: Vocabulary) -> "Corpus":
        """Encode all pairs once."""
        named = [(name, pair) for name, pairs in sets.items() for pair in pairs]
        sources = vocabulary.encode_all([pair.arabic for _, pair in named])
        targets = vocabulary.encode_all([pair.english for _, pair in named])
        sizes = [(len(source), len(target)) for source, target in zip(sources, targets, strict=True)]
        kept = [index for index, size in enumerate(sizes) if min(size) and max(size) < LONGEST]
        names = np.array([named[index][0] for index in kept])
        return cls(
            tuple(named[index][1] for index in kept),
            Ragged.of([sources[index] for index in kept]),
            Ragged.of([targets[index] for index in kept]),
            {name: np.flatnonzero(names == name) for name in sets},
            len(named) - len(kept),
        )

    @property
    def costs(self) -> NDArray[np.int64]:
        """Give what each pair counts for in a budget: the pieces of its longer side, end of sentence included."""
        longer: NDArray[np.int64] = np.maximum(self.sources.lengths, self.targets.lengths) + 1
        return longer

    def frequent(self, count: int, pieces: int) -> Tensor:
        """Give the most frequent target pieces, ids int64."""
        counts = np.bincount(self.targets.values, minlength=pieces)
        return torch.from_numpy(counts.argsort(kind="stable")[::-1][:count].astype(np.int64))


def read_sets(folder: Path, names: Sequence[str]) -> dict[str, list[Pair]]:
    """Read NAME.linked.tsv of each set where aligning wrote it, else NAME.tsv; raises `MaterialInvalid`."""
    paths = {name: folder / f"{name}.linked.tsv" for name in names}
    paths = {name: path if path.exists() else folder / f"{name}.tsv" for name, path in paths.items()}
    return {name: list(read_pairs(path)) for name, path in paths.items()}


def parse_mixture(words: Sequence[str]) -> dict[str, float]:
    """Read "news:1 phrases:0.1": how often each pass reads each set, a fraction for a part drawn anew each time."""
    try:
        mixture = {name: float(weight) for name, _, weight in (word.partition(":") for word in words)}
    except ValueError as error:
        raise MaterialInvalid(f"A mixture is written NAME:WEIGHT ..., not {' '.join(words)!r}.") from error
    if not any(weight > 0 for weight in mixture.values()):
        raise MaterialInvalid("The mixture is empty.")
    return mixture


@dataclass(frozen=True, slots=True)
class Position:
    """Where a stream stands: the pass, from 0, and how many steps of it have been read."""

    epoch: int = 0
    step: int = 0


@dataclass(frozen=True, slots=True)
class Stream:
    """Batches without end, the same ones for the same seed wherever one begins; one batch per process at each step.

    The share `sampled` of the sources are split at random with `alpha` (subword regularization), anew in each pass;
    which splits come out is the one thing that the seed does not settle. Budgets count the likeliest splits.
    """

    corpus: Corpus
    vocabulary: Vocabulary
    mixture: Mapping[str, float]
    budget: int
    processes: int
    seed: int
    sampled: float = 0.0
    alpha: float = 0.1

    def read(self, process: int, begin: Position) -> Iterator[tuple[Position, Batch]]:
        """Yield this process's batches from a position on, each with the position after it."""
        epoch = begin.epoch
        while True:
            steps = self.plan(epoch)
            for step in range(begin.step if epoch == begin.epoch else 0, len(steps)):
                yield Position(epoch, step + 1), self.make(steps[step][process], (epoch, step, process))
            epoch += 1

    def plan(self, epoch: int) -> list[Sequence[NDArray[np.int64]]]:
        """Order one pass: steps of one batch of rows per process, alike in length so that none waits for another."""
        random = np.random.default_rng((self.seed, epoch))
        rows = np.concatenate([self._draw(name, weight, random) for name, weight in self.mixture.items()])
        order = random.permutation(rows)
        order = order[np.argsort(self.corpus.costs[order] + random.random(len(order)) * JITTER, kind="stable")]
        batches = cut(order, self.corpus.costs, self.budget)
        steps = [batches[start : start + self.processes] for start in range(0, len(batches), self.processes)]
        full = [step for step in steps if len(step) == self.processes]
        if not full:
            raise MaterialInvalid("There are too few pairs for a batch per process: make batches smaller.")
        return [full[index] for index in random.permutation(len(full))]

    def _draw(self, name: str, weight: float, random: np.random.Generator) -> NDArray[np.int64]:
        members = self.corpus.members[name]
        whole, part = divmod(weight, 1)
        return np.concatenate([np.tile(members, int(whole)), random.permutation(members)[: round(len(members) * part)]])

    def make(self, rows: NDArray[np.int64], seed: Sequence[int]) -> Batch:
        """Make a batch of these rows of the corpus."""
        random = np.random.default_rng((self.seed, *seed))
        return stack([self._example(int(row), random) for row in rows], self.vocabulary)

    def _example(self, row: int, random: np.random.Generator) -> tuple[list[int], list[int], str]:
        pair = self.corpus.pairs[row]
        if self.sampled and random.random() < self.sampled:
            return self.vocabulary.sample(pair.arabic, self.alpha), self.corpus.targets[row], pair.links
        return self.corpus.sources[row], self.corpus.targets[row], pair.links


def cut(order: NDArray[np.int64], costs: NDArray[np.int64], budget: int) -> list[NDArray[np.int64]]:
    """Cut ordered rows into batches whose costs sum to at most the budget; a pair that exceeds it stands alone."""
    bounds, spent, widest = [0], 0, 0
    for place, cost in enumerate(costs[order].tolist()):
        begun = place - bounds[-1]
        if begun and (spent + cost > budget or max(widest, cost) * (begun + 1) > SPREAD * budget):
            bounds.append(place)
            spent, widest = 0, 0
        spent, widest = spent + cost, max(widest, cost)
    return [order[start:end] for start, end in zip(bounds, [*bounds[1:], len(order)], strict=True)]


def stack(examples: Sequence[tuple[list[int], list[int], str]], vocabulary: Vocabulary) -> Batch:
    """Pad examples (source ids, target ids, word links) and add ends of sentence and piece links."""
    pad, end = vocabulary.pieces, [END_ID]
    links = [
        (sentence, there, here)
        for sentence, (source, target, words) in enumerate(examples)
        for there, here in piece_links(source, target, words, vocabulary.starts)
    ]
    return Batch(
        _padded([source + end for source, _, _ in examples], pad),
        _padded([[pad, *target] for _, target, _ in examples], pad),
        _padded([target + end for _, target, _ in examples], pad),
        torch.tensor(links, dtype=torch.long),
    )


def _padded(rows: Sequence[Sequence[int]], pad: int) -> Tensor:
    width = max(map(len, rows))
    return torch.tensor([[*row, *[pad] * (width - len(row))] for row in rows])
