"""What is evaluated: translations as the service makes them, summaries of its briefs, and what they cost."""

import pytest

from models.fake_engine import FakeRanker, FakeTranslator
from models.protocol import DecodingOptions
from service.briefs.pipeline import BriefMaker
from service.briefs.types import Engines
from service.errors import NotArabic
from service.evaluation.systems import BATCH, Cost, summarize_all, translate_all

ITEM = (
    "أعلنت وزارة الثقافة أمس افتتاح معرض الكتاب في مدينة القاهرة بمشاركة 40 دولة من أنحاء العالم. "
    "وقال الوزير إن المعرض يستمر أسبوعين ويضم 1200 ناشر من بلدان عربية وأجنبية كثيرة هذا العام."
)
MAKER = BriefMaker(Engines("starter", FakeTranslator(), None, FakeRanker()), DecodingOptions())


def test_translates_cleaned_text_and_reports_progress() -> None:
    """Sources are cleaned as for a brief, and every one is translated, in order."""
    heard: list[int] = []
    output = translate_all(FakeTranslator(), ["كتـــاب", *["مرحبا"] * BATCH], DecodingOptions(), heard.append)
    assert output.texts == ("book", *["hello"] * BATCH)
    assert output.system == str(FakeTranslator().info)
    assert heard == [BATCH, BATCH + 1]


def test_counts_tokens_and_cuts() -> None:
    """What did not fit is scored as it came out, and is counted."""
    output = translate_all(
        FakeTranslator(window=4), ["كتاب", "قال الوزير في القاهرة"], DecodingOptions(), lambda _: None
    )
    assert output.cost is not None
    assert (output.cost.source_cut, output.cost.target_cut, output.cost.target_tokens) == (1, 0, 2 + 4)


@pytest.mark.parametrize(("seconds", "speed"), [(2.0, 15.0), (0.0, 0.0)])
def test_speed_is_tokens_by_seconds(seconds: float, speed: float) -> None:
    """No time is no speed rather than a division by nothing."""
    assert Cost(seconds, 30, 0, 0).tokens_per_second == speed


def test_summaries_are_those_of_briefs() -> None:
    """Each item's summary comes on one line, under the signature of its brief."""
    heard: list[int] = []
    output = summarize_all(MAKER, [ITEM, ITEM], heard.append)
    assert output.texts[0] == output.texts[1]
    assert output.texts[0].count("1200") == 1
    assert output.system.startswith("mujaz:")
    assert heard == [1, 2]


def test_an_item_that_is_no_article_is_named() -> None:
    """Nothing is scored where an item cannot be summarized; the text is not repeated."""
    with pytest.raises(NotArabic, match=r"^Item 2: ") as caught:
        summarize_all(MAKER, [ITEM, "An English item about a fair."], lambda _: None)
    assert "fair" not in caught.value.detail
