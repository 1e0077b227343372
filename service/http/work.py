"""Room for work: how many requests may work at once, and how long each may take.

Knows no web framework and nothing of the work.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from time import monotonic
from typing import TypeVar

from service.errors import Busy, DeadlineExceeded

T = TypeVar("T")

LONGEST_STEP_SECONDS = 5.0
"""How long past its deadline work may take to notice: it looks between steps, and no step should take longer."""


class WorkRoom:
    """A bounded room for work: more than `places` at once are turned away, and no client waits past the deadline.

    Work stops by itself between steps. Where one step is longer, its client is told that it took too long, and the
    work keeps its place until it ends, so that the bound holds.
    """

    def __init__(self, places: int, deadline_seconds: float, grace_seconds: float = LONGEST_STEP_SECONDS) -> None:
        self._free = threading.BoundedSemaphore(places)
        self._pool = ThreadPoolExecutor(max_workers=places, thread_name_prefix="mujaz-work")
        self._deadline_seconds = deadline_seconds
        self._grace_seconds = grace_seconds

    def do(self, work: Callable[[float], T]) -> T:
        """Do the work, which gets its deadline on the monotonic clock, and return its result.

        Raises what the work raises, `Busy` when there is no place, `DeadlineExceeded` when it does not stop by itself.
        """
        if not self._free.acquire(blocking=False):
            raise Busy
        try:
            future: Future[T] = self._pool.submit(work, monotonic() + self._deadline_seconds)
        except BaseException:
            self._free.release()
            raise
        future.add_done_callback(lambda _: self._free.release())
        finished, _ = wait([future], timeout=self._deadline_seconds + self._grace_seconds)
        if not finished:
            raise DeadlineExceeded
        return future.result()
