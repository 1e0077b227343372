"""Precision and recall count findings, not sentences."""

from pathlib import Path

import pytest

from service.briefs.check.scoreboard import LabeledPair, number_findings, read_pairs, score, table


def test_findings_are_counted_one_by_one() -> None:
    """A right finding, one overlooked and one too many each count once."""
    pairs = [
        LabeledPair("وصل 5 وزراء", "6 ministers arrived", frozenset({"changed:5→6"})),
        LabeledPair("وصل 5 وزراء", "5 ministers arrived", frozenset({"missing:9"})),
        LabeledPair("وصل وزراء", "7 ministers arrived", frozenset()),
    ]
    result = score(pairs, number_findings)
    assert (result.pairs, result.right, result.overlooked, result.wrong) == (3, 1, 1, 1)
    assert (result.precision, result.recall) == (0.5, 0.5)


def test_nothing_expected_and_nothing_found_is_perfect() -> None:
    """An empty set of findings divides by nothing."""
    result = score([LabeledPair("وصل الوفد", "The delegation arrived", frozenset())], number_findings)
    assert (result.precision, result.recall) == (1.0, 1.0)


def test_the_table_has_a_line_for_each_file(tmp_path: Path) -> None:
    """The file's labels say which check they speak of."""
    numbers, negation = tmp_path / "numbers.tsv", tmp_path / "negation.tsv"
    numbers.write_text("وصل 5 وزراء\t6 ministers arrived\tchanged:5→6\n", encoding="utf-8")
    negation.write_text("لم يصل\tHe arrived\tlost\n", encoding="utf-8")
    assert [line.split() for line in table([numbers, negation]).splitlines()[1:]] == [
        ["numbers.tsv", "1", "1.000", "1.000"],
        ["negation.tsv", "1", "1.000", "1.000"],
    ]


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    """A file with a missing column is refused, not guessed at."""
    path = tmp_path / "pairs.tsv"
    path.write_text("وصل\tHe arrived\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"line 1 of pairs\.tsv has 2 columns"):
        read_pairs(path)
