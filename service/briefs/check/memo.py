"""What several checks read of one sentence pair is read once; nothing of it stays when the pair is done.

A reader is a function of a text that always gives the same; its answers are shared, so nobody may change them.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
Answer = TypeVar("Answer")

_answers: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers", default=None)


@contextmanager
def reading_once() -> Iterator[None]:
    """Let each reader answer a question only once within, also where something within asks for the same."""
    if _answers.get() is not None:
        yield
        return
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def reader(read: Callable[P, Answer]) -> Callable[P, Answer]:
    """Make a function one that `reading_once` spares; elsewhere it does its work each time."""

    @wraps(read)
    def answer(*args: P.args, **kwargs: P.kwargs) -> Answer:
        known = _answers.get()
        if known is None or kwargs:
            return read(*args, **kwargs)
        question = (read, *args)
        if question not in known:
            known[question] = read(*args, **kwargs)
        found: Answer = known[question]
        return found

    return answer
