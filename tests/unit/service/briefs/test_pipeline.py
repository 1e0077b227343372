"""From article to brief, by every route, with fakes."""

import hashlib
from dataclasses import replace
from time import monotonic

import pytest

from models.errors import EngineFailure
from models.fake_engine import FakeRanker, FakeSummarizer, FakeTranslator
from models.fake_engine import Fault as FakeFault
from models.protocol import DecodingOptions
from service.briefs.pipeline import BriefMaker
from service.briefs.types import (
    Article,
    Brief,
    BriefRequest,
    Engines,
    EnglishSentence,
    Length,
    Origin,
    Route,
    SummaryMethod,
)
from service.errors import DeadlineExceeded
from tests.unit.service.briefs.stand_ins import ScriptedTranslator, spelled

ABSTRACTIVE_ROUTES = [Route.SUMMARIZE_FIRST, Route.TRANSLATE_FIRST]


def make(engines: Engines, article: Article, **wanted: object) -> Brief:
    """Make a brief with the default decoding."""
    return BriefMaker(engines, DecodingOptions()).make(replace(BriefRequest(article), **wanted))


def shown(brief: Brief) -> list[EnglishSentence]:
    """List the sentences of a brief but for its translation."""
    headline = [brief.headline] if brief.headline else []
    return [*headline, *brief.summary.sentences, *brief.points]


def codes(brief: Brief) -> list[str]:
    """List the codes of a brief's flags."""
    return [flag.code for flag in brief.flags]


def test_an_extractive_brief_rests_on_its_points(extractive: Engines, article: Article) -> None:
    """The lead is the headline; the first two points are the summary; every point has one source."""
    brief = make(extractive, article)
    assert brief.route is Route.EXTRACT
    assert brief.summary.method is SummaryMethod.EXTRACTIVE
    assert brief.summary.sentences == brief.points[:2]
    assert len(brief.points) == 4
    assert brief.headline == brief.points[0]
    assert [len(point.sources) for point in brief.points] == [1] * 4
    assert brief.translation is None


@pytest.mark.parametrize("route", ABSTRACTIVE_ROUTES)
def test_an_abstractive_summary_names_its_sources(abstractive: Engines, article: Article, route: Route) -> None:
    """The fake repeats the first sentence, so that is what supports it, in either language."""
    brief = make(abstractive, article, route=route)
    [sentence] = brief.summary.sentences
    lead = brief.points[0]
    assert brief.route is route
    assert brief.summary.method is SummaryMethod.ABSTRACTIVE
    assert sentence.text == lead.text
    assert sentence.sources[0] == lead.sources[0]
    assert brief.headline == sentence
    assert len(brief.points) == 4


@pytest.mark.parametrize("route", ABSTRACTIVE_ROUTES)
def test_a_useless_summary_gives_way_to_the_points(extractive: Engines, article: Article, route: Route) -> None:
    """The brief says that a summary was withheld, and is complete without it."""
    broken = replace(extractive, summarizer=FakeSummarizer(fault=FakeFault.LOOP))
    brief = make(broken, article, route=route)
    assert "summary-withheld" in codes(brief)
    assert brief.summary.method is SummaryMethod.EXTRACTIVE
    assert brief.headline is not None


@pytest.mark.parametrize("route", ABSTRACTIVE_ROUTES)
def test_a_long_document_is_read_in_windows(extractive: Engines, article: Article, route: Route) -> None:
    """Coverage counts them, and no content is left unread."""
    brief = make(replace(extractive, summarizer=FakeSummarizer(window=30)), article, route=route)
    assert brief.coverage.windows > 1
    assert len(brief.summary.sentences) == brief.coverage.windows
    assert not brief.coverage.truncated


@pytest.mark.parametrize("route", list(Route))
def test_the_full_translation_has_every_sentence_once_in_order(
    abstractive: Engines, article: Article, route: Route
) -> None:
    """Paragraph by paragraph, the dateline too."""
    brief = make(abstractive, article, route=route, translation=True)
    assert brief.translation is not None
    order = [sentence.sources[0].sentence for paragraph in brief.translation for sentence in paragraph]
    assert order == [sentence.index for sentence in brief.sentences]
    assert len(brief.translation) == 4
    assert brief.coverage.translated == brief.coverage.sentences == len(order)


