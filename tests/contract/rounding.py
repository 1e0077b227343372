"""What two answers may differ by: floating-point sums depend on what else was in the batch."""

from dataclasses import replace
from typing import Any

import pytest

from models.protocol import Hypothesis, Summary, Translation

LARGEST_DIFFERENCE = 1e-5
"""Of two log-probabilities; seen were 2e-7 in single precision."""


def about(log_probability: float | None) -> Any:  # noqa: ANN401  (pytest gives its approximations no public type)
    """Give what equals the log-probability and those next to it."""
    return pytest.approx(log_probability, abs=LARGEST_DIFFERENCE)


def as_hypothesis(hypothesis: Hypothesis) -> Hypothesis:
    """Give what equals a hypothesis but for rounding."""
    return replace(hypothesis, log_probability=about(hypothesis.log_probability))


def as_translations(translations: list[Translation]) -> list[Translation]:
    """Give what equals translations but for rounding."""
    return [
        replace(one, best=as_hypothesis(one.best), alternatives=tuple(map(as_hypothesis, one.alternatives)))
        for one in translations
    ]


def as_summaries(summaries: list[Summary]) -> list[Summary]:
    """Give what equals summaries but for rounding."""
    return [replace(summary, log_probability=about(summary.log_probability)) for summary in summaries]
