"""Evaluation: reading pairs, translating as the service would, scores that can be compared."""

from pathlib import Path

import pytest
import sacrebleu

from models.fake_engine import FakeTranslator
from models.protocol import DecodingOptions, Hypothesis
from service.errors import BadRequest
from service.evaluation import BATCH, ReferencePair, SystemOutput, read_pairs, score, translate_all

ENGLISH = ("The minister arrived in Amman today.", "The river rose by two meters.", "Schools will open on Sunday.")
PAIRS = tuple(ReferencePair("نص", english) for english in ENGLISH)


def output_of(*texts: str) -> SystemOutput:
    """Return a system's output with ten tokens to a text."""
    hypotheses = tuple(Hypothesis(text, -0.5, 10) for text in texts)
    return SystemOutput(hypotheses, seconds=2.0, source_cut=1, target_cut=0)


def test_reads_pairs_and_ignores_further_columns(tmp_path: Path) -> None:
    """The first column is Arabic, the second English."""
    (tmp_path / "pairs.tsv").write_text("مرحبا\thello\tmore\nكتاب\tbook\n", encoding="utf-8")
    assert read_pairs(tmp_path / "pairs.tsv") == (ReferencePair("مرحبا", "hello"), ReferencePair("كتاب", "book"))


@pytest.mark.parametrize(
    ("content", "fault"), [("", "no pairs"), ("مرحبا\thello\nكتاب\n", "Line 2"), ("\thello\n", "Line 1")]
)
def test_says_which_line_is_no_pair(tmp_path: Path, content: str, fault: str) -> None:
    """A file that is not pairs is refused before anything is translated."""
    (tmp_path / "pairs.tsv").write_text(content, encoding="utf-8")
    with pytest.raises(BadRequest, match=fault):
        read_pairs(tmp_path / "pairs.tsv")


def test_perfect_output_scores_100() -> None:
    """Output equal to the references has the highest scores."""
    evaluation = score("model", output_of(*ENGLISH), PAIRS)
    assert (round(evaluation.bleu, 6), round(evaluation.chrf, 6)) == (100, 100)


def test_scores_are_those_of_sacrebleu() -> None:
    """Scores and signatures are sacreBLEU's own defaults, so they compare with published ones."""
    texts = ["The minister came to Amman today.", "The river rose by two meters.", "Schools opened."]
    evaluation = score("model", output_of(*texts), PAIRS)
    assert evaluation.bleu == pytest.approx(sacrebleu.corpus_bleu(texts, [list(ENGLISH)]).score)
    assert evaluation.chrf == pytest.approx(sacrebleu.corpus_chrf(texts, [list(ENGLISH)]).score)
    assert evaluation.bleu_signature.startswith("nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:")
    assert evaluation.chrf_signature.startswith("nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:")


def test_counts_cost_and_cuts() -> None:
    """Tokens per second and segments that did not fit are part of the result."""
    evaluation = score("model", output_of(*ENGLISH), PAIRS)
    assert (evaluation.tokens_per_second, evaluation.source_cut, evaluation.segments) == (15.0, 1, 3)


def test_translates_cleaned_text_and_reports_progress() -> None:
    """Sources are cleaned as for a brief, and every one is translated, in order."""
    heard: list[int] = []
    output = translate_all(FakeTranslator(), ["كتـــاب", *["مرحبا"] * BATCH], DecodingOptions(), heard.append)
    assert output.texts == ("book", *["hello"] * BATCH)
    assert heard == [BATCH, BATCH + 1]


def test_a_translation_is_one_line() -> None:
    """Line breaks in output must not shift the lines that scorers compare."""
    assert output_of("two\nlines ").texts == ("two lines",)