def test_a_question_comes_out_as_a_question(extractive: Engines, article: Article) -> None:
    """In the full translation it ends with a question mark."""
    brief = make(extractive, article, translation=True)
    english = {one.sources[0].sentence: one.text for part in brief.translation or () for one in part}
    [question] = [one for one in brief.sentences if one.text.endswith("؟")]
    assert english[question.index].endswith("?")


def test_a_given_title_is_the_headline(extractive: Engines, article: Article) -> None:
    """It is not part of the text, so it has no source in it, and gains no full stop."""
    brief = make(extractive, replace(article, title="كتاب جديد"))
    assert brief.headline == EnglishSentence("book new", (), pytest.approx(0.7788, abs=1e-4))
    assert brief.source.title == "كتاب جديد"


def test_a_headline_in_the_text_has_its_source(extractive: Engines, article: Article) -> None:
    """The first line is the headline and no point."""
    text = f"كتاب جديد في القاهرة\n\n{article.text.partition(chr(10))[2].strip()}"
    brief = make(extractive, Article(text))
    assert brief.headline is not None
    assert brief.headline.text == "book new in Cairo"
    assert [(one.start, one.end) for one in brief.headline.sources] == [(0, 20)]
    assert all(point.sources != brief.headline.sources for point in brief.points)


def test_a_lead_that_cannot_stand_alone_is_passed_over(extractive: Engines, article: Article) -> None:
    """A byline or a question in front of the news is no headline."""
    text = f"هل يكفي ميناء واحد؟ {article.text.partition(chr(10))[2].strip()}"
    brief = make(extractive, Article(text), length=Length.HEADLINE)
    assert brief.headline is not None
    [source] = brief.headline.sources
    assert text[source.start : source.end].startswith("افتتح وزير النقل")


def test_headline_length_has_no_points_and_no_summary(extractive: Engines, article: Article) -> None:
    """One line is all that was asked for."""
    brief = make(extractive, article, length=Length.HEADLINE)
    assert (brief.points, brief.summary.sentences) == ((), ())
    assert brief.coverage.used == brief.coverage.translated == 1
    assert brief.notice == "Machine translated; not checked by a person."


@pytest.mark.parametrize("text", ["افتتح الوزير ميناء جديدا.", "وصل الوزير. غادر الوفد."])
def test_a_short_item_is_translated_and_never_summarized(extractive: Engines, text: str) -> None:
    """On a few words a summarizer tells a different story."""
    engines = replace(extractive, summarizer=FakeSummarizer(fault=FakeFault.FAIL))
    brief = make(engines, Article(text), route=Route.SUMMARIZE_FIRST, translation=True)
    assert codes(brief) == ["too-short-to-summarize"]
    assert brief.summary.method is SummaryMethod.NONE
    assert len(brief.summary.sentences) == len(brief.sentences)
    assert brief.points == ()
    assert brief.coverage.windows == 0
    assert brief.notice == "Machine translated; not checked by a person."


def test_coverage_counts_what_was_used(extractive: Engines, article: Article) -> None:
    """Distinct sentences behind headline, summary and points; the dateline is no content."""
    coverage = make(extractive, article).coverage
    assert (coverage.sentences, coverage.considered, coverage.used, coverage.translated) == (7, 6, 4, 4)
    assert (coverage.windows, coverage.truncated) == (1, False)
    assert coverage.source_tokens == len(article.text.split()) + 7


def test_parts_that_are_not_arabic_are_kept_and_flagged(extractive: Engines, article: Article) -> None:
    """A foreign sentence stands in the translation as it is."""
    brief = make(extractive, Article(f"{article.text}\n\nThe harbor opens in May."), translation=True)
    assert brief.translation is not None
    [kept] = brief.translation[-1]
    assert (kept.text, kept.confidence) == ("The harbor opens in May.", None)
    assert [flag.code for flag in kept.flags] == ["kept-as-is"]
    assert "mixed-language" in codes(brief)


