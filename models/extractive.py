"""Chooses an article's most central sentences; needs no weights. Knows no service and no sequence model.

Continuous LexRank (Erkan & Radev 2004, "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization",
JAIR 22, section 3.3): sentences vote for those they share words with, and a vote counts as much as its voter. The jump
that keeps the walk from getting stuck prefers the lead, as PositionRank's does (Florescu & Caragea 2017, ACL), since
news puts what matters first; a biased jump is Otterbacher, Erkan & Radev 2005 (HLT-EMNLP).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from models.arabic_terms import terms
from models.protocol import EngineInfo

Matrix = NDArray[np.float64]

JUMP = 0.15
"""Chance of leaving the walk for a sentence picked by position (Erkan & Radev 2004, section 3.2: 0.1 to 0.2)."""
TOLERANCE = 1e-10
ROUNDS = 200
"""More than enough: the error shrinks by 1 - JUMP each round, below TOLERANCE after about 145."""
LEXRANK = EngineInfo(model="lexrank", revision="1", engine="extractive", precision="float64")


@dataclass(frozen=True, slots=True)
class LexRankRanker:
    """A `Ranker`: continuous LexRank over light Arabic stems, with a jump that prefers the lead."""

    info: EngineInfo = LEXRANK

    def rank(self, sentences: Sequence[str]) -> tuple[float, ...]:
        """Score the sentences; the scores sum to 1, and a sentence without a term of its own scores 0."""
        vectors = tf_idf([terms(sentence) for sentence in sentences])
        worded = [index for index, vector in enumerate(vectors) if vector]
        scores = np.zeros(len(sentences))
        if worded:
            scores[worded] = walk(similarity([vectors[index] for index in worded]))
        return tuple(scores.tolist())


def tf_idf(documents: Sequence[Sequence[str]]) -> list[dict[str, float]]:
    """Weigh each sentence's terms by frequency and by rarity among the sentences, scaled to length 1.

    Erkan & Radev took rarity from a large corpus; a service that works on one article has the article alone. The
    logarithm is smoothed so that a term of every sentence still counts a little.
    """
    spread = Counter(term for document in documents for term in set(document))
    return [
        _unit({term: n * log(1 + len(documents) / spread[term]) for term, n in Counter(d).items()}) for d in documents
    ]


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = sqrt(sum(weight * weight for weight in vector.values()))
    return {term: weight / length for term, weight in vector.items()}


def similarity(vectors: Sequence[dict[str, float]]) -> Matrix:
    """Give the cosine of every pair of unit vectors, shape (sentences, sentences); term by term, as most are absent."""
    holders: dict[str, list[int]] = {}
    for index, vector in enumerate(vectors):
        for term in vector:
            holders.setdefault(term, []).append(index)
    cosines = np.zeros((len(vectors), len(vectors)))
    for term, indices in holders.items():
        weights = np.array([vectors[index][term] for index in indices])
        cosines[np.ix_(indices, indices)] += np.outer(weights, weights)
    return cosines


def walk(cosines: Matrix) -> NDArray[np.float64]:
    """Find where a random walk over the sentences spends its time, by power iteration; sums to 1."""
    lead = 1 / np.arange(1, len(cosines) + 1)
    lead /= lead.sum()
    steps = _steps(cosines, lead)
    scores = lead
    for _ in range(ROUNDS):
        following = JUMP * lead + (1 - JUMP) * (scores @ steps)
        moved = float(np.abs(following - scores).sum())
        scores = following
        if moved < TOLERANCE:
            break
    return scores


def _steps(cosines: Matrix, lead: NDArray[np.float64]) -> Matrix:
    """Give the chance of each step; from a sentence that shares nothing with any other, the walk jumps.

    No sentence votes for itself (as in TextRank, Mihalcea & Tarau 2004): one that shares nothing would keep its votes.
    """
    votes = cosines.copy()
    np.fill_diagonal(votes, 0)
    sums = votes.sum(axis=1, keepdims=True)
    return np.where(sums > 0, votes / np.where(sums > 0, sums, 1), lead)
