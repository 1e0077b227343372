"""Which waiting texts are searched next: joined into batches, fair between requests, no text twice.

Has no thread, no lock and no clock of its own: whoever owns it calls from one thread at a time and tells the time, in
seconds of any one clock. Knows no engine.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import inf
from typing import Generic

from models.batches import (
    COURTESY_SECONDS,
    LIMITS,
    Batch,
    Filling,
    Limits,
    QueueStatistics,
    Request,
    Result,
    Task,
    Text,
)
from models.errors import DeadlinePassed, QueueFull
from models.protocol import DecodingOptions


class WorkQueue(Generic[Text, Result]):
    """Requests take turns: each turn is one batch, led by the longest waiting text of the request whose turn it is.

    A request's first turn comes before the next turns of others, every second time at most: a short request overtakes
    long ones, and none starves. A request of k texts behind p others that had no turn yet leads its first batch among
    the next 2p + 2, and its last at most 2r(k - 1) later, where r requests wait at once; joining the batches of
    others only makes it faster. While short requests come, long ones take smaller batches, so that no short one waits
    for a large one to end. What is free to run is never kept waiting.
    """

    def __init__(self, workers: int, limits: Limits = LIMITS) -> None:
        self._limits = limits
        self._statistics = QueueStatistics(workers)
        self._tasks: dict[tuple[Text, DecodingOptions], Task[Text, Result]] = {}
        # A request is in one of the two where any of its texts waits: before its first turn, or after it.
        self._newcomers: dict[Request[Text, Result], None] = {}
        self._returners: dict[Request[Text, Result], None] = {}
        self._waiting: dict[Task[Text, Result], None] = {}
        self._overtook = False
        self._short_until = -inf

    @property
    def statistics(self) -> QueueStatistics:
        """Return the figures as they are now."""
        return replace(self._statistics, waiting=len(self._waiting))

    def add(
        self,
        texts: Sequence[Text],
        tokens: Sequence[int],
        options: DecodingOptions,
        *,
        now: float,
        deadline: float | None = None,
        follow_up: bool = False,
    ) -> Request[Text, Result]:
        """Let a request wait; `tokens` are its texts' source tokens. A `follow_up` announces no short requests.

        A request larger than the whole queue is taken where nothing else waits. Raises `QueueFull`.
        """
        keys = [(text, options) for text in texts]
        new = len(set(keys) - self._tasks.keys())
        if self._waiting and len(self._waiting) + new > self._limits.waiting:
            self._count(refused=1)
            raise QueueFull("Too many texts are waiting already.")
        request: Request[Text, Result] = Request(deadline, asked=len(texts))
        for place, (key, count) in enumerate(zip(keys, tokens, strict=True)):
            task = self._tasks.get(key)
            if task is None:
                task = self._tasks[key] = Task(*key, count, now)
                self._waiting[task] = None
            task.askers.append((request, place))
        self._count(joined=len(texts) - new)
        self._line_up(request, (self._tasks[key] for key in keys))
        if texts and not follow_up and sum(tokens) <= self._limits.courteous_tokens:
            self._short_until = now + COURTESY_SECONDS
        if not texts:
            request.outcome.set_result([])
        return request

    def take(self, now: float) -> Batch[Text, Result] | None:
        """Start the best waiting batch for a free worker; None where nothing waits. Drops what is past its deadline."""
        for request in [*self._newcomers, *self._returners]:
            if request.deadline is not None and request.deadline <= now:
                self.drop(request)
        if not self._waiting:
            return None
        lane = self._next_lane()
        lead = next(iter(lane))
        batch = Batch(tuple(self._fill(lead, lane, now)), now)
        self._start(batch)
        self._newcomers.pop(lead, None)
        self._returners.pop(lead, None)
        if lead.waiting:
            self._returners[lead] = None
        return batch

    def finish(self, batch: Batch[Text, Result], results: Sequence[Result], now: float) -> None:
        """Hand the results of a batch to all who asked for them."""
        self._end(batch, now)
        for task, result in zip(batch.tasks, results, strict=True):
            del self._tasks[task.text, task.options]
            for request, place in task.askers:
                request.results[place] = result
                if len(request.results) == request.asked and not request.outcome.done():
                    request.outcome.set_result([request.results[index] for index in range(request.asked)])

    def fail(self, batch: Batch[Text, Result], error: Exception, now: float) -> None:
        """Let the texts of a batch that failed wait again, each for a batch of its own; a lone text fails for good."""
        self._end(batch, now)
        if len(batch.tasks) == 1:
            [task] = batch.tasks
            del self._tasks[task.text, task.options]
            for request in {request: None for request, _ in task.askers if not request.outcome.done()}:
                self._count(failed=1)
                self._give_up(request, error)
            return
        self._count(retried=1)
        for task in batch.tasks:
            task.alone, task.since = True, now
            self._wait_again(task)

    def drop(self, request: Request[Text, Result]) -> None:
        """End a request that has no outcome yet with `DeadlinePassed`; what of it runs already goes on, for nobody."""
        if not request.outcome.done():
            self._count(dropped=1)
            self._give_up(request, DeadlinePassed())

    def _next_lane(self) -> dict[Request[Text, Result], None]:
        """Choose whose turn it is: newcomers, unless one of them overtook at the last turn."""
        newcomer = bool(self._newcomers) and not (self._returners and self._overtook)
        self._overtook = newcomer and bool(self._returners)
        return self._newcomers if newcomer else self._returners

    def _joining(self, lane: dict[Request[Text, Result], None], first: Task[Text, Result]) -> list[Task[Text, Result]]:
        """List the texts that may join, the nearest in length before others, the longest waiting of equals first.

        Only newcomers' for a newcomer, or it would wait for long texts after all.
        """

        def distance(task: Task[Text, Result]) -> int:
            return abs(task.tokens - first.tokens)

        lanes = [self._newcomers] if lane is self._newcomers else [self._newcomers, self._returners]
        waiting = ((task for request in each for task in request.waiting) for each in lanes)
        return [task for tasks in waiting for task in sorted(tasks, key=distance)]

    def _fill(
        self, lead: Request[Text, Result], lane: dict[Request[Text, Result], None], now: float
    ) -> list[Task[Text, Result]]:
        """Choose the texts of a batch: the lead's longest, and what fits well with it, the lead's own first."""
        first = next(iter(lead.waiting))
        if first.alone:
            return [first]
        filling = Filling(first, self._limits.batch_texts, self._most_padded(lead, now), self._fair_share())
        for task in lead.waiting:
            filling.offer(task)
        for task in self._joining(lane, first):
            filling.offer(task, only_alike=True)
        return list(filling.tasks)

    def _most_padded(self, lead: Request[Text, Result], now: float) -> int:
        """Return the padded tokens of a batch: few where a long request would keep short ones waiting."""
        courteous, most = self._limits.courteous_tokens, self._limits.batch_tokens
        is_long = sum(task.tokens for task in lead.waiting) > courteous
        return min(courteous, most) if is_long and now < self._short_until else most

    def _fair_share(self) -> int:
        """Return the tokens after which a batch leaves the rest to the other free workers."""
        free = max(1, self._statistics.workers - self._statistics.running)
        if free == 1:
            return self._limits.batch_tokens
        return -(-sum(task.tokens for task in self._waiting) // free)

    def _line_up(self, request: Request[Text, Result], tasks: Iterable[Task[Text, Result]]) -> None:
        """Let a request wait for those of the tasks that wait themselves, the longest first."""
        waiting = sorted((task for task in tasks if task in self._waiting), key=lambda task: -task.tokens)
        request.waiting = dict.fromkeys(waiting)
        if waiting:
            self._newcomers[request] = None

    def _wait_again(self, task: Task[Text, Result]) -> None:
        task.askers = [asker for asker in task.askers if not asker[0].outcome.done()]
        if not task.askers:
            del self._tasks[task.text, task.options]
            return
        self._waiting[task] = None
        for request, _ in task.askers:
            request.waiting = {task: None, **request.waiting}
            if request not in self._newcomers:
                self._returners[request] = None

    def _give_up(self, request: Request[Text, Result], error: Exception) -> None:
        request.outcome.set_exception(error)
        for task in request.waiting:
            task.askers = [asker for asker in task.askers if asker[0] is not request]
            if not task.askers:
                del self._tasks[task.text, task.options]
                del self._waiting[task]
        request.waiting = {}
        self._newcomers.pop(request, None)
        self._returners.pop(request, None)

    def _start(self, batch: Batch[Text, Result]) -> None:
        for task in batch.tasks:
            del self._waiting[task]
            for request, _ in task.askers:
                request.waiting.pop(task, None)
                if not request.waiting:
                    self._newcomers.pop(request, None)
                    self._returners.pop(request, None)
        self._count(
            running=1,
            batches=1,
            texts=len(batch.tasks),
            tokens=sum(task.tokens for task in batch.tasks),
            padded_tokens=batch.padded_tokens,
            waited_seconds=sum(batch.started - task.since for task in batch.tasks),
        )

    def _end(self, batch: Batch[Text, Result], now: float) -> None:
        self._count(running=-1, busy_seconds=now - batch.started)

    def _count(self, **more: float) -> None:
        now = self._statistics
        self._statistics = replace(now, **{name: getattr(now, name) + value for name, value in more.items()})
