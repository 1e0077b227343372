"""What waits for an engine, and how texts are joined into a batch; knows neither the order of turns nor an engine.

A text is whatever the engine takes as one input: a sentence, or the sentences of a document.
"""

from collections.abc import Hashable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from models.protocol import DecodingOptions

Text = TypeVar("Text", bound=Hashable)
Result = TypeVar("Result")

MOST_TOKENS = 350
"""Padded source tokens of one batch: about eight sentences, padding included, from where on neither the starter nor a
model of the size of opus-mt-ar-en gets faster (decision 0020)."""

COURTEOUS_TOKENS = 100
"""Padded source tokens of a long request's batch while short requests come: about three sentences. From measured costs:
the slowest twentieth of short requests then takes about three times as long as alone (decision 0020)."""

COURTESY_SECONDS = 10.0
"""How long after a short request, of at most `COURTEOUS_TOKENS`, the next one is expected."""

MOST_TEXTS = 32
"""Texts of one batch, whatever their length; the engine would split more."""

ALIKE = 2
"""A text joins another request's batch only where neither is more than so many times as long as the other: the short
one would wait for the long one's last word."""

MOST_WAITING = 2000
"""Texts that may wait: about what two cores translate in a minute with a model of the size of opus-mt-ar-en."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may wait and how much is searched together, in texts and padded source tokens."""

    waiting: int = MOST_WAITING
    batch_texts: int = MOST_TEXTS
    batch_tokens: int = MOST_TOKENS
    courteous_tokens: int = COURTEOUS_TOKENS


LIMITS = Limits()

SUMMARY_LIMITS = Limits(waiting=200, batch_texts=4, batch_tokens=2048, courteous_tokens=1024)
"""For documents of up to 512 source tokens: a summarizer reads about twenty sentences as one text. A batch has few of
them, since each takes seconds, and no deadline acts within a batch (decision 0024)."""


@dataclass(frozen=True, slots=True)
class QueueStatistics:
    """What is going on (the first three) and what happened since the start (sums, for rates and means over any time).

    `texts` were searched in `batches`; `joined` were answered with an equal text's search instead. `waited_seconds`
    adds up each text's wait for a worker, `busy_seconds` each worker's work: their share of all workers' time is the
    occupancy. `padded_tokens` over `tokens` tells what padding costs. `refused` requests found the queue full,
    `dropped` requests ended before their answer, `failed` ones in an error of the engine. `retried` batches failed
    whole and had their texts searched again one by one, which callers may never notice.
    """

    workers: int
    waiting: int = 0
    running: int = 0
    batches: int = 0
    texts: int = 0
    joined: int = 0
    tokens: int = 0
    padded_tokens: int = 0
    waited_seconds: float = 0.0
    busy_seconds: float = 0.0
    refused: int = 0
    dropped: int = 0
    failed: int = 0
    retried: int = 0


@dataclass(eq=False, slots=True)
class Request(Generic[Text, Result]):
    """Texts that one caller waits for; `outcome` gets all results in the order asked for, or one error."""

    deadline: float | None
    results: dict[int, Result] = field(default_factory=dict)
    asked: int = 0
    waiting: dict["Task[Text, Result]", None] = field(default_factory=dict)
    outcome: "Future[list[Result]]" = field(default_factory=Future)


@dataclass(eq=False, slots=True)
class Task(Generic[Text, Result]):
    """One text to search, for all requests that asked for it, with the places where they want it."""

    text: Text
    options: DecodingOptions
    tokens: int
    since: float
    askers: list[tuple[Request[Text, Result], int]] = field(default_factory=list)
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Batch(Generic[Text, Result]):
    """Texts to search together under the same options."""

    tasks: tuple[Task[Text, Result], ...]
    started: float

    @property
    def texts(self) -> list[Text]:
        """Return the texts."""
        return [task.text for task in self.tasks]

    @property
    def options(self) -> DecodingOptions:
        """Return the options they share."""
        return self.tasks[0].options

    @property
    def padded_tokens(self) -> int:
        """Count the source tokens, each text as long as the longest."""
        return max(task.tokens for task in self.tasks) * len(self.tasks)


class Filling(Generic[Text, Result]):
    """A batch in the making: grows by what fits its limits."""

    def __init__(self, first: Task[Text, Result], most_texts: int, most_padded: int, most_tokens: int) -> None:
        self.tasks = {first: None}
        self._first = first
        self._most_texts = most_texts
        self._most_padded = most_padded
        self._most_tokens = most_tokens
        self._tokens = self._longest = first.tokens

    @property
    def full(self) -> bool:
        """Tell whether no text can fit any more."""
        return len(self.tasks) >= self._most_texts or self._tokens >= self._most_tokens

    def offer(self, task: Task[Text, Result], *, only_alike: bool = False) -> None:
        """Take a text in where it fits; `only_alike` demands a length like that of the others."""
        fits = not self.full and self._tokens + task.tokens <= self._most_tokens
        if fits and self._goes_with(task) and (self._is_alike(task) or not only_alike):
            self.tasks[task] = None
            self._tokens += task.tokens
            self._longest = max(self._longest, task.tokens)

    def _goes_with(self, task: Task[Text, Result]) -> bool:
        padded = max(self._longest, task.tokens) * (len(self.tasks) + 1)
        same_search = task.options == self._first.options and not task.alone and task not in self.tasks
        return same_search and padded <= self._most_padded

    def _is_alike(self, task: Task[Text, Result]) -> bool:
        return self._longest <= ALIKE * task.tokens and task.tokens <= ALIKE * self._first.tokens
