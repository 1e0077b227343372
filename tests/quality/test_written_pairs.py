"""The pairs that were written for this project are sound, and the checks leave them alone: right sentences both."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import pytest

from models.training.overlap import EvaluationIndex, fold
from models.training.pairs import Pair, pair_files, read_pairs
from models.training.prepare import clean_arabic, clean_english, fault
from service.briefs.check.article import ArticleStyle
from service.briefs.translate import check

HERE = Path(__file__).parent
REPOSITORY = HERE.parent.parent
WRITTEN = pair_files(REPOSITORY / "models" / "training" / "written")

EVERY = 10
"""Only so many of the pairs are checked here; all of them take half a minute."""

MOST_FLAGGED = 0.02
"""Measured 1.4 % of all (docs/checks.md)."""


@pytest.fixture(scope="module")
def pairs() -> Sequence[Pair]:
    """Read all of them, in the order of the files."""
    return list(chain.from_iterable(map(read_pairs, WRITTEN)))


def test_each_pair_is_clean_and_fit(pairs: Sequence[Pair]) -> None:
    """As `prepare` would leave it: two sides, each in its script, of like length, without invisible marks."""
    wrong = [
        pair for pair in pairs if fault(pair) or pair != Pair(clean_arabic(pair.arabic), clean_english(pair.english))
    ]
    assert len(pairs) > 20_000
    assert wrong == []


def test_no_sentence_is_there_twice(pairs: Sequence[Pair]) -> None:
    """Neither in one file nor in two."""
    for side in ([pair.arabic for pair in pairs], [pair.english for pair in pairs]):
        assert [words for words, count in Counter(map(fold, side)).items() if count > 1] == []


def test_nothing_that_is_measured_with_is_among_them(pairs: Sequence[Pair]) -> None:
    """The project's own evaluation sentences and its example article stay unseen."""
    article = (REPOSITORY / "docs" / "examples" / "article.txt").read_text(encoding="utf-8").splitlines()
    labeled = chain.from_iterable(
        line.split("\t")[:2]
        for name in ("reference_pairs.tsv", "number_pairs.tsv", "negation_pairs.tsv", "glossary_sentences.tsv")
        for line in (HERE / name).read_text(encoding="utf-8").splitlines()
    )
    index = EvaluationIndex([*labeled, *article])
    assert [pair for pair in pairs if index.overlaps(pair.arabic) or index.overlaps(pair.english)] == []


def test_the_checks_seldom_flag_them(pairs: Sequence[Pair]) -> None:
    """A right translation is to be left alone: what is flagged here is a false alarm."""
    looked_at = pairs[::EVERY]
    flagged = [pair for pair in looked_at if check(pair.arabic, pair.english, ArticleStyle.AS_LISTED)]
    assert len(flagged) <= MOST_FLAGGED * len(looked_at)
