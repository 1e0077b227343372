"""Prints which known names are reported in translations that are right: for whoever adds names to the list.

`python -m tests.quality.name_alarms PAIRS.tsv ...`: arabic<TAB>english. A name that is often reported is also a common
word, lacks a spelling, or has an English form that stands for other things too; `~` before a form lets it only explain.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from service.briefs.check.gazetteer import Gazetteer, known_names
from service.briefs.check.name_finding import names_in
from service.briefs.check.names import compare_names
from service.evaluation.pairs import ReferencePair, read_pairs

SHOWN = 60
"""Names that are listed, those reported most first."""


@dataclass
class Alarms:
    """How often each name (its place in the list) stood in the Arabic, was missed, and was taken for an addition."""

    pairs: int = 0
    flagged: int = 0
    met: Counter[int] = field(default_factory=Counter)
    missing: Counter[int] = field(default_factory=Counter)
    added: Counter[int] = field(default_factory=Counter)

    @property
    def raised(self) -> Counter[int]:
        """Return how often each name was reported."""
        return self.missing + self.added


def count_alarms(pairs: Iterable[ReferencePair], gazetteer: Gazetteer) -> Alarms:
    """Compare the names of each pair; of one that may be several names the first counts."""
    found = Alarms()
    for pair in pairs:
        comparison = compare_names(pair.arabic, pair.english, gazetteer)
        found.pairs += 1
        found.flagged += bool(comparison.missing or comparison.added)
        found.met.update(one.names[0] for one in names_in(pair.arabic, gazetteer) if not one.doubtful)
        found.missing.update(one.names[0] for one in comparison.missing)
        found.added.update(one.names[0] for one in comparison.added)
    return found


def report(found: Alarms, gazetteer: Gazetteer) -> Iterator[str]:
    """Give the lines of the report."""
    share = 100 * found.flagged / max(found.pairs, 1)
    yield f"{found.flagged} of {found.pairs} pairs are flagged ({share:.2f} %); {len(found.met)} names were met"
    yield "met\tmissing\tadded\tname"
    for number, _ in found.raised.most_common(SHOWN):
        name = gazetteer.names[number]
        counts = found.met[number], found.missing[number], found.added[number]
        yield "\t".join([*map(str, counts), f"{'|'.join(name.arabic)} = {'|'.join(name.english)}"])


def main() -> None:
    """Print the report for each file."""
    gazetteer = known_names()
    for path in map(Path, sys.argv[1:]):
        print(path)  # noqa: T201  (a report for the terminal)
        lines = report(count_alarms(read_pairs(path), gazetteer), gazetteer)
        print("\n".join(lines))  # noqa: T201


if __name__ == "__main__":
    main()
