"""Clients that ask over HTTP, each its next question when its last is answered (a closed loop), and their figures."""

import http.client
import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from statistics import median, quantiles
from threading import Event, Lock
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit

from bench.services import Service

ANSWER_SECONDS = 3600.0


class Refused(Exception):
    """A service answered something other than 200; the message holds the status and the beginning of its answer."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is posted: a path and a JSON body."""

    path: str
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sample:
    """The seconds that each answer took, in the order asked, and the seconds until all were there.

    `what` and `by` are the row and the column of a table; `clients` asked at once.
    """

    what: str
    by: str
    clients: int
    spent: tuple[float, ...]
    elapsed: float

    @property
    def p50(self) -> float:
        """Return the median of the seconds."""
        return median(self.spent)

    @property
    def p95(self) -> float:
        """Return the 95th percentile of the seconds; of few, the longest."""
        return quantiles(self.spent, n=20, method="inclusive")[-1] if len(self.spent) > 1 else self.spent[0]

    @property
    def rate(self) -> float:
        """Return answers a second."""
        return len(self.spent) / self.elapsed

    def __add__(self, other: "Sample") -> "Sample":
        """Join two rounds of the same measurement."""
        return replace(self, spent=self.spent + other.spent, elapsed=self.elapsed + other.elapsed)


class Client:
    """One connection, kept open as a well-made client does."""

    def __init__(self, url: str) -> None:
        self._connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=ANSWER_SECONDS)

    def ask(self, question: Question) -> dict[str, Any]:
        """Post a question and return the answer; raises `Refused`."""
        body = json.dumps(question.body).encode()
        self._connection.request("POST", question.path, body, {"Content-Type": "application/json"})
        response = self._connection.getresponse()
        content = response.read()
        if response.status != http.HTTPStatus.OK:
            raise Refused(f"{question.path} answered {response.status}: {content[:300]!r}")
        answer: dict[str, Any] = json.loads(content)
        return answer

    def seconds(self, question: Question) -> float:
        """Post a question and return the seconds until its answer was read."""
        started = perf_counter()
        self.ask(question)
        return perf_counter() - started

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def ask_all(service: Service, what: str, questions: Sequence[Question], clients: int = 1) -> Sample:
    """Let so many clients share the questions, each taking the next when it has its answer; raises `Refused`."""
    waiting = iter(list(questions))
    started = perf_counter()

    def work(_: int) -> list[float]:
        with closing(Client(service.url)) as client:
            # Taking the next element of a list's iterator is one step: no two clients get the same.
            return [client.seconds(question) for question in waiting]

    with ThreadPoolExecutor(clients) as pool:
        spent = [seconds for part in pool.map(work, range(clients)) for seconds in part]
    return Sample(what, service.name, clients, tuple(spent), perf_counter() - started)


@contextmanager
def kept_busy(service: Service, questions: Iterator[Question], clients: int) -> Iterator[None]:
    """Keep so many clients asking for the length of the block."""
    enough, turn = Event(), Lock()

    def work(_: int) -> None:
        with closing(Client(service.url)) as client:
            while not enough.is_set():
                with turn:
                    question = next(questions)
                client.ask(question)

    with ThreadPoolExecutor(clients) as pool:
        jobs = [pool.submit(work, index) for index in range(clients)]
        try:
            yield
        finally:
            enough.set()
    for job in jobs:
        job.result()


def rounds(count: int, runs: Sequence[Callable[[], Sample]]) -> list[Sample]:
    """Make each run in turn, several times over, and join what belongs together."""
    joined: dict[int, Sample] = {}
    for _ in range(count):
        for index, run in enumerate(runs):
            sample = run()
            joined[index] = joined[index] + sample if index in joined else sample
    return list(joined.values())
