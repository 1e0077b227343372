"""A translator for many callers at once: their texts wait in one queue and are searched in joined batches.

Knows threads and time; which texts go together and whose turn it is, `models.work_queue` decides.
"""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from time import monotonic

from models.batches import LIMITS, Batch, Limits, QueueStatistics, Request
from models.errors import DeadlinePassed, EngineClosed, EngineFailure
from models.protocol import DecodingOptions, EngineInfo, Translation, Translator
from models.work_queue import WorkQueue


class BatchingTranslator:
    """A `QueueingTranslator` over an engine that searches each call as one batch, `workers` calls at once.

    A free worker takes what waits at once and never waits for more to join. Threads run only while something waits;
    the pool lets their idle remains go at the end of the process, or when nobody holds the translator any more.
    """

    def __init__(self, engine: Translator, *, workers: int, limits: Limits = LIMITS) -> None:
        self._engine = engine
        self._workers = workers
        self._lock = threading.Lock()
        self._queue = WorkQueue(workers, limits)
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="mujaz-search")
        self._dispatchers = 0
        self._closed = False

    @property
    def info(self) -> EngineInfo:
        """Name the engine's model, revision, engine and precision."""
        return self._engine.info

    @property
    def window(self) -> int:
        """Return the most source tokens one text may have, end of sentence included."""
        return self._engine.window

    @property
    def statistics(self) -> QueueStatistics:
        """Return what waits and runs, and what happened since the start."""
        with self._lock:
            return self._queue.statistics

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count each text's source tokens, end of sentence included."""
        return self._engine.count_tokens(texts)

    def translate(self, sources: Sequence[str], options: DecodingOptions) -> list[Translation]:
        """Translate each text, however long that takes; raises as `translate_by`."""
        return self.translate_by(sources, options, None)

    def translate_by(
        self, sources: Sequence[str], options: DecodingOptions, deadline: float | None, *, follow_up: bool = False
    ) -> list[Translation]:
        """Translate each text by a moment on the monotonic clock; `follow_up` where they go on with an earlier call.

        Raises `QueueFull`, `DeadlinePassed`, `EngineClosed`, and what the engine raises for any of the texts alone.
        """
        return self.submit(sources, options, deadline, follow_up=follow_up).result() if sources else []

    def submit(
        self,
        sources: Sequence[str],
        options: DecodingOptions,
        deadline: float | None = None,
        *,
        follow_up: bool = False,
    ) -> "Ticket":
        """Let texts wait, and return at once with a ticket for their translations.

        Raises `QueueFull`, `EngineClosed`, `EngineFailure`.
        """
        tokens = [min(count, self.window) for count in self.count_tokens(sources)]
        with self._lock:
            if self._closed:
                raise EngineClosed("The translator is stopping.")
            request = self._queue.add(sources, tokens, options, now=monotonic(), deadline=deadline, follow_up=follow_up)
            self._wake()
        return Ticket(self, request)

    def close(self) -> None:
        """Take nothing more, finish what waits, and end the threads; further calls change nothing."""
        with self._lock:
            self._closed = True
        self._pool.shutdown()

    def give_up(self, request: Request) -> None:
        """Drop what of a request waits."""
        with self._lock:
            self._queue.drop(request, DeadlinePassed("The deadline passed before every text was translated."))

    def _wake(self) -> None:
        """Start as many dispatchers as could find something to do; the lock is held."""
        if self._closed:  # the pool takes nothing more; those that still run go on until nothing waits
            return
        for _ in range(min(self._workers - self._dispatchers, self._queue.statistics.waiting)):
            self._dispatchers += 1
            self._pool.submit(self._dispatch)

    def _dispatch(self) -> None:
        """Search batch after batch until nothing waits."""
        while batch := self._take():
            self._search(batch)

    def _take(self) -> Batch | None:
        with self._lock:
            batch = self._queue.take(monotonic())
            # Under the same lock: a text that comes now either was seen, or finds this dispatcher gone.
            self._dispatchers -= batch is None
            return batch

    def _search(self, batch: Batch) -> None:
        try:
            translations = ask(self._engine, batch)
        except Exception as error:  # the boundary of a batch: whatever happened goes to those who asked
            with self._lock:
                self._queue.fail(batch, error, monotonic())
                self._wake()
        else:
            with self._lock:
                self._queue.finish(batch, translations, monotonic())


def ask(engine: Translator, batch: Batch) -> list[Translation]:
    """Search a batch; raises whatever the engine raises, and `EngineFailure` where it leaves a text out."""
    translations = engine.translate(batch.texts, batch.options)
    if len(translations) != len(batch.tasks):
        raise EngineFailure("The engine did not answer every text.")
    return translations


class Ticket:
    """What a caller holds while its texts wait."""

    def __init__(self, translator: BatchingTranslator, request: Request) -> None:
        self._translator = translator
        self._request = request

    @property
    def done(self) -> bool:
        """Tell whether there is an outcome."""
        return self._request.outcome.done()

    def result(self) -> list[Translation]:
        """Wait for the translations, in the order asked for; raises as `BatchingTranslator.translate_by`."""
        deadline, outcome = self._request.deadline, self._request.outcome
        try:
            wait([outcome], timeout=None if deadline is None else max(0.0, deadline - monotonic()))
        finally:
            # Also where waiting itself was interrupted: nobody would read what is still to come.
            self.cancel()
        return outcome.result()

    def cancel(self) -> None:
        """Drop what has not begun; changes nothing once there is an outcome."""
        self._translator.give_up(self._request)
