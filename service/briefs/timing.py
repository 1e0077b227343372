"""How long a request may take and how long its steps took; knows nothing of what the steps do."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic, perf_counter

from service.errors import DeadlineExceeded


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment, on the monotonic clock, after which a request's work is stopped; None means never."""

    at: float | None = None

    def check(self) -> None:
        """Raise `DeadlineExceeded` when the moment has passed; called between steps."""
        if self.at is not None and monotonic() >= self.at:
            raise DeadlineExceeded


class Stopwatch:
    """Adds up the milliseconds of each step of one request."""

    def __init__(self) -> None:
        self._started = perf_counter()
        self._spent: dict[str, float] = {}

    @contextmanager
    def measure(self, step: str) -> Iterator[None]:
        """Count the time of the block towards a step, also when it raises."""
        started = perf_counter()
        try:
            yield
        finally:
            self._spent[step] = self._spent.get(step, 0.0) + perf_counter() - started

    def milliseconds(self) -> dict[str, float]:
        """Return each step's time and the total so far, as `<step>_ms`, to a tenth."""
        spent = {**self._spent, "total": perf_counter() - self._started}
        return {f"{step}_ms": round(seconds * 1000, 1) for step, seconds in spent.items()}
