"""What can become of a request that waits for an engine, in the service's own words. Knows no engine."""

from collections.abc import Iterator
from contextlib import contextmanager

from models.errors import DeadlinePassed, EngineClosed, QueueFull
from service.errors import Busy, DeadlineExceeded


@contextmanager
def waiting() -> Iterator[None]:
    """Raise `DeadlineExceeded` where the wait was too long, `Busy` where it could not begin."""
    try:
        yield
    except DeadlinePassed as error:
        raise DeadlineExceeded from error
    except (QueueFull, EngineClosed) as error:
        raise Busy from error
