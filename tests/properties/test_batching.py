"""Whatever comes, in whatever order: the queue loses nothing, does nothing twice, and lets nobody starve."""

from dataclasses import dataclass, field, replace
from math import inf

from hypothesis import given, settings
from hypothesis import strategies as st

from models.batches import Batch, Limits, Request
from models.errors import DeadlinePassed, EngineFailure, QueueFull
from models.protocol import DecodingOptions, Hypothesis, Translation
from models.work_queue import WorkQueue

LIMITS = Limits(waiting=60, batch_texts=4, batch_tokens=60)
OPTIONS = [DecodingOptions(beam_size=1), DecodingOptions(beam_size=4)]
BAD = "bad"
SECONDS_PER_TOKEN = 0.1
"""A batch takes as long as its longest text."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A request to come: its texts, how long after the one before, how long it may take, whether it gives up."""

    texts: tuple[str, ...]
    options: DecodingOptions = OPTIONS[0]
    after: float = 0.0
    patience: float | None = None
    gives_up: bool = False


def tokens_of(text: str) -> int:
    """Read a text's length, which is part of its name: equal texts are equally long."""
    return int(text.split("-")[1])


def answer(text: str) -> Translation:
    """Translate a text into its own name."""
    return Translation(Hypothesis(text, -0.25, 1), (), tokens_of(text), source_cut=False, target_cut=False)


def texts(*names: str) -> st.SearchStrategy[tuple[str, ...]]:
    """Draw a request's texts: some twice, some longer than a whole batch."""
    lengths = st.one_of(st.integers(1, 30), st.sampled_from([8, 90]))
    one = st.builds(lambda name, length: f"{name}-{length}", st.sampled_from(names), lengths)
    return st.lists(one, max_size=12).map(tuple)


PAUSES = st.sampled_from([0.0, 0.0, 0.5, 3.0])
HASTY = st.lists(
    st.builds(
        Arrival,
        texts("a", "b", "c", BAD),
        st.sampled_from(OPTIONS),
        PAUSES,
        st.sampled_from([None, None, 0.0, 1.0, 4.0]),
        st.booleans(),
    ),
    min_size=1,
    max_size=12,
)
PATIENT = st.lists(st.builds(Arrival, texts("a", "b", "c"), st.sampled_from(OPTIONS), PAUSES), min_size=1, max_size=20)


@dataclass(frozen=True, slots=True)
class Waiter:
    """A request in the queue, how many others waited when it came, and how many batches had begun by then."""

    arrival: Arrival
    request: Request
    ahead: int
    begun_before: int


@dataclass(slots=True)
class Bench:
    """A fake engine of some workers and a fake clock around a queue; keeps account of all that happens."""

    workers: int
    queue: WorkQueue
    now: float = 0.0
    running: list[tuple[float, Batch]] = field(default_factory=list)
    batches: list[Batch] = field(default_factory=list)
    waiters: list[Waiter] = field(default_factory=list)
    refused: int = 0
    most_at_once: int = 0

    def run(self, coming: list[Arrival]) -> None:
        """Let all requests come at their time, then work until nothing waits."""
        for arrival in coming:
            self.work_until(self.now + arrival.after)
            self.add(arrival)
            self.dispatch()
        self.work_until(inf)

    def add(self, arrival: Arrival) -> None:
        """Let a request wait; the one before it may give up now."""
        if self.waiters and self.waiters[-1].arrival.gives_up:
            self.queue.drop(self.waiters[-1].request)
        deadline = None if arrival.patience is None else self.now + arrival.patience
        lengths = [tokens_of(text) for text in arrival.texts]
        ahead = sum(bool(waiter.request.waiting) for waiter in self.waiters)
        try:
            request = self.queue.add(arrival.texts, lengths, arrival.options, now=self.now, deadline=deadline)
        except QueueFull:
            self.refused += 1
            return
        self.waiters.append(Waiter(arrival, request, ahead, len(self.batches)))
        self.most_at_once = max(self.most_at_once, ahead + 1)

    def dispatch(self) -> None:
        """Let every free worker take a batch; one finds nothing only where nothing waits."""
        while len(self.running) < self.workers:
            batch = self.queue.take(self.now)
            if batch is None:
                assert self.queue.statistics.waiting == 0
                return
            assert all(is_wanted(self.now, [asker for asker, _ in task.askers]) for task in batch.tasks)
            self.batches.append(batch)
            longest = max(task.tokens for task in batch.tasks)
            self.running.append((self.now + longest * SECONDS_PER_TOKEN, batch))

    def work_until(self, moment: float) -> None:
        """End the batches that are over by then, the first one first."""
        while self.running and min(end for end, _ in self.running) <= moment:
            ended = min(self.running, key=lambda one: one[0])
            self.running.remove(ended)
            self.now, batch = ended
            if any(text.startswith(BAD) for text in batch.texts):
                self.queue.fail(batch, EngineFailure(BAD), self.now)
            else:
                self.queue.finish(batch, [answer(text) for text in batch.texts], self.now)
            self.dispatch()
        self.now = self.now if moment == inf else moment


def is_wanted(now: float, askers: list[Request]) -> bool:
    """Tell whether any of the requests still waits for its outcome."""
    return any(not one.outcome.done() and (one.deadline is None or one.deadline > now) for one in askers)


