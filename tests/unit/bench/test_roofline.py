"""The work of a model counted by hand, and which ceiling binds; nothing is measured here."""

from pathlib import Path

import pytest

from bench.roofline import (
    OPUS_MT,
    STARTER,
    Roofline,
    Shape,
    Work,
    decoding_step,
    encoding,
    last_cache_bytes,
    translation,
)

TINY = Shape(width=2, feed_forward=3, encoder_layers=1, decoder_layers=1, vocabulary=5)
MACHINE = Roofline(memory_bandwidth=10.0, cache_bandwidth=100.0, cache_bytes=50, operations={"int8": 1000.0})


def test_weights_of_a_tiny_model() -> None:
    """Width 2, feed-forward 3: matrices of 4 and 6 weights, counted on paper."""
    assert TINY.encoder_weights == 4 * 4 + 2 * 6
    assert TINY.step_weights == 6 * 4 + 2 * 6 + 2 * 5


def test_weights_of_the_published_model() -> None:
    """A step of opus-mt-ar-en reads 54 million weights: the output layer is more than half of them."""
    assert OPUS_MT.step_weights == 22_020_096 + 32_171_008


def test_a_step_of_a_tiny_model() -> None:
    """2 sources of 3 tokens, 4 hypotheses each, the first target token: 8 rows, counted on paper."""
    weights, kept, scores = 46, 2 * 2 * (8 * 1 + 2 * 3) * 4, 2 * 8 * 5 * 4
    attention = 4 * 8 * (1 + 3) * 2
    made = decoding_step(TINY, "int8", batch=2, beam=4, source=3, target=1)
    assert made == Work(weights, weights + kept + scores, 2 * 8 * 46 + attention)


def test_precision_changes_the_weights_only() -> None:
    """Float32 weights are four times the bytes; what is computed, and what the search keeps, stays the same."""
    small, large = (decoding_step(STARTER, kind, 1, 4, source=30, target=15) for kind in ("int8", "float32"))
    assert large.weights == 4 * small.weights
    assert large.moved - large.weights == small.moved - small.weights
    assert large.operations == small.operations


def test_a_translation_is_its_encoding_and_all_its_steps() -> None:
    """Two target tokens are two steps."""
    first, second = (decoding_step(TINY, "int8", 1, 4, source=3, target=step) for step in (1, 2))
    assert translation(TINY, "int8", 1, 4, source=3, target=2) == encoding(TINY, "int8", 1, 3) + first + second


@pytest.mark.parametrize(
    ("work", "least"),
    [
        (Work(weights=20, moved=40, operations=100), 0.4),
        (Work(weights=60, moved=60, operations=100), 6.0),
        (Work(weights=60, moved=60, operations=9000), 9.0),
    ],
    ids=["from the cache", "from memory", "arithmetic"],
)
def test_the_longer_of_moving_and_computing_binds(work: Work, least: float) -> None:
    """What fits the cache is read at its speed."""
    assert MACHINE.least(work, "int8", resident=work.weights) == pytest.approx(least)


@pytest.mark.parametrize(("sizes", "expected"), [(["32K", "1024K", "32768K"], 32 * 2**20), ([], 0), (["2M"], 0)])
def test_the_last_cache_as_linux_tells_it(tmp_path: Path, sizes: list[str], expected: int) -> None:
    """The highest index is the last cache; what cannot be read counts as unknown."""
    for index, size in enumerate(sizes):
        (tmp_path / f"index{index}").mkdir()
        (tmp_path / f"index{index}" / "size").write_text(f"{size}\n")
    assert last_cache_bytes(tmp_path) == expected
