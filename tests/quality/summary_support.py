"""Holds summary sentences that a text bears, and some that it does not, against the support that they are given.

`python -m tests.quality.summary_support FILE...` prints the table. In a file, `text<TAB>Arabic<TAB>English` lines give
the sentences of a text; the lines behind them, `ar` or `en`, a label (`yes`, or `no:` and what is wrong) and a summary
sentence in that language, are about it.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from service.briefs.support import LEAST_SUPPORT, Statement, gather_evidence, supported_sentence
from service.briefs.types import Sentence

SUPPORTED = "yes"


@dataclass(frozen=True, slots=True)
class Labeled:
    """A summary sentence: its language, whether the text bears it, and the support (0-1) that it is given."""

    language: str
    label: str
    text: str
    support: float

    @property
    def is_passed(self) -> bool:
        """Whether it is taken for supported."""
        return self.support >= LEAST_SUPPORT


def read_labeled(path: Path) -> tuple[Labeled, ...]:
    """Read a file and score its summary sentences."""
    return tuple(_read(line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()))


def _read(lines: Iterator[list[str]]) -> Iterator[Labeled]:
    pairs: list[tuple[str, str]] = []
    is_text = False
    for kind, first, second in lines:
        if kind == "text":
            pairs = [*pairs, (first, second)] if is_text else [(first, second)]
        else:
            yield Labeled(kind, first, second, score(pairs, kind, second))
        is_text = kind == "text"


def score(pairs: list[tuple[str, str]], language: str, written: str) -> float:
    """Score a sentence as the pipeline does; an Arabic one is translated by nobody here, so its English is itself."""
    content = [Sentence(number, 0, arabic, number, number + 1) for number, (arabic, _) in enumerate(pairs)]
    texts = [arabic if language == "ar" else english for arabic, english in pairs]
    return supported_sentence(Statement(written, written, None), gather_evidence(content, texts)).support or 0.0


def table(labeled: tuple[Labeled, ...]) -> str:
    """The support of each kind of sentence as a plain table: lowest, middle, highest, and how many pass."""
    kinds: dict[tuple[str, str], list[Labeled]] = defaultdict(list)
    for one in labeled:
        kinds[one.language, one.label].append(one)
    lines = [f"{'sentences':<14}{'number':>7}{'lowest':>8}{'middle':>8}{'highest':>8}{'passed':>8}"]
    for (language, label), some in sorted(kinds.items(), reverse=True):
        given = [one.support for one in some]
        passed = sum(one.is_passed for one in some)
        figures = f"{min(given):>8.2f}{median(given):>8.2f}{max(given):>8.2f}{passed:>8}"
        lines.append(f"{language + ' ' + label:<14}{len(some):>7}{figures}")
    return "\n".join(lines)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        sys.stdout.write(f"{name}\n{table(read_labeled(Path(name)))}\n\n")