def run(workers: int, coming: list[Arrival], limits: Limits = LIMITS) -> Bench:
    """Run requests to their end."""
    bench = Bench(workers, WorkQueue(workers, limits))
    bench.run(coming)
    return bench


WORKERS = st.integers(1, 3)
BRIEFLY = settings(max_examples=60, deadline=None)


@BRIEFLY
@given(workers=WORKERS, coming=HASTY)
def test_every_request_has_its_outcome(workers: int, coming: list[Arrival]) -> None:
    """A request ends in all its translations, in the order asked for, or in an error that is its own."""
    bench = run(workers, coming)
    for waiter in bench.waiters:
        error = waiter.request.outcome.exception(timeout=0)
        if error is None:
            assert [one.best.text for one in waiter.request.outcome.result()] == list(waiter.arrival.texts)
        elif isinstance(error, EngineFailure):
            assert any(text.startswith(BAD) for text in waiter.arrival.texts)
        else:
            assert isinstance(error, DeadlinePassed)
            assert waiter.arrival.patience is not None or waiter.arrival.gives_up


@BRIEFLY
@given(workers=WORKERS, coming=HASTY)
def test_the_figures_add_up(workers: int, coming: list[Arrival]) -> None:
    """At the end nothing waits or runs, and every request and every second of work was counted."""
    bench = run(workers, coming)
    figures = bench.queue.statistics
    errors = [waiter.request.outcome.exception(timeout=0) for waiter in bench.waiters]
    assert (figures.waiting, figures.running, figures.batches) == (0, 0, len(bench.batches))
    assert figures.texts == sum(len(batch.tasks) for batch in bench.batches)
    assert figures.refused == bench.refused == len(coming) - len(bench.waiters)
    assert figures.dropped == sum(isinstance(error, DeadlinePassed) for error in errors)
    assert figures.failed == sum(isinstance(error, EngineFailure) for error in errors)
    together = [batch.texts for batch in bench.batches if len(batch.texts) > 1]
    assert figures.retried == sum(any(text.startswith(BAD) for text in group) for group in together)
    longest = [max(tokens_of(text) for text in batch.texts) for batch in bench.batches]
    assert abs(figures.busy_seconds - sum(longest) * SECONDS_PER_TOKEN) < 1e-6


@BRIEFLY
@given(workers=WORKERS, coming=HASTY)
def test_batches_keep_to_the_limits(workers: int, coming: list[Arrival]) -> None:
    """A batch has one kind of options and is within the limits; a text that is over them alone is searched alone."""
    for batch in run(workers, coming).batches:
        assert {task.options for task in batch.tasks} == {batch.options}
        assert len(batch.tasks) <= LIMITS.batch_texts
        assert batch.padded_tokens <= LIMITS.batch_tokens or len(batch.tasks) == 1


@BRIEFLY
@given(workers=WORKERS, coming=PATIENT)
def test_nothing_is_done_twice(workers: int, coming: list[Arrival]) -> None:
    """Searches of one text under the same options never overlap; each text asked for is searched or joins a search."""
    bench = run(workers, coming)
    ends: dict[tuple[str, DecodingOptions], float] = {}
    for batch in bench.batches:
        end = batch.started + max(task.tokens for task in batch.tasks) * SECONDS_PER_TOKEN
        for task in batch.tasks:
            assert ends.get((task.text, task.options), 0.0) <= batch.started
            ends[task.text, task.options] = end
    figures = bench.queue.statistics
    assert figures.texts + figures.joined == sum(len(waiter.arrival.texts) for waiter in bench.waiters)


@BRIEFLY
@given(workers=WORKERS, coming=PATIENT)
def test_nobody_starves(workers: int, coming: list[Arrival]) -> None:
    """A request waits a number of batches that depends on how many requests wait, not on how long they are."""
    apart = [
        replace(arrival, texts=tuple(f"{number}/{place}-{tokens_of(text)}" for place, text in enumerate(arrival.texts)))
        for number, arrival in enumerate(coming)
    ]
    bench = run(workers, apart, Limits(waiting=1000, batch_texts=4, batch_tokens=60))
    for waiter in bench.waiters:
        begun = [
            position
            for position, batch in enumerate(bench.batches[waiter.begun_before :], start=1)
            if set(waiter.arrival.texts) & set(batch.texts)
        ]
        first, later = 2 * waiter.ahead + 2, 2 * bench.most_at_once
        assert all(position <= first + later * turn for turn, position in enumerate(begun))


@BRIEFLY
@given(workers=WORKERS, lengths=st.lists(st.integers(1, 40), min_size=1, max_size=30))
def test_a_lone_request_is_split_evenly(workers: int, lengths: list[int]) -> None:
    """Every worker gets its share of one request at once, give or take one text, where the limits allow it."""
    names = tuple(f"{position}-{length}" for position, length in enumerate(lengths))
    bench = run(workers, [Arrival(names)], Limits(waiting=1000, batch_texts=1000, batch_tokens=10**6))
    assert len(bench.batches) == min(workers, len(names))
    share = sum(lengths) / workers
    for batch in bench.batches:
        assert abs(sum(task.tokens for task in batch.tasks) - share) <= max(lengths)
