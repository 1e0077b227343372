"""Quality as a gate: the number and negation checks keep their precision and recall on the labeled pairs.

The hash makes a changed set show: measure again, then set the new hash beside the floors.
"""

import hashlib
from pathlib import Path

import pytest

from service.briefs.check.scoreboard import finder_for, read_pairs, score

HERE = Path(__file__).parent


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
