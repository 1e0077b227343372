"""Prints how far the starter's confidence can be relied on: the table in docs/checks.md.

`python -m tests.quality.reliability PAIRS.tsv ...`: for files of arabic<TAB>english, chrF of sentences by confidence.
"""

import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from math import exp
from pathlib import Path
from statistics import mean

from sacrebleu.metrics.chrf import CHRF

from models.ctranslate2_engine import CTranslate2Translator
from models.protocol import DecodingOptions
from service.evaluation.pairs import read_pairs
from service.settings import STARTER

BOUNDS = (0.35, 0.40, 0.45, 0.50, 0.55, 0.60, 0.65)
MOSTLY_WRONG, SOUND = 35, 50
"""chrF under which a sentence is mostly wrong, and from which on its content is there: read off by eye."""

Scored = tuple[float, float]
"""Confidence and chrF of a sentence."""


def score(engine: CTranslate2Translator, path: Path) -> list[Scored]:
    """Translate the pairs' Arabic and score each sentence by itself."""
    pairs, chrf = read_pairs(path), CHRF()
    made = engine.translate([pair.arabic for pair in pairs], DecodingOptions())
    return [
        (exp(one.best.log_probability), chrf.sentence_score(one.best.text, [pair.english]).score)
        for one, pair in zip(made, pairs, strict=True)
    ]


def rows(scored: Sequence[Scored]) -> Iterator[str]:
    """Give a line for each stretch of confidence, and one for all that is below each bound."""
    names = (f"under {BOUNDS[0]:.2f}", *(f"from {bound:.2f}" for bound in BOUNDS))
    for number, name in enumerate(names):
        here = [chrf for confidence, chrf in scored if bisect_right(BOUNDS, confidence) == number]
        yield row(name, here, len(scored))
    for bound in BOUNDS:
        yield row(f"all under {bound:.2f}", [chrf for confidence, chrf in scored if confidence < bound], len(scored))


def row(name: str, scores: Sequence[float], of: int) -> str:
    """Give a line: share of the sentences, mean chrF, how many of these are mostly wrong and how many sound."""
    if not scores:
        return f"| {name} | 0 % | | | |"
    wrong, sound = (
        100 * sum(holds) / len(scores)
        for holds in ((one < MOSTLY_WRONG for one in scores), (one >= SOUND for one in scores))
    )
    return f"| {name} | {100 * len(scores) / of:.0f} % | {mean(scores):.0f} | {wrong:.0f} % | {sound:.0f} % |"


def main(paths: Sequence[str]) -> None:
    """Print a table for each file."""
    engine = CTranslate2Translator.load(
        STARTER / "ctranslate2-int8", model="starter", revision="-", precision="int8", workers=0
    )
    for path in paths:
        sys.stdout.write(f"{path}\n\n| confidence | share | chrF | under 35 | from 50 |\n|---|---|---|---|---|\n")
        sys.stdout.writelines(f"{line}\n" for line in rows(score(engine, Path(path))))


if __name__ == "__main__":
    main(sys.argv[1:])
