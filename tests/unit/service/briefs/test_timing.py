"""A deadline stops work between steps; a stopwatch adds up."""

from time import monotonic

import pytest

from service.briefs.timing import Deadline, Stopwatch
from service.errors import DeadlineExceeded


def test_a_deadline_that_has_passed_raises() -> None:
    """The moment itself is already too late."""
    with pytest.raises(DeadlineExceeded):
        Deadline(monotonic()).check()


@pytest.mark.parametrize("at", [None, monotonic() + 3600])
def test_a_deadline_to_come_or_none_lets_work_go_on(at: float | None) -> None:
    """No deadline means never."""
    Deadline(at).check()


def test_a_stopwatch_adds_up_each_step_and_the_total() -> None:
    """A step measured twice, also when it raises, is one figure; the total is at least the sum."""
    stopwatch = Stopwatch()
    with stopwatch.measure("clean"):
        pass
    with pytest.raises(KeyError), stopwatch.measure("clean"):
        raise KeyError
    spent = stopwatch.milliseconds()
    assert list(spent) == ["clean_ms", "total_ms"]
    assert 0 <= spent["clean_ms"] <= spent["total_ms"]
