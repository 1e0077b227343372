"""Quality as a gate: the number and negation checks keep their precision and recall on the labeled pairs.

The hash makes a changed set show: measure again, then set the new hash beside the floors.
"""

import hashlib
import time
from pathlib import Path

import pytest

from service.briefs.check.negation import check_negation
from service.briefs.check.numbers import check_numbers
from service.briefs.check.scoreboard import finder_for, read_pairs, score

HERE = Path(__file__).parent
PAIR_BUDGET_MS = 0.5
"""Checking must stay under a twentieth of a brief's time; a sentence takes the fast profile some 20 ms."""


@pytest.mark.parametrize(
    ("name", "pairs", "digest", "precision", "recall"),
    [
        ("number_pairs.tsv", 300, "c622c3714369e46567fcfd92043725fad4a95f4747c901710d7cc9d6885386dc", 0.95, 0.98),
        ("negation_pairs.tsv", 120, "b870366c1d76bb19eb7592c2610fc520ab68365a48ecce86d97ca0ebbaea334e", 0.9, 0.9),
    ],
)
def test_the_checks_reach_their_floors(name: str, pairs: int, digest: str, precision: float, recall: float) -> None:
    """Enough pairs, unchanged, and at most a few findings overlooked or wrong."""
    path = HERE / name
    assert hashlib.sha256(path.read_bytes()).hexdigest() == digest
    labeled = read_pairs(path)
    result = score(labeled, finder_for(labeled))
    assert result.pairs >= pairs
    assert result.precision >= precision
    assert result.recall >= recall


@pytest.mark.parametrize("name", ["number_pairs.tsv", "negation_pairs.tsv"])
def test_right_and_wrong_pairs_are_balanced(name: str) -> None:
    """A set of faults alone would not show false alarms."""
    labeled = read_pairs(HERE / name)
    wrong = sum(bool(pair.expected) for pair in labeled)
    assert 0.4 <= wrong / len(labeled) <= 0.6


def test_a_pair_is_checked_in_half_a_millisecond() -> None:
    """The checks cost a brief next to nothing; processor time, so that a busy machine does not fail it."""
    labeled = read_pairs(HERE / "number_pairs.tsv")
    start = time.process_time()
    for pair in labeled:
        check_numbers(pair.source, pair.english)
        check_negation(pair.source, pair.english)
    assert (time.process_time() - start) / len(labeled) * 1000 < PAIR_BUDGET_MS
