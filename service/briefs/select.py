"""Picks the sentences that become points: central to the article, different from each other, fit to stand alone.

Knows how to choose, not how sentences are scored (the ranker's part) nor what becomes of them.
"""

from collections.abc import Sequence
from itertools import pairwise

from models.protocol import Ranker
from service.briefs.types import POINTS, Length
from service.briefs.words import content_words, count_words, similarity

REDUNDANCY = 0.5
"""Weight of what is new against what is central: 1 - lambda of MMR (Carbonell and Goldstein 1998)."""

SAME = 0.8
"""Sentences that share this much of the shorter one say the same; only one can be a point."""

MOST_RANKED_TOGETHER = 400
"""A ranker may compare every sentence with every other; no news item is that long, but a request may be."""

FEWEST_WORDS = 4
SHORT_WEIGHT, QUESTION_WEIGHT = 0.2, 0.3
"""How much a sentence under four words, or a question, counts: they seldom tell the news by themselves."""


def fitness(sentence: str) -> float:
    """Weigh down what cannot stand alone as a point (1 is full weight)."""
    short = SHORT_WEIGHT if count_words(sentence) < FEWEST_WORDS else 1.0
    question = QUESTION_WEIGHT if sentence.rstrip(" \"'”»)").endswith(("؟", "?")) else 1.0
    return short * question


def ranked_together(count: int) -> list[range]:
    """Split so many sentences into even windows that a ranker can compare in bounded time and memory."""
    windows = -(-count // MOST_RANKED_TOGETHER)
    edges = (count * edge // max(windows, 1) for edge in range(windows + 1))
    return [range(start, end) for start, end in pairwise(edges)]


def score(sentences: Sequence[str], ranker: Ranker) -> list[float]:
    """Score sentences 0-1 by centrality, within their window, and by fitness."""
    scores: list[float] = []
    for window in ranked_together(len(sentences)):
        texts = sentences[window.start : window.stop]
        ranks = ranker.rank(texts)
        highest = max(ranks)
        scale = highest if highest > 0 else 1.0
        scores += [rank / scale * fitness(text) for rank, text in zip(ranks, texts, strict=True)]
    return scores


def select(sentences: Sequence[str], ranker: Ranker, length: Length) -> tuple[int, ...]:
    """Choose up to `POINTS[length]` sentences, as `choose` does."""
    return choose(sentences, ranker, POINTS[length])


def choose(sentences: Sequence[str], ranker: Ranker, wanted: int) -> tuple[int, ...]:
    """Choose up to so many sentences; returns their positions in document order.

    Fewer come back where the sentences are fewer or the rest repeat what is chosen. Deterministic: equal scores go
    to the earlier sentence.
    """
    if not wanted or not sentences:
        return ()
    scores = score(sentences, ranker)
    words = [content_words(sentence) for sentence in sentences]
    nearness = [0.0] * len(sentences)
    left = set(range(len(sentences)))
    chosen: list[int] = []
    while left and len(chosen) < wanted:
        best = max(left, key=lambda index: (scores[index] - REDUNDANCY * nearness[index], -index))
        chosen.append(best)
        nearness = [max(near, similarity(words[best], other)) for near, other in zip(nearness, words, strict=True)]
        left = {index for index in left - {best} if nearness[index] < SAME}
    return tuple(sorted(chosen))
