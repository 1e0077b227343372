"""A deadline stops work between steps; a stopwatch adds up."""

from time import monotonic

import pytest

from service.briefs.timing import Deadline, Stopwatch
from service.errors import DeadlineExceeded


def stops_work(deadline: Deadline) -> bool:
    """Tell whether a check of the deadline raises."""
    try:
        deadline.check()
    except DeadlineExceeded:
        return True
    return False


@pytest.mark.parametrize(("seconds", "stopped"), [(-1, True), (0, True), (3600, False), (None, False)])
def test_a_deadline_stops_work_from_its_moment_on(seconds: float | None, stopped: bool) -> None:
    """The moment itself is already too late; no deadline means never."""
    at = None if seconds is None else monotonic() + seconds
    assert stops_work(Deadline(at)) is stopped


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
