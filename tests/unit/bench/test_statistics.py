"""The line through points tells linear growth from other growth."""

import pytest

from bench.statistics import fit_line


@pytest.mark.parametrize("exponent", [0.5, 1.0, 2.0])
def test_the_exponent_of_a_power_is_found(exponent: float) -> None:
    """It is 1 for what grows linearly and nothing else."""
    xs = [10.0, 20, 50, 100, 300]
    assert fit_line(xs, [3 * x**exponent for x in xs]).exponent == pytest.approx(exponent)


def test_a_straight_line_is_found() -> None:
    """Slope and intercept are those of the points, which it explains wholly."""
    line = fit_line([1.0, 2, 4], [5.0, 7, 11])
    assert (line.slope, line.intercept, line.determination) == pytest.approx((2, 3, 1))


def test_a_bend_lowers_what_the_line_explains() -> None:
    """Quadratic growth is no line."""
    assert fit_line([1.0, 2, 3, 4], [1.0, 4, 9, 16]).determination < 0.99
