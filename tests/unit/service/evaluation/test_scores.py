"""Scores that can be compared: those of sacreBLEU and of Google's rouge-score, with their signatures."""

import importlib.util
import os
import sys
from collections.abc import Sequence

import pytest
import sacrebleu

from service.errors import BadRequest
from service.evaluation.scores import compare, score_summaries, score_translations

REFERENCES = ("The minister arrived in Amman today.", "The river rose by two meters.", "Schools will open on Sunday.")
OUTPUT = ("The minister came to Amman today.", "The river rose by two meters.", "Schools opened.")
ARABIC = ("وصل الوزير إلى عمان اليوم.",)

needs_rouge = pytest.mark.skipif(
    importlib.util.find_spec("rouge_score") is None and os.environ.get("MUJAZ_TEST_REQUIRE_SERVICES") != "1",
    reason="rouge-score is not installed",
)


def test_perfect_output_scores_100() -> None:
    """Output equal to the references has the highest scores."""
    assert [round(one.value, 6) for one in score_translations(REFERENCES, REFERENCES)] == [100, 100]


def test_scores_are_those_of_sacrebleu() -> None:
    """Scores and signatures are sacreBLEU's own defaults, so they compare with published ones."""
    bleu, chrf = score_translations(OUTPUT, REFERENCES)
    assert bleu.value == pytest.approx(sacrebleu.corpus_bleu(OUTPUT, [REFERENCES]).score)
    assert chrf.value == pytest.approx(sacrebleu.corpus_chrf(OUTPUT, [REFERENCES]).score)
    assert bleu.signature.startswith("nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:")
    assert chrf.signature.startswith("nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:")


def test_the_better_system_is_surely_better() -> None:
    """Right translations against much worse ones: intervals apart, a small p, seed and samples in the signature."""
    references = REFERENCES * 8
    found = compare(references, OUTPUT[::-1] * 8, references)
    assert [one.name for one in found] == ["BLEU", "chrF2"]
    for one in found:
        assert one.system.value == pytest.approx(100)
        assert one.system.mean - one.system.margin > one.against.mean + one.against.margin
        assert one.p_value < 0.01
        assert "|bs:1000|seed:12345|" in one.signature


def test_a_system_is_not_better_than_itself() -> None:
    """Equal output is equally good, of which sacreBLEU itself would say p = 0.001."""
    for one in compare(OUTPUT * 4, OUTPUT * 4, REFERENCES * 4):
        assert one.system == one.against
        assert one.p_value == 1.0


def test_a_slight_difference_proves_nothing() -> None:
    """One word in one of three segments may be chance."""
    other = [OUTPUT[0].replace("came to", "came into"), *OUTPUT[1:]]
    assert all(one.p_value > 0.05 for one in compare(OUTPUT, other, REFERENCES))


@needs_rouge
def test_rouge_is_100_for_equal_summaries_and_ordered_for_others() -> None:
    """F1 of words, pairs of words and the longest common sequence, stemmed, with the version in the signature."""
    assert [round(one.value, 6) for one in score_summaries(REFERENCES, REFERENCES)] == [100, 100, 100]
    scores = score_summaries(["The ministers arrive."], ["The minister arrived in Amman."])
    assert [one.name for one in scores] == ["ROUGE-1", "ROUGE-2", "ROUGE-L"]
    assert [round(one.value, 1) for one in scores] == [75.0, 66.7, 75.0]
    assert {one.signature.rpartition(":")[0] for one in scores} == {"stemmer:yes|measure:f1|average:mean|version"}


@needs_rouge
def test_rouge_itself_says_nothing_of_arabic() -> None:
    """Why Arabic is refused: equal Arabic texts get 0 from the package; where that ends, the refusal can too."""
    from rouge_score.rouge_scorer import RougeScorer  # noqa: PLC0415

    assert RougeScorer(["rouge1"]).score(ARABIC[0], ARABIC[0])["rouge1"].fmeasure == 0


@pytest.mark.parametrize("references", [ARABIC, ("An English one.", "وصل الوزير إلى Amman اليوم."), ("12.5 % ...",)])
def test_rouge_refuses_what_is_not_english(references: Sequence[str]) -> None:
    """A score of 0 for whatever is right is worse than none; the line is named."""
    with pytest.raises(BadRequest, match=f"line {len(references)} is not English"):
        score_summaries(references, references)


def test_rouge_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package serves nothing else, so it may be missing."""
    monkeypatch.setitem(sys.modules, "rouge_score.rouge_scorer", None)
    with pytest.raises(BadRequest, match="pip install rouge-score"):
        score_summaries(REFERENCES, REFERENCES)
