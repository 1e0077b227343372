"""The little statistics that reports need."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line through points, how much of the variance it explains (0-1), and the exponent of a power law.

    The exponent is that of the best x ** exponent through the same points: 1 where growth is linear.
    """

    slope: float
    intercept: float
    determination: float
    exponent: float


def fit_line(xs: Sequence[float], ys: Sequence[float]) -> Line:
    """Lay a line through points by least squares; needs two different positive xs and positive ys."""
    x, y = np.asarray(xs), np.asarray(ys)
    slope, intercept = np.polyfit(x, y, 1)
    rest, spread = float(((y - slope * x - intercept) ** 2).sum()), float(((y - y.mean()) ** 2).sum())
    exponent = float(np.polyfit(np.log(x), np.log(y), 1)[0])
    return Line(float(slope), float(intercept), 1 - rest / spread if spread else 1.0, exponent)
