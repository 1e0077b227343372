"""Each route makes its English in its own order."""

from dataclasses import replace

import pytest

from models.fake_engine import FakeSummarizer
from models.fake_engine import Fault as FakeFault
from models.protocol import DecodingOptions
from service.briefs.plan import make_plan
from service.briefs.reading import read
from service.briefs.routes import ROUTES, Made, Workbench
from service.briefs.timing import Deadline, Stopwatch
from service.briefs.types import Article, BriefRequest, Engines, Route
from tests.unit.service.briefs.stand_ins import ScriptedTranslator, spelled


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


@pytest.mark.parametrize(
    ("fault", "codes"), [(None, []), (FakeFault.EMPTY, ["summary-withheld"]), (FakeFault.CUT, ["summary-cut"])]
)
def test_a_summary_that_went_wrong_is_flagged(
    abstractive: Engines, article: Article, fault: FakeFault | None, codes: list[str]
) -> None:
    """Withheld where it says nothing, shown but flagged where it may end early."""
    engines = replace(abstractive, summarizer=FakeSummarizer(fault=fault))
    assert [flag.code for flag in walk(engines, article, Route.SUMMARIZE_FIRST).flags] == codes
