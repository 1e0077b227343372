"""The route, the points and the flags are decided before any model is asked."""

import pytest

from models.fake_engine import FakeRanker, FakeSummarizer, FakeTranslator
from service.briefs.plan import make_plan, texts_to_translate
from service.briefs.reading import read
from service.briefs.timing import Stopwatch
from service.briefs.types import Article, BriefRequest, Engines, Length, Route


def engines(*, abstractive: bool, profile: str = "standard") -> Engines:
    """Make a profile of fakes."""
    return Engines(profile, FakeTranslator(), FakeSummarizer() if abstractive else None, FakeRanker())


@pytest.mark.parametrize(
    ("abstractive", "asked", "translation", "route", "codes"),
    [
        (False, Route.AUTO, False, Route.EXTRACT, []),
        (False, Route.AUTO, True, Route.EXTRACT, []),
        (False, Route.EXTRACT, False, Route.EXTRACT, []),
        (False, Route.SUMMARIZE_FIRST, False, Route.EXTRACT, ["route-unavailable"]),
        (False, Route.TRANSLATE_FIRST, False, Route.EXTRACT, ["route-unavailable"]),
        (False, Route.BOTH, False, Route.EXTRACT, ["route-unavailable"]),
        (True, Route.BOTH, False, Route.SUMMARIZE_FIRST, []),
        (True, Route.BOTH, True, Route.TRANSLATE_FIRST, []),
        (True, Route.AUTO, False, Route.SUMMARIZE_FIRST, []),
        (True, Route.AUTO, True, Route.TRANSLATE_FIRST, []),
        (True, Route.EXTRACT, True, Route.EXTRACT, []),
        (True, Route.TRANSLATE_FIRST, False, Route.TRANSLATE_FIRST, []),
        (True, Route.SUMMARIZE_FIRST, True, Route.SUMMARIZE_FIRST, []),
    ],
)
def test_the_route_follows_from_request_and_profile(
    article: Article, abstractive: bool, asked: Route, translation: bool, route: Route, codes: list[str]
) -> None:
    """What the profile cannot do is flagged, not refused."""
    request = BriefRequest(article, asked, translation=translation)
    plan = make_plan(request, read(article, Stopwatch()), engines(abstractive=abstractive))
    assert plan.route is route
    assert [flag.code for flag in plan.flags] == codes


def test_a_short_item_is_translated_only() -> None:
    """No points, no summarizer, one flag."""
    short = Article("افتتح الوزير ميناء جديدا.")
    plan = make_plan(BriefRequest(short), read(short, Stopwatch()), engines(abstractive=True))
    assert (plan.route, plan.points, plan.too_short) == (Route.EXTRACT, (), True)
    assert [flag.code for flag in plan.flags] == ["too-short-to-summarize"]


def test_the_bundled_model_is_labeled(article: Article) -> None:
    """Gist quality is said on every brief of the starter."""
    plan = make_plan(BriefRequest(article), read(article, Stopwatch()), engines(abstractive=False, profile="starter"))
    assert [flag.code for flag in plan.flags] == ["gist-quality"]


def test_only_what_the_brief_shows_is_translated(article: Article) -> None:
    """Extracting needs the points and the lead."""
    reading = read(article, Stopwatch())
    plan = make_plan(BriefRequest(article, length=Length.SHORT), reading, engines(abstractive=False))
    wanted = {sentence.text for sentence in (*plan.points, reading.content[0])}
    assert set(texts_to_translate(reading, plan)) == wanted


def test_a_full_translation_needs_every_sentence(article: Article) -> None:
    """Datelines too: nothing is left out."""
    reading = read(article, Stopwatch())
    plan = make_plan(BriefRequest(article, translation=True), reading, engines(abstractive=False))
    assert set(texts_to_translate(reading, plan)) == {sentence.text for sentence in reading.sentences}


def test_a_brief_says_what_is_wrong_with_its_article(article: Article) -> None:
    """What the article's text and sentences give away comes behind the plan's own flags."""
    broken = Article(f"{article.text}\n\nوقال الوز\ufffdر إن ...")
    plan = make_plan(BriefRequest(broken), read(broken, Stopwatch()), engines(abstractive=False, profile="starter"))
    assert [flag.code for flag in plan.flags] == ["gist-quality", "source-garbled", "source-cut"]
