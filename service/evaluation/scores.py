"""Scores against references, each with the signature that makes it comparable: BLEU, chrF, ROUGE, paired bootstrap.

Knows texts only.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from statistics import fmean
from typing import TYPE_CHECKING

from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.significance import PairedTest, Result

from service.errors import BadRequest

if TYPE_CHECKING:
    from rouge_score.rouge_scorer import RougeScorer

ROUGE = {"rouge1": "ROUGE-1", "rouge2": "ROUGE-2", "rougeL": "ROUGE-L"}
"""The package's names and those of papers; the whole summary is one sequence for ROUGE-L, as in XL-Sum's figures."""

RESAMPLES = 1000
"""Samples of the paired bootstrap (Koehn 2004): sacreBLEU's default."""

LEAST_LATIN = 0.5
"""A text with a smaller share of its letters from a to z is not English."""


@dataclass(frozen=True, slots=True)
class Score:
    """A mean or corpus score, 0-100, and how it was computed."""

    name: str
    value: float
    signature: str


@dataclass(frozen=True, slots=True)
class Sampled:
    """A score over all segments, its mean over samples of them, and half of the samples' 95 % interval."""

    value: float
    mean: float
    margin: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """One score of two systems; `p_value`: how probable such a difference is if both are equally good."""

    name: str
    system: Sampled
    against: Sampled
    p_value: float
    signature: str


def score_translations(texts: Sequence[str], references: Sequence[str]) -> tuple[Score, ...]:
    """Score translations with sacreBLEU's default BLEU (13a) and chrF2."""
    bleu, chrf = BLEU(), CHRF()
    corpus = [list(references)]
    return (
        Score("BLEU", bleu.corpus_score(texts, corpus).score, str(bleu.get_signature())),
        Score("chrF2", chrf.corpus_score(texts, corpus).score, str(chrf.get_signature())),
    )


def compare(texts: Sequence[str], others: Sequence[str], references: Sequence[str]) -> tuple[Comparison, ...]:
    """Compare two systems' translations by sacreBLEU's paired bootstrap, the others being the baseline.

    Both are sampled alike: 1,000 times as many segments as there are, with repeats, by a fixed seed.
    """
    test = PairedTest(
        [("against", others), ("system", texts)],
        {"BLEU": BLEU(), "chrF2": CHRF()},
        [list(references)],
        test_type="bs",
        n_samples=RESAMPLES,
    )
    signatures, found = test()
    comparisons = []
    for name, signature in signatures.items():
        against, system = (result for result in found[name] if isinstance(result, Result))
        own, other = (Sampled(one.score, float(one.mean or 0), float(one.ci or 0)) for one in (system, against))
        # sacreBLEU counts the samples that differ more than the systems do: none, where these do not differ at all.
        p_value = float(system.p_value or 0) if own != other else 1.0
        comparisons.append(Comparison(name, own, other, p_value, str(signature)))
    return tuple(comparisons)


def summary_scorer(references: Sequence[str]) -> "RougeScorer":
    """Return what scores English summaries against these references.

    Google's rouge-score drops every letter but a to z and gives two equal Arabic texts 0. Raises `BadRequest`, naming
    the line, where a reference is not English, and where the package is not there.
    """
    refuse_other_than_english(references)
    try:
        from rouge_score.rouge_scorer import RougeScorer  # noqa: PLC0415  (no part of the service)
    except ImportError as error:
        raise BadRequest("ROUGE needs a package that nothing else here does: pip install rouge-score.") from error
    return RougeScorer(list(ROUGE), use_stemmer=True)


def score_summaries(texts: Sequence[str], references: Sequence[str]) -> tuple[Score, ...]:
    """Score English summaries with ROUGE-1, 2 and L, the mean of F1, words stemmed; raises as `summary_scorer`."""
    scorer = summary_scorer(references)
    scores = [scorer.score(reference, text) for text, reference in zip(texts, references, strict=True)]
    signature = f"stemmer:yes|measure:f1|average:mean|version:{version('rouge-score')}"
    return tuple(
        Score(name, 100 * fmean(score[kind].fmeasure for score in scores), signature) for kind, name in ROUGE.items()
    )


def refuse_other_than_english(references: Sequence[str]) -> None:
    """Raise `BadRequest` where most letters of a reference are not Latin."""
    for number, reference in enumerate(references, start=1):
        letters = [letter for letter in reference if letter.isalpha()]
        if sum(letter.isascii() for letter in letters) < LEAST_LATIN * max(len(letters), 1):
            raise BadRequest(f"The reference of line {number} is not English: ROUGE would say 0 of whatever is right.")
