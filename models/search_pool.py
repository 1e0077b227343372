"""Threads that search what waits in a queue, for many callers at once.

Knows threads and time; which texts go together and whose turn it is, `models.work_queue` decides. Knows no engine: it
is given a function that searches a batch.
"""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from time import monotonic
from typing import Generic

from models.batches import Batch, Limits, QueueStatistics, Request, Result, Text
from models.errors import EngineClosed, EngineFailure
from models.protocol import DecodingOptions
from models.work_queue import WorkQueue


class SearchPool(Generic[Text, Result]):
    """Calls `search` with one batch each, `workers` calls at once.

    A free worker takes what waits at once and never waits for more to join. Threads run only while something waits;
    the executor lets their idle remains go at the end of the process, or when nobody holds the pool any more.
    `at_rest` is called by the last of them when nothing waits any more.
    """

    def __init__(
        self,
        search: Callable[[Sequence[Text], DecodingOptions], Sequence[Result]],
        *,
        workers: int,
        limits: Limits,
        at_rest: Callable[[], None] = lambda: None,
    ) -> None:
        self._search = search
        self._at_rest = at_rest
        self._workers = workers
        self._lock = threading.Lock()
        self._queue: WorkQueue[Text, Result] = WorkQueue(workers, limits)
        self._executor = ThreadPoolExecutor(workers, thread_name_prefix="mujaz-search")
        self._dispatchers = 0
        self._closed = False

    @property
    def statistics(self) -> QueueStatistics:
        """Return what waits and runs, and what happened since the start."""
        with self._lock:
            return self._queue.statistics

    def submit(
        self,
        texts: Sequence[Text],
        tokens: Sequence[int],
        options: DecodingOptions,
        deadline: float | None,
        *,
        follow_up: bool = False,
    ) -> "Ticket[Text, Result]":
        """Let texts wait, and return at once with a ticket for their results; `tokens` are their source tokens.

        Raises `QueueFull`, `EngineClosed`.
        """
        with self._lock:
            if self._closed:
                raise EngineClosed("The engine is stopping.")
            request = self._queue.add(texts, tokens, options, now=monotonic(), deadline=deadline, follow_up=follow_up)
            self._wake()
        return Ticket(self, request)

    def close(self) -> None:
        """Take nothing more, finish what waits, and end the threads; further calls change nothing."""
        with self._lock:
            self._closed = True
        self._executor.shutdown()

    def give_up(self, request: Request[Text, Result]) -> None:
        """Drop what of a request waits."""
        with self._lock:
            self._queue.drop(request)

    def _wake(self) -> None:
        """Start as many dispatchers as could find something to do; the lock is held."""
        if self._closed:  # the executor takes nothing more; those that still run go on until nothing waits
            return
        for _ in range(min(self._workers - self._dispatchers, self._queue.statistics.waiting)):
            self._dispatchers += 1
            self._executor.submit(self._dispatch)

    def _dispatch(self) -> None:
        """Search batch after batch until nothing waits."""
        while batch := self._take():
            self._work_on(batch)
        if not self._dispatchers:
            self._at_rest()

    def _take(self) -> Batch[Text, Result] | None:
        with self._lock:
            batch = self._queue.take(monotonic())
            # Under the same lock: a text that comes now either was seen, or finds this dispatcher gone.
            self._dispatchers -= batch is None
            return batch

    def _work_on(self, batch: Batch[Text, Result]) -> None:
        try:
            results = self._search(batch.texts, batch.options)
            if len(results) != len(batch.tasks):
                raise EngineFailure("The engine did not answer every text.")  # noqa: TRY301  (as what it raises itself)
        except Exception as error:  # the boundary of a batch: whatever happened goes to those who asked
            with self._lock:
                self._queue.fail(batch, error, monotonic())
                self._wake()
        else:
            with self._lock:
                self._queue.finish(batch, results, monotonic())


class Ticket(Generic[Text, Result]):
    """What a caller holds while its texts wait."""

    def __init__(self, pool: SearchPool[Text, Result], request: Request[Text, Result]) -> None:
        self._pool = pool
        self._request = request

    @property
    def done(self) -> bool:
        """Tell whether there is an outcome."""
        return self._request.outcome.done()

    def result(self) -> list[Result]:
        """Wait for the results, in the order asked for.

        Raises `DeadlinePassed` at the deadline, and what the engine raises for any of the texts alone.
        """
        deadline, outcome = self._request.deadline, self._request.outcome
        try:
            wait([outcome], timeout=None if deadline is None else max(0.0, deadline - monotonic()))
        finally:
            # Also where waiting itself was interrupted: nobody would read what is still to come.
            self.cancel()
        return outcome.result()

    def cancel(self) -> None:
        """Drop what has not begun; changes nothing once there is an outcome."""
        self._pool.give_up(self._request)
