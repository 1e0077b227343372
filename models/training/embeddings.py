"""Starting vectors that already know which Arabic piece means which English one, from counting alone.

Pieces are described by the company they keep (Church and Hanks 1990; Levy and Goldberg 2014), Arabic company read in
English through the word links, and the description is cut down to its main directions. Minutes, where a network needs
hours to find the same. Memory: a few matrices of pieces by pieces in float32, 2.5 GB for 8,000 pieces.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from models.training.links import piece_links
from models.training.pairs import Pair
from models.training.vocabulary import Vocabulary

WINDOW = 5
"""Pieces to either side that count as company, each weighed by 1 / distance."""
FEWEST_LINKS = 2
SHRINK = 3.0
"""Links that a piece is imagined to have to nothing: what was linked rarely is trusted little."""
IDENTITY = 6.0
"""Weight of being a translation against keeping the same company, in units of PMI (nats)."""
SIGNAL, NOISE = 0.9, 0.4
"""Shares of what was counted and of chance, so that no two pieces begin alike."""
OVERSAMPLING, POWER_STEPS = 40, 3
"""Of the randomized SVD (Halko, Martinsson and Tropp 2011)."""
TINY = 1e-9


def starting_vectors(
    pairs: Sequence[Pair], monolingual: Iterable[str], vocabulary: Vocabulary, *, width: int, seed: int = 1
) -> Tensor:
    """Return (pieces, width) rows of about unit length; pieces never seen get chance alone.

    `monolingual` is further Arabic. Pairs without links teach company only, and the languages stay apart.
    """
    torch.manual_seed(seed)
    arabic = [vocabulary.encode(pair.arabic) for pair in pairs]
    english = [vocabulary.encode(pair.english) for pair in pairs]
    links = link_counts(pairs, arabic, english, vocabulary)
    arabic += [vocabulary.encode(line.strip()) for line in monolingual]
    of_arabic, of_english = company(arabic, vocabulary.pieces), company(english, vocabulary.pieces)
    described = describe(of_arabic, of_english, links)
    return _begin(described, (of_arabic + of_english).sum(1) > 0, width)


def company(sentences: Sequence[Sequence[int]], pieces: int) -> Tensor:
    """Count how often two pieces stand within the window of each other, (pieces, pieces), symmetric."""
    gap = [-1] * WINDOW
    flat = np.fromiter((piece for sentence in sentences for piece in (*sentence, *gap)), dtype=np.int64)
    counts = np.zeros(pieces * pieces, dtype=np.float32)
    for distance in range(1, WINDOW + 1):
        left, right = flat[:-distance], flat[distance:]
        both = (left >= 0) & (right >= 0)
        counts += _count(left[both] * pieces + right[both], pieces) / distance
    square = torch.from_numpy(counts.reshape(pieces, pieces))
    return square + square.t()


def link_counts(
    pairs: Sequence[Pair], arabic: Sequence[Sequence[int]], english: Sequence[Sequence[int]], vocabulary: Vocabulary
) -> Tensor:
    """Count how often an Arabic piece (row) is linked to an English one (column); once is taken for chance."""
    cells = [
        source[here] * vocabulary.pieces + target[there]
        for pair, source, target in zip(pairs, arabic, english, strict=True)
        for there, here in piece_links(source, target, pair.links, vocabulary.starts)[1:]
    ]
    counts = _count(np.array(cells, dtype=np.int64), vocabulary.pieces)
    counts[counts < FEWEST_LINKS] = 0
    return torch.from_numpy(counts.reshape(vocabulary.pieces, vocabulary.pieces))


def describe(of_arabic: Tensor, of_english: Tensor, links: Tensor) -> Tensor:
    """Describe each piece by English pieces, (pieces, pieces): its company, its translations', and what it means."""
    translations = links / (links.sum(1, keepdim=True) + SHRINK)
    described = positive_pmi(of_english + of_arabic @ translations)
    if not bool(links.any()):
        described = positive_pmi(of_english + of_arabic)
    described += translations @ positive_pmi(of_english)
    described += IDENTITY * translations / (translations.norm(dim=1, keepdim=True) + TINY)
    described.diagonal().add_(IDENTITY * (of_english.sum(1) > of_arabic.sum(1)))
    return described


def positive_pmi(counts: Tensor) -> Tensor:
    """Return by how much two pieces stand together more often than chance, log of the ratio, 0 where less often."""
    shares = counts.sum(0) / (counts.sum() + TINY)
    return (counts / (counts.sum(1, keepdim=True) + TINY) / (shares + TINY)).clamp_min(1.0).log()


def _begin(described: Tensor, seen: Tensor, width: int) -> Tensor:
    rank = min(width + OVERSAMPLING, len(described))
    left, strengths, _ = torch.svd_lowrank(described, q=rank, niter=POWER_STEPS)
    kept = min(width, rank)
    vectors = torch.zeros(len(described), width)
    vectors[:, :kept] = left[:, :kept] * strengths[:kept] ** 0.5
    vectors -= vectors.mean(0)
    vectors /= vectors.norm(dim=1, keepdim=True) + TINY
    chance = torch.randn(len(described), width) * width**-0.5
    return torch.where(seen[:, None], SIGNAL * vectors + NOISE * chance, chance)


def _count(cells: NDArray[np.int64], pieces: int) -> NDArray[np.float32]:
    return np.bincount(cells, minlength=pieces * pieces).astype(np.float32)
