"""The cache: bounded in bytes that are counted honestly, in time, and the least recently used goes first."""

import gc
import tracemalloc
from dataclasses import dataclass
from sys import getsizeof

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.bounded_cache import ENTRY_BYTES, BoundedCache, key_of, size_of
from models.protocol import Hypothesis, Translation
from service.briefs.types import Severity

PLENTY = 1_000_000
TEXT = "قال الوزير إن الحكومة " * 20


@dataclass
class Clock:
    """A clock that a test moves."""

    now: float = 0.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now


def room_for(entries: int) -> int:
    """Return the bytes that so many one-letter values need."""
    return entries * (ENTRY_BYTES + size_of("a"))


def translation(number: int) -> Translation:
    """Make a translation that shares nothing with others."""
    hypotheses = [Hypothesis(f"{number} {word}", -0.5 * number, number + 300) for word in ("said", "told")]
    return Translation(hypotheses[0], (hypotheses[1],), number + 9000, source_cut=False, target_cut=False)


def test_gives_what_was_kept() -> None:
    """A key finds its value, another key finds none."""
    cache: BoundedCache[str] = BoundedCache(PLENTY, 10)
    cache.put(key_of(1), "one")
    assert (cache.get(key_of(1)), cache.get(key_of(2))) == ("one", None)


def test_the_least_recently_used_goes_first() -> None:
    """What was asked for lately stays when room is needed, however old it is."""
    cache: BoundedCache[str] = BoundedCache(room_for(2), 10)
    cache.put(b"1", "a")
    cache.put(b"2", "b")
    cache.get(b"1")
    cache.put(b"3", "c")
    assert [cache.get(key) for key in (b"1", b"2", b"3")] == ["a", None, "c"]


def test_nothing_is_given_after_its_time() -> None:
    """Time counts from when a value was kept, not from when it was last asked for; then its memory is free."""
    clock = Clock()
    cache: BoundedCache[str] = BoundedCache(PLENTY, 10, clock)
    cache.put(b"1", "a")
    clock.now = 9.9
    assert cache.get(b"1") == "a"
    clock.now = 10.0
    assert cache.get(b"1") is None
    assert (cache.statistics.entries, cache.statistics.bytes) == (0, 0)


def test_any_use_frees_what_is_too_old() -> None:
    """Old values do not wait in memory for their own key to be asked for."""
    clock = Clock()
    cache: BoundedCache[Translation] = BoundedCache(PLENTY, 10, clock)
    value = translation(1)
    cache.put(b"1", value)
    holders = len(gc.get_referrers(value))
    clock.now = 10.0
    cache.get(b"2")
    assert len(gc.get_referrers(value)) == holders - 1


def test_what_is_larger_than_the_bound_is_not_kept() -> None:
    """It pushes nothing out either."""
    cache: BoundedCache[str] = BoundedCache(room_for(1), 10)
    cache.put(b"1", "a")
    cache.put(b"2", "a" * 1000)
    assert (cache.get(b"1"), cache.get(b"2")) == ("a", None)


@settings(max_examples=60, deadline=None)
@given(puts=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4000)), max_size=40))
def test_the_bound_holds(puts: list[tuple[int, int]]) -> None:
    """Whatever is kept, also over what was kept under the same key, never counts more bytes than allowed."""
    cache: BoundedCache[str] = BoundedCache(3000, 10)
    for number, length in puts:
        text = "a" * length
        cache.put(key_of(number), text)
        figures = cache.statistics
        assert figures.bytes <= figures.most_bytes == 3000
        if ENTRY_BYTES + size_of(text) <= 3000:
            assert cache.get(key_of(number)) == text


def test_counts_what_the_interpreter_counts() -> None:
    """The bytes counted are those that leave memory with the cache: never fewer, and not many more."""
    cache: BoundedCache[Translation] = BoundedCache(PLENTY * 10, 10)
    tracemalloc.start()
    for number in range(2735):  # where the dictionaries have just grown, and an entry costs most
        cache.put(key_of(number), translation(number))
    full, counted = tracemalloc.get_traced_memory()[0], cache.statistics.bytes
    del cache
    gc.collect()
    freed = full - tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert 0.8 * counted <= freed <= counted


def test_says_what_is_going_on() -> None:
    """Hits and misses are counted from the start, entries and bytes as they are."""
    cache: BoundedCache[str] = BoundedCache(PLENTY, 10)
    cache.put(b"1", "a")
    for key in (b"1", b"2", b"1"):
        cache.get(key)
    figures = cache.statistics
    assert (figures.hits, figures.misses, figures.entries, figures.most_bytes) == (2, 1, 1, PLENTY)
    assert figures.bytes == room_for(1)


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        (None, ()),
        (True, ()),
        (Severity.NOTICE, ()),
        ("نص", ("نص",)),
        ({"total_ms": 3.5}, ({"": 0}, "total_ms", 3.5)),
        (([TEXT], TEXT), ((1, 2), [1], TEXT)),
    ],
)
def test_every_object_counts_once(value: object, parts: tuple[object, ...]) -> None:
    """Each object counts what the interpreter says, rounded up to what is handed out; what is always there, nothing."""
    assert size_of(value) == sum(-(-getsizeof(part) // 16) * 16 for part in parts)


@settings(max_examples=60, deadline=None)
@given(
    one=st.tuples(st.text(max_size=5), st.text(max_size=5)), other=st.tuples(st.text(max_size=5), st.text(max_size=5))
)
def test_a_key_stands_for_all_of_its_parts(one: tuple[str, str], other: tuple[str, str]) -> None:
    """Parts that differ anywhere have another key, also where they would join into the same text."""
    assert (key_of(*one) == key_of(*other)) == (one == other)


def test_a_key_does_not_hold_the_text() -> None:
    """A key is a digest of one size, also of text that is not valid Unicode."""
    assert {len(key_of(TEXT)), len(key_of("\ud800")), len(key_of())} == {32}
