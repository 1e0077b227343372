"""Decides the way through the pipeline, the points, and what must be translated; makes nothing yet."""

from collections.abc import Iterator
from dataclasses import dataclass

from service.briefs.inputs import check_input
from service.briefs.reading import Reading, is_mixed, is_too_short
from service.briefs.select import fitness, select
from service.briefs.types import BriefRequest, Engines, Flag, Route, Sentence, SentenceKind, Severity

STARTER = "starter"
GIST = Flag(
    "gist-quality",
    Severity.NOTICE,
    "Translated by the small bundled model: good for the gist only, check every name and number.",
)
TOO_SHORT = Flag("too-short-to-summarize", Severity.NOTICE, "Too short to summarize: it is translated only.")
MIXED = Flag("mixed-language", Severity.NOTICE, "Parts of this item are not Arabic; they are kept as they are.")
UNAVAILABLE = Flag(
    "route-unavailable",
    Severity.WARNING,
    "This profile has no model that writes summaries: sentences were picked from the item instead.",
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be done: the route, the sentences that become points, and what a reader should know of it.

    `lead` is the first sentence that can stand alone. A route other than `extract` means that the summarizer is asked,
    and is never `both`: that asks for `both` to be true, and its summary is written by one of the others.
    `too_short`: translate only.
    """

    route: Route
    both: bool
    points: tuple[Sentence, ...]
    lead: Sentence
    too_short: bool
    translation: bool
    flags: tuple[Flag, ...]


def choose_route(request: BriefRequest, engines: Engines) -> Route:
    """Choose among the routes that the profile has: the one that writes the summary, or `extract`."""
    if engines.summarizer is None:
        return Route.EXTRACT
    if request.route not in (Route.AUTO, Route.BOTH):
        return request.route
    return Route.TRANSLATE_FIRST if request.translation else Route.SUMMARIZE_FIRST


def make_plan(request: BriefRequest, reading: Reading, engines: Engines) -> Plan:
    """Choose route and points; an item too short to summarize is translated only."""
    too_short = is_too_short(reading.content)
    route = Route.EXTRACT if too_short else choose_route(request, engines)
    texts = [sentence.text for sentence in reading.content]
    chosen = () if too_short else select(texts, engines.ranker, request.length)
    unavailable = engines.summarizer is None and request.route not in (Route.AUTO, Route.EXTRACT)
    raised = {
        GIST: engines.profile == STARTER,
        MIXED: is_mixed(reading),
        TOO_SHORT: too_short,
        UNAVAILABLE: unavailable and not too_short,
    }
    return Plan(
        route=route,
        both=request.route is Route.BOTH and route is not Route.EXTRACT,
        points=tuple(reading.content[index] for index in chosen),
        lead=next((one for one in reading.content if fitness(one.text) == 1), reading.content[0]),
        too_short=too_short,
        translation=request.translation,
        flags=(
            *(flag for flag, wanted in raised.items() if wanted),
            *check_input(reading.article.text, reading.sentences),
        ),
    )


def sentences_to_translate(reading: Reading, plan: Plan) -> Iterator[Sentence]:
    """List the sentences whose English the brief needs; some may come twice."""
    if plan.translation:
        yield from (one for one in reading.sentences if one.kind is not SentenceKind.FOREIGN)
    if plan.too_short or plan.route is Route.TRANSLATE_FIRST:
        yield from reading.content
    yield from plan.points
    if reading.headline:
        yield reading.headline
    elif reading.title is None:
        yield plan.lead


def texts_to_translate(reading: Reading, plan: Plan) -> list[str]:
    """List the texts whose English the brief needs, whatever its summary will say: title and sentences."""
    title = [reading.title] if reading.title else []
    return [*title, *(one.text for one in sentences_to_translate(reading, plan))]
