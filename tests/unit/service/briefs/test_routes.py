"""Each route makes its English in its own order."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from threading import Event

import pytest

from models.batching import BatchingTranslator
from models.errors import EngineFailure
from models.fake_engine import FakeSummarizer, FakeTranslator
from models.fake_engine import Fault as FakeFault
from models.protocol import DecodingOptions, EngineInfo, Summary
from service.briefs.check.glossary import make_glossary
from service.briefs.plan import make_plan
from service.briefs.reading import read
from service.briefs.routes import ROUTES, Made, Workbench
from service.briefs.timing import Deadline, Stopwatch
from service.briefs.translate import Rendering
from service.briefs.types import Article, BriefRequest, Engines, GlossaryTerm, Route
from tests.unit.service.briefs.linked import link_words
from tests.unit.service.briefs.stand_ins import ScriptedTranslator, spelled


@dataclass(frozen=True, slots=True)
class Storyteller:
    """Says the same of every document."""

    story: str
    window: int = 512
    info: EngineInfo = field(default_factory=lambda: FakeSummarizer().info)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count words, end of sentence included."""
        return [len(text.split()) + 1 for text in texts]

    def summarize(self, documents: Sequence[Sequence[str]], options: DecodingOptions) -> list[Summary]:
        """Tell the story."""
        return [replace(one, text=self.story) for one in FakeSummarizer().summarize(documents, options)]


def walk(engines: Engines, article: Article, route: Route) -> Made:
    """Go one route."""
    reading = read(article, Stopwatch())
    plan = make_plan(BriefRequest(article, route), reading, engines)
    return ROUTES[route](Workbench(engines, DecodingOptions(), Deadline(), Stopwatch()), reading, plan)


@pytest.mark.parametrize(
    ("route", "translated", "summaries"),
    [(Route.EXTRACT, 4, 0), (Route.SUMMARIZE_FIRST, 4, 1), (Route.TRANSLATE_FIRST, 6, 1)],
)
def test_a_route_translates_no_more_than_it_needs(
    abstractive: Engines, article: Article, route: Route, translated: int, summaries: int
) -> None:
    """All content only where the summary is made of the English; always in one call."""
    translator = ScriptedTranslator(spelled)
    made = walk(replace(abstractive, translator=translator), article, route)
    assert [len(call) for call in translator.calls] == [translated]
    assert len(made.abstractive) == summaries


@dataclass(frozen=True, slots=True)
class Watcher(FakeSummarizer):
    """Notes what a translator was asked for by the time that a summary is wanted; fails where it is told to."""

    translator: BatchingTranslator = field(kw_only=True)
    seen: list[int] = field(default_factory=list)

    def summarize(self, documents: Sequence[Sequence[str]], options: DecodingOptions) -> list[Summary]:
        """Note the texts, and summarize as the fake does."""
        now = self.translator.statistics
        self.seen.append(now.waiting + now.texts)
        return FakeSummarizer.summarize(self, documents, options)


def test_points_are_translated_while_the_summary_is_written(abstractive: Engines, article: Article) -> None:
    """A translator with a queue has been asked for them before the summarizer begins."""
    translator = BatchingTranslator(FakeTranslator(), workers=1)
    summarizer = Watcher(translator=translator)
    made = walk(replace(abstractive, translator=translator, summarizer=summarizer), article, Route.SUMMARIZE_FIRST)
    assert summarizer.seen == [4]
    assert len(made.renderings) >= 4
    translator.close()


def test_what_a_failed_summary_makes_useless_is_dropped(abstractive: Engines, article: Article) -> None:
    """Nobody waits for translations of a request that has failed: those that have not begun never do."""
    begun, go_on = Event(), Event()

    def answer(source: str, options: DecodingOptions) -> str:
        begun.set()
        assert go_on.wait(20)
        return spelled(source, options)

    translator = BatchingTranslator(ScriptedTranslator(answer), workers=1)
    busy = translator.submit(["قال"], DecodingOptions())
    assert begun.wait(20)
    summarizer = Watcher(fault=FakeFault.FAIL, translator=translator)
    with pytest.raises(EngineFailure):
        walk(replace(abstractive, translator=translator, summarizer=summarizer), article, Route.SUMMARIZE_FIRST)
    assert (translator.statistics.dropped, translator.statistics.waiting) == (1, 0)
    go_on.set()
    busy.result()
    translator.close()


@pytest.mark.parametrize(
    ("term", "alignment", "corrects", "asked"),
    [
        (None, False, False, False),
        ("لندن", False, False, False),
        ("قال", False, False, True),
        (None, True, False, True),
        (None, False, True, True),
    ],
    ids=["neither", "a term that is not there", "a term", "for the reader", "to correct names"],
)
def test_attention_is_asked_for_only_where_it_is_of_use(
    extractive: Engines, term: str | None, alignment: bool, corrects: bool, asked: bool
) -> None:
    """For word links, for a glossary's term in one of the texts, or to correct names; only the first show."""
    wanted: list[bool] = []

    def say(source: str, options: DecodingOptions) -> str:
        wanted.append(options.attention)
        return spelled(source, options)

    glossary = make_glossary([GlossaryTerm(term, "X")] if term else [])
    engines = replace(extractive, translator=ScriptedTranslator(say), corrects_names=corrects)
    bench = Workbench(engines, DecodingOptions(), Deadline(), Stopwatch(), glossary, alignment=alignment)
    bench.translate(["قال الوزير", "زار الرئيس"])
    assert wanted == [asked, asked]
    made = replace(bench, engines=extractive).translate(["قال الوزير"])["قال الوزير"]
    assert (made.alignment is not None) is alignment


