"""The fake engines misbehave on demand, and only then."""

import pytest

from models.errors import EngineFailure
from models.fake_engine import FakeRanker, FakeSummarizer, FakeTranslator, Fault, spell
from models.protocol import DecodingOptions

OPTIONS = DecodingOptions()
SOURCE = "قال الوزير اليوم"


@pytest.mark.parametrize(
    ("word", "english"),
    [
        ("قال", "said"),
        ("اليوم؟", "today?"),
        ("القاهرة،", "Cairo,"),
        ("٢٠٢٦", "2026"),
        ("IBM", "IBM"),
        ("3.5%", "3.5%"),
        ("سمر", "smr"),
    ],
)
def test_spell(word: str, english: str) -> None:
    """Known words are translated, others spelled; digits, Latin and punctuation are kept."""
    assert spell(word) == english


@pytest.mark.parametrize(
    ("fault", "text", "cut"),
    [
        (None, "said minister today", False),
        (Fault.LOOP, " ".join(["said"] * 40), False),
        (Fault.EMPTY, "", False),
        (Fault.CUT, "said", True),
    ],
)
def test_translator_faults(fault: Fault | None, text: str, cut: bool) -> None:
    """Each fault shows in the output in its own way."""
    (result,) = FakeTranslator(fault=fault).translate([SOURCE], OPTIONS)
    assert (result.best.text, result.target_cut) == (text, cut)


@pytest.mark.parametrize(
    ("fault", "text", "cut"),
    [
        (None, SOURCE, False),
        (Fault.LOOP, " ".join(["قال"] * 40), False),
        (Fault.EMPTY, "", False),
        (Fault.CUT, "قال", True),
    ],
)
def test_summarizer_faults(fault: Fault | None, text: str, cut: bool) -> None:
    """Each fault shows in the summary in its own way."""
    (summary,) = FakeSummarizer(fault=fault).summarize([[SOURCE, "جملة"]], OPTIONS)
    assert (summary.text, summary.target_cut) == (text, cut)


def test_failing() -> None:
    """An engine told to fail raises, whatever it is given."""
    with pytest.raises(EngineFailure):
        FakeTranslator(fault=Fault.FAIL).translate([SOURCE], OPTIONS)
    with pytest.raises(EngineFailure):
        FakeSummarizer(fault=Fault.FAIL).summarize([[SOURCE]], OPTIONS)


def test_ranker_prefers_the_lead() -> None:
    """Scores fall with position."""
    assert FakeRanker().rank(["a", "b", "c"]) == pytest.approx((1, 1 / 2, 1 / 3))
