"""Quality as a gate: summary sentences that a text bears pass for supported, and what is made up does not.

The hash makes a changed set show: measure again, then set the new hash beside the floors.
"""

import hashlib
from pathlib import Path

import pytest

from tests.quality.summary_support import SUPPORTED, Labeled, read_labeled, table

SENTENCES = Path(__file__).parent / "summary_sentences.tsv"
DIGEST = "9b08eab6f67475735781d63e3e4fc1a840c9e5855046b29c7da0fdfa2d5570c2"


@pytest.fixture(scope="module")
def labeled() -> tuple[Labeled, ...]:
    """Score once for all tests."""
    return read_labeled(SENTENCES)


def test_the_sentences_are_those_that_were_measured(labeled: tuple[Labeled, ...]) -> None:
    """Enough, unchanged, as many in Arabic as in English."""
    assert hashlib.sha256(SENTENCES.read_bytes()).hexdigest() == DIGEST
    assert len(labeled) >= 120
    assert sum(one.language == "ar" for one in labeled) * 2 == len(labeled)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_supported_sentences_pass(labeled: tuple[Labeled, ...], language: str) -> None:
    """In other words than the text, but with its names and numbers."""
    passed = [one.is_passed for one in labeled if (one.language, one.label) == (language, SUPPORTED)]
    assert sum(passed) >= 0.95 * len(passed)


@pytest.mark.parametrize("label", ["no:story", "no:detail", "no:name", "no:number"])
def test_what_is_made_up_does_not_pass(labeled: tuple[Labeled, ...], label: str) -> None:
    """Neither another story nor one wrong name or number in a right sentence."""
    wrong = [one for one in labeled if one.label == label]
    assert len(wrong) == 20
    assert [one.text for one in wrong if one.is_passed] == []


def test_the_table_has_a_line_for_each_kind(labeled: tuple[Labeled, ...]) -> None:
    """Two languages with five labels each."""
    assert len(table(labeled).splitlines()) == 1 + 2 * 5