def test_a_summary_with_a_number_of_its_own_is_withheld(article: Article) -> None:
    """A summarizer must not invent figures: sentences of the article stand in, and the brief says so."""
    invented = FakeSummarizer()
    translator = ScriptedTranslator(lambda source, options: spelled(source, options).replace("45", "54"))
    brief = make(Engines("standard", translator, invented, FakeRanker()), article, route=Route.TRANSLATE_FIRST)
    assert "summary-withheld" in codes(brief)
    assert (brief.summary.method, brief.route) == (SummaryMethod.EXTRACTIVE, Route.TRANSLATE_FIRST)
    assert brief.summary.sentences == brief.points[:2]


@pytest.mark.parametrize(("translation", "order"), [(False, "summarize-first"), (True, "translate-first")])
def test_both_ways_make_one_brief(abstractive: Engines, article: Article, translation: bool, order: str) -> None:
    """A written summary in the order that `auto` takes, the points as ever, and a signature that names both."""
    both = make(abstractive, article, route=Route.BOTH, translation=translation)
    auto = make(abstractive, article, translation=translation)
    assert (both.route, both.summary.method, both.points) == (Route.BOTH, SummaryMethod.ABSTRACTIVE, auto.points)
    assert [one.text for one in both.summary.sentences] == [one.text for one in auto.summary.sentences]
    assert f"|route:both+{order}|" in both.signature


def test_each_distinct_text_is_translated_once_in_one_call(extractive: Engines, article: Article) -> None:
    """Headline and points go to the model together."""
    translator = ScriptedTranslator(spelled)
    make(replace(extractive, translator=translator), replace(article, title="كتاب جديد"))
    [call] = translator.calls
    assert len(call) == len(set(call)) == 5


def test_the_same_request_gives_the_same_brief(abstractive: Engines, article: Article) -> None:
    """All but the timings."""
    one, other = (make(abstractive, article, translation=True) for _ in range(2))
    assert replace(one, timings={}) == replace(other, timings={})


def test_the_source_is_described_by_its_hash(extractive: Engines) -> None:
    """Whoever has the text can prove what the brief was made from."""
    text = "وصل الوزير اليوم."
    source = make(extractive, Article(text, origin=Origin("وكالة", "https://example.org", "2026-01-02"))).source
    assert source.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert (source.language, source.characters, source.outlet) == ("ar", len(text), "وكالة")


@pytest.mark.parametrize("route", list(Route))
def test_timings_name_the_steps(abstractive: Engines, article: Article, route: Route) -> None:
    """Milliseconds of each step that was taken, and the total."""
    timings = make(abstractive, article, route=route).timings
    assert {"clean_ms", "segment_ms", "translate_ms", "total_ms"} <= timings.keys()
    assert ("summarize_ms" in timings) == (route is not Route.EXTRACT)


def test_a_deadline_stops_the_work(extractive: Engines, article: Article) -> None:
    """No model is asked once the moment has passed."""
    translator = ScriptedTranslator(spelled)
    maker = BriefMaker(replace(extractive, translator=translator), DecodingOptions())
    with pytest.raises(DeadlineExceeded):
        maker.make(BriefRequest(article), deadline=monotonic())
    assert translator.calls == []


def test_a_failing_engine_is_not_hidden(extractive: Engines, article: Article) -> None:
    """The caller learns that the engine could not run."""
    with pytest.raises(EngineFailure):
        make(replace(extractive, translator=FakeTranslator(fault=FakeFault.FAIL)), article)


@pytest.mark.parametrize("fault", [FakeFault.LOOP, FakeFault.EMPTY, FakeFault.CUT])
def test_what_the_model_spoils_is_flagged_sentence_by_sentence(
    extractive: Engines, article: Article, fault: FakeFault
) -> None:
    """No loop, gap or cut passes as fine."""
    brief = make(replace(extractive, translator=FakeTranslator(fault=fault)), article)
    assert all(any(flag.severity == "error" for flag in sentence.flags) for sentence in shown(brief))


def test_word_links_are_in_the_signature(extractive: Engines, article: Article) -> None:
    """A brief that was asked for with them may have more flags."""
    lines = [make(extractive, article, alignment=alignment).signature for alignment in (False, True)]
    assert ["|links|" in line for line in lines] == [False, True]
