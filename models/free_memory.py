"""Gives memory that is no longer used back to the system, which the C library would rather keep.

Knows glibc; does nothing where the C library is another.
"""

import ctypes
import threading
from collections.abc import Callable

SOON = 10.0
"""Seconds: what is asked for next takes some 30 ms longer, for its memory has to be found anew."""


def give_back() -> None:
    """Let go of what was freed in every heap; takes milliseconds, and what is asked for next has to be found anew.

    Worth it where much was used once: loading mT5 leaves 190 MB behind, measured with int8 and its trimmed vocabulary.
    """
    if trim := getattr(ctypes.CDLL(None), "malloc_trim", None):
        trim(0)


class AtRest:
    """Gives memory back `seconds` after it is called, once for all calls until then; safe to call from threads."""

    def __init__(self, seconds: float = SOON, give: Callable[[], None] = give_back) -> None:
        self._seconds, self._give = seconds, give
        self._lock = threading.Lock()
        self._is_coming = False

    def __call__(self) -> None:
        """See to it that memory is given back soon."""
        with self._lock:
            if self._is_coming:
                return
            self._is_coming = True
        timer = threading.Timer(self._seconds, self._come)
        timer.name, timer.daemon = "mujaz-give-back", True
        timer.start()

    def _come(self) -> None:
        with self._lock:
            self._is_coming = False
        self._give()
