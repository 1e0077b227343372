"""Values kept in memory for a while, bounded in bytes: what was used least recently goes first.

Knows neither what is kept nor whose it is. Nothing is written anywhere, and keys do not hold what they stand for.
"""

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from hashlib import sha256
from sys import getsizeof
from time import monotonic
from typing import Generic, TypeVar

from cachetools import TTLCache

Value = TypeVar("Value")

ENTRY_BYTES = 560
"""What an entry costs besides its value: digest, size, expiry, and its places in three dictionaries. By tracemalloc 380
to 540 with thousands of entries, most where the dictionaries have just grown."""

ALIGNMENT = 16
"""CPython hands out memory in multiples of so many bytes."""


@dataclass(frozen=True, slots=True)
class CacheStatistics:
    """What is kept now (entries, and bytes of at most `most_bytes`), and how often it was asked for since the start."""

    most_bytes: int
    entries: int
    bytes: int
    hits: int
    misses: int


class BoundedCache(Generic[Value]):
    """A map from digests to values that never change; threads may share it.

    What is older than `seconds` is not given any more, and leaves memory when the cache is next used for anything.
    `clock` tells seconds.
    """

    def __init__(self, most_bytes: int, seconds: float, clock: Callable[[], float] = monotonic) -> None:
        self._most_bytes = most_bytes
        self._entries: TTLCache[bytes, tuple[Value, int]] = TTLCache(most_bytes, seconds, clock, getsizeof=_entry_size)
        self._lock = threading.Lock()
        self._hits = self._misses = 0

    @property
    def statistics(self) -> CacheStatistics:
        """Return the figures as they are now."""
        with self._lock:
            return CacheStatistics(
                most_bytes=self._most_bytes,
                entries=len(self._entries),
                bytes=int(self._entries.currsize),
                hits=self._hits,
                misses=self._misses,
            )

    def get(self, key: bytes) -> Value | None:
        """Return the value kept under a key, None where there is none."""
        with self._lock:
            self._entries.expire()
            entry = self._entries.get(key)
            self._hits += entry is not None
            self._misses += entry is None
        return None if entry is None else entry[0]

    def put(self, key: bytes, value: Value) -> None:
        """Keep a value, unless it alone is over the bound; a value of frozen, slotted dataclasses, see `size_of`."""
        size = ENTRY_BYTES + size_of(value)
        if size <= self._most_bytes:
            with self._lock:
                self._entries[key] = value, size


def _entry_size(entry: tuple[object, int]) -> int:
    return entry[1]


def key_of(*parts: object) -> bytes:
    """Return a digest that stands for values whose `repr` shows all that they are."""
    return sha256(repr(parts).encode("utf-8")).digest()


def size_of(value: object) -> int:
    """Count the bytes of slotted dataclasses, collections, texts and numbers in each other, every object once.

    Enumerations, booleans and None, which are there anyway, count nothing.
    """
    seen: set[int] = set()
    waiting, total = [value], 0
    while waiting:
        one = waiting.pop()
        if one is None or isinstance(one, Enum | bool) or id(one) in seen:
            continue
        seen.add(id(one))
        total += -getsizeof(one) % ALIGNMENT + getsizeof(one)
        waiting.extend(_parts(one))
    return total


def _parts(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return [*value.keys(), *value.values()]
    if isinstance(value, tuple | list | set | frozenset):
        return value
    if is_dataclass(value):
        return [getattr(value, field.name) for field in fields(value)]
    return ()
