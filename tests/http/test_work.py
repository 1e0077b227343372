"""Room for work is bounded in number and in time, and is given back whatever happens."""

import threading

import pytest

from service.errors import Busy, DeadlineExceeded
from service.http.work import WorkRoom


def fail(_: float) -> None:
    """Work that fails."""
    raise LookupError("no such thing")


def test_work_gets_its_deadline_and_gives_its_result() -> None:
    """Work is told until when it may run."""
    first, second = (WorkRoom(1, seconds).do(lambda deadline: deadline) for seconds in (10, 1000))
    assert 900 < second - first < 1100


def test_failing_work_gives_its_place_back() -> None:
    """An error comes through as it is, and the next work finds the place free."""
    room = WorkRoom(1, 10)
    for _ in range(3):
        with pytest.raises(LookupError, match="no such thing"):
            room.do(fail)


def test_a_timeout_of_the_work_itself_is_not_the_deadline() -> None:
    """Work that raises `TimeoutError` for a reason of its own has failed; it is not past its deadline."""

    def time_out(_: float) -> None:
        raise TimeoutError("something else")

    with pytest.raises(TimeoutError, match="something else"):
        WorkRoom(1, 10).do(time_out)


def test_work_that_does_not_stop_keeps_its_place_until_it_ends() -> None:
    """Its client is told at the deadline, the bound on work holds, and the place is free once the work has ended."""
    release, ended = threading.Event(), threading.Event()
    room = WorkRoom(1, 0.01, grace_seconds=0.01)

    def work(_: float) -> None:
        release.wait(20)
        ended.set()

    with pytest.raises(DeadlineExceeded):
        room.do(work)
    with pytest.raises(Busy):
        room.do(work)
    release.set()
    assert ended.wait(10)


def test_every_place_can_be_taken_at_once() -> None:
    """As much work as there are places runs side by side."""
    room, together = WorkRoom(3, 10), threading.Barrier(3, timeout=10)
    threads = [threading.Thread(target=room.do, args=(lambda _: together.wait(),)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert not together.broken