@pytest.mark.parametrize(
    ("corrects", "text", "code"),
    [(True, "Gantz arrived yesterday.", "name-corrected"), (False, "Ghanaz arrived yesterday.", "name-missing")],
)
def test_known_names_are_put_right_where_that_is_safe(
    extractive: Engines, corrects: bool, text: str, code: str
) -> None:
    """With a translator for which it was measured; with others the name check has its say."""
    source, english = "وصل غانتس أمس.", "Ghanaz arrived yesterday."
    engines = replace(extractive, corrects_names=corrects)
    bench = Workbench(engines, DecodingOptions(), Deadline(), Stopwatch())
    made = bench._finish(source, Rendering(english, 0.9, alignment=link_words(source, english, "0-1 1-0 2-2")))
    assert made.text == text
    assert [flag.code for flag in made.flags] == [code]


@pytest.mark.parametrize(
    ("copies", "corrects", "term", "text"),
    [
        (True, True, None, "Gantz arrived yesterday."),
        (True, False, None, "Ghanaz arrived yesterday."),
        (False, True, None, "Ghanaz arrived yesterday."),
        (True, False, "غانتس", "Ganz arrived yesterday."),
    ],
    ids=["told", "names are only flagged", "does not copy", "a term of the glossary"],
)
def test_who_copies_is_told_the_names_that_are_missing(
    extractive: Engines, copies: bool, corrects: bool, term: str | None, text: str
) -> None:
    """In a second try; known names where they would be put right as well, a glossary's always."""

    def say(source: str, _: DecodingOptions) -> str:
        name = next((word for word in source.split() if word.isascii()), "Ghanaz")
        return f"{name} arrived yesterday."

    engines = replace(extractive, translator=ScriptedTranslator(say), copies_terms=copies, corrects_names=corrects)
    glossary = make_glossary([GlossaryTerm(term, "Ganz")] if term else [])
    bench = Workbench(engines, DecodingOptions(), Deadline(), Stopwatch(), glossary)
    assert bench.translate(["وصل غانتس أمس."])["وصل غانتس أمس."].text == text


@pytest.mark.parametrize("route", [Route.EXTRACT, Route.SUMMARIZE_FIRST, Route.TRANSLATE_FIRST])
@pytest.mark.parametrize("profile", ["starter", "standard"])
def test_every_route_says_whose_words_a_quotation_has(abstractive: Engines, route: Route, profile: str) -> None:
    """In the translation and in what a model wrote of it, whatever the profile; `/check` never does."""
    said = 'قال الوزير: "افتتحت الحكومة ميناء جديدا على ساحل البحر اليوم"'
    story = Article(f"{said}.\n" + "وتخطط الحكومة لربط الميناء بخط حديدي يصل إلى العاصمة قريبا.\n" * 3)
    told = spelled(f"{said}.", DecodingOptions()) if route is Route.TRANSLATE_FIRST else f"{said}."
    engines = replace(abstractive, profile=profile, summarizer=Storyteller(told))
    made = walk(engines, story, route)
    (translated,) = (one for source, one in made.renderings.items() if said in source)
    shown = [translated.flags, *(one.flags for one in made.abstractive)]
    assert [[flag.code for flag in flags].count("quote-translated") for flags in shown] == [1] * len(shown)
    assert len(made.abstractive) == (route is not Route.EXTRACT)
    (notice,) = (flag for flag in translated.flags if flag.code == "quote-translated")
    assert ("small model" in notice.message) is (profile == "starter")


@pytest.mark.parametrize(
    ("fault", "codes"), [(None, []), (FakeFault.EMPTY, ["summary-withheld"]), (FakeFault.CUT, ["summary-cut"])]
)
def test_a_summary_that_went_wrong_is_flagged(
    abstractive: Engines, article: Article, fault: FakeFault | None, codes: list[str]
) -> None:
    """Withheld where it says nothing, shown but flagged where it may end early."""
    engines = replace(abstractive, summarizer=FakeSummarizer(fault=fault))
    assert [flag.code for flag in walk(engines, article, Route.SUMMARIZE_FIRST).flags] == codes


@pytest.mark.parametrize("route", [Route.SUMMARIZE_FIRST, Route.TRANSLATE_FIRST])
def test_another_story_is_withheld(abstractive: Engines, article: Article, route: Route) -> None:
    """A summary that shares nothing with the article is not shown; with a sentence that does, the rest is flagged."""
    invented = "فاز الفريق بكأس البطولة مساء السبت."
    made = walk(replace(abstractive, summarizer=Storyteller(invented)), article, route)
    assert (made.abstractive, [flag.code for flag in made.flags]) == ((), ["summary-withheld"])


def test_one_invented_sentence_is_flagged(abstractive: Engines, article: Article) -> None:
    """Beside a sentence that the article supports, an invented one is shown with its warning."""
    story = "فاز الفريق بكأس البطولة مساء السبت. افتتح وزير النقل اليوم ميناء جديدا."
    made = walk(replace(abstractive, summarizer=Storyteller(story)), article, Route.SUMMARIZE_FIRST)
    assert [["unsupported" in [flag.code for flag in one.flags], bool(one.sources)] for one in made.abstractive] == [
        [True, False],
        [False, True],
    ]


@pytest.mark.parametrize("route", [Route.SUMMARIZE_FIRST, Route.TRANSLATE_FIRST])
def test_a_long_document_has_a_short_summary(abstractive: Engines, article: Article, route: Route) -> None:
    """Windows that say the same are heard once, and there are no more summary sentences than points."""
    long = replace(article, text="\n".join([article.text] * 8))
    made = walk(replace(abstractive, summarizer=FakeSummarizer(window=40)), long, route)
    assert made.windows > 4
    assert 0 < len(made.abstractive) <= 4
    assert len({one.text for one in made.abstractive}) == len(made.abstractive)
