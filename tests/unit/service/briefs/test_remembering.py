"""A brief that was made before is given again, to whoever asks for exactly the same."""

from dataclasses import replace
from time import monotonic

import pytest

from models.bounded_cache import BoundedCache
from models.errors import EngineFailure
from models.fake_engine import FakeRanker, FakeSummarizer, FakeTranslator, Fault
from models.protocol import DecodingOptions
from service.briefs.check.article import ArticleStyle
from service.briefs.remembering import RememberingBriefMaker
from service.briefs.types import Article, Brief, BriefRequest, Engines, GlossaryTerm, Length, Origin, Route
from service.errors import DeadlineExceeded, NotArabic

TEXT = (
    "أعلنت وزارة الثقافة أمس افتتاح معرض الكتاب في مدينة القاهرة بمشاركة 40 دولة من أنحاء العالم. "
    "وقال الوزير إن المعرض يستمر أسبوعين ويضم 1200 ناشر. وأضاف أن الدخول إليه مجاني للطلاب."
)
REQUEST = BriefRequest(Article(TEXT, "معرض الكتاب", Origin("جريدة", "https://example.org/a", "2026-11-29")))
ENGINES = Engines("starter", FakeTranslator(), FakeSummarizer(), FakeRanker(), uncertain_below=0.1)
TERM = GlossaryTerm("الوزير", "Minister")


def cache() -> BoundedCache[Brief]:
    """Return room for a few briefs."""
    return BoundedCache(1_000_000, 600.0)


def maker(
    briefs: BoundedCache[Brief],
    engines: Engines = ENGINES,
    glossary: tuple[GlossaryTerm, ...] = (),
    decoding: DecodingOptions = DecodingOptions(),  # noqa: B008  (frozen)
    style: ArticleStyle = ArticleStyle.AS_LISTED,
) -> RememberingBriefMaker:
    """Return a maker; each request of the service gets its own."""
    return RememberingBriefMaker(engines, decoding, glossary, style, briefs=briefs)


def test_the_same_request_is_made_once() -> None:
    """The second brief is the first, says that it is known, and tells the time of its own request."""
    briefs = cache()
    first, second = (maker(briefs).make(REQUEST) for _ in range(2))
    assert (first.cached, second.cached) == (False, True)
    assert replace(second, cached=False, timings=first.timings) == first
    assert second.timings.keys() == {"total_ms"}
    assert first.timings.keys() > {"total_ms", "translate_ms"}


@pytest.mark.parametrize(
    "other",
    [
        replace(REQUEST, article=replace(REQUEST.article, text=f"{TEXT} ")),
        replace(REQUEST, article=replace(REQUEST.article, title="معرض")),
        replace(REQUEST, article=replace(REQUEST.article, title=None)),
        replace(REQUEST, article=replace(REQUEST.article, origin=Origin("وكالة"))),
        replace(REQUEST, route=Route.EXTRACT),
        replace(REQUEST, length=Length.SHORT),
        replace(REQUEST, translation=True),
        replace(REQUEST, alignment=True),
        replace(REQUEST, glossary=(TERM,)),
    ],
)
def test_another_request_is_another_brief(other: BriefRequest) -> None:
    """Whatever decides a brief is part of what it is known by."""
    briefs = cache()
    maker(briefs).make(REQUEST)
    assert not maker(briefs).make(other).cached


@pytest.mark.parametrize(
    "other",
    [
        {"glossary": (TERM,)},
        {"decoding": DecodingOptions(beam_size=1)},
        {"style": ArticleStyle.DROP},
        {"engines": replace(ENGINES, profile="standard")},
        {"engines": replace(ENGINES, summarizer=None)},
        {"engines": replace(ENGINES, uncertain_below=0.9)},
        {"engines": replace(ENGINES, translator=FakeTranslator(info=replace(FakeTranslator().info, revision="2")))},
    ],
    ids=lambda other: next(iter(other)),
)
def test_another_maker_makes_another_brief(other: dict[str, object]) -> None:
    """Models, decoding and the house glossary are part of what a brief is known by."""
    briefs = cache()
    maker(briefs).make(REQUEST)
    assert not maker(briefs, **other).make(REQUEST).cached  # type: ignore[arg-type]


def test_errors_are_not_remembered() -> None:
    """What could not be made is tried again, and fails again for what it is."""
    briefs = cache()
    broken = replace(ENGINES, translator=FakeTranslator(fault=Fault.FAIL))
    for _ in range(2):
        with pytest.raises(EngineFailure):
            maker(briefs, broken).make(REQUEST)
        with pytest.raises(NotArabic):
            maker(briefs).make(BriefRequest(Article("This is an English text about a book fair in Cairo.")))
    assert briefs.statistics.entries == 0
    assert not maker(briefs).make(REQUEST).cached


def test_a_deadline_that_passed_holds_also_for_what_is_known() -> None:
    """A brief after the deadline is none."""
    briefs = cache()
    maker(briefs).make(REQUEST)
    with pytest.raises(DeadlineExceeded):
        maker(briefs).make(REQUEST, monotonic() - 1)


def test_what_a_caller_does_to_a_brief_stays_with_it() -> None:
    """Timings are the one part of a brief that can be changed; those remembered are nobody's."""
    briefs = cache()
    for _ in range(2):
        maker(briefs).make(REQUEST).timings["mine_ms"] = 1.0
    assert "mine_ms" not in maker(briefs).make(REQUEST).timings
