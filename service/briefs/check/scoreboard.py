"""Precision and recall of a check over labeled sentence pairs: `python -m service.briefs.check.scoreboard FILE...`.

A line of a file holds the Arabic, the English and what is wrong with it, with tabs between: `ok`, or (numbers)
`missing:x`, `added:x`, `changed:x→y`, or (negation) `lost`, `added`, with commas between. Never part of a brief.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from service.briefs.check.negation import check_negation
from service.briefs.check.numbers import Difference, compare_numbers

OK = "ok"

Finder = Callable[[str, str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class LabeledPair:
    """A sentence, its English, and the findings a perfect check makes of them."""

    source: str
    english: str
    expected: frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """How a check did: findings that were right, expected findings that did not come, findings that are wrong."""

    pairs: int
    right: int
    overlooked: int
    wrong: int

    @property
    def recall(self) -> float:
        """The share of expected findings that came, 0-1; 1 where none were expected."""
        return self.right / (self.right + self.overlooked) if self.right + self.overlooked else 1.0

    @property
    def precision(self) -> float:
        """The share of findings that were right, 0-1; 1 where there were none."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0


def read_pairs(path: Path) -> tuple[LabeledPair, ...]:
    """Read labeled pairs; raises ValueError with the line's number where a line has not three columns."""
    pairs = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        columns = line.split("\t")
        if len(columns) != 3:  # noqa: PLR2004 - Arabic, English, label
            raise ValueError(f"line {number} of {path.name} has {len(columns)} columns, not three")
        labels = frozenset(columns[2].split(",")) - {OK}
        pairs.append(LabeledPair(columns[0], columns[1], labels))
    return tuple(pairs)


def number_findings(source: str, english: str) -> frozenset[str]:
    """What the number check finds, in the notation of the labels."""
    return frozenset(_written(difference) for difference in compare_numbers(source, english))


def negation_findings(source: str, english: str) -> frozenset[str]:
    """What the negation check finds, in the notation of the labels."""
    return frozenset(flag.code.removeprefix("negation-") for flag in check_negation(source, english))


def score(pairs: Iterable[LabeledPair], find: Finder) -> Score:
    """Compare what a check finds with what is expected; a finding with a wrong value is both overlooked and wrong."""
    found = [(pair.expected, find(pair.source, pair.english)) for pair in pairs]
    return Score(
        pairs=len(found),
        right=sum(len(expected & got) for expected, got in found),
        overlooked=sum(len(expected - got) for expected, got in found),
        wrong=sum(len(got - expected) for expected, got in found),
    )


def finder_for(pairs: Sequence[LabeledPair]) -> Finder:
    """The check that a file's labels speak of."""
    has_values = any(":" in label for pair in pairs for label in pair.expected)
    return number_findings if has_values else negation_findings


def _written(difference: Difference) -> str:
    values = (quantity.label for quantity in (difference.source, difference.target) if quantity)
    return f"{difference.name}:{'→'.join(values)}"


def table(paths: Iterable[Path]) -> str:
    """The scores of each file as a plain table."""
    lines = [f"{'file':<28}{'pairs':>7}{'precision':>11}{'recall':>8}"]
    for path in paths:
        pairs = read_pairs(path)
        result = score(pairs, finder_for(pairs))
        lines.append(f"{path.name:<28}{result.pairs:>7}{result.precision:>11.3f}{result.recall:>8.3f}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(table(Path(name) for name in sys.argv[1:]) + "\n")
