"""Article in, brief out: the order of the steps and nothing else. Knows the steps, not how they do their work."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from models.protocol import DecodingOptions
from service.briefs.check.article import ArticleStyle
from service.briefs.check.gazetteer import Gazetteer
from service.briefs.check.glossary import joined, make_glossary
from service.briefs.check.memo import reading_once
from service.briefs.check.name_consistency import inconsistent_names
from service.briefs.compose import make_headline, make_points, make_summary, make_translation
from service.briefs.coverage import cover
from service.briefs.disagreement import with_disagreements
from service.briefs.origin import describe
from service.briefs.passage import TranslatedText, read_passage, rebuild
from service.briefs.plan import Plan, make_plan
from service.briefs.reading import Reading, read
from service.briefs.routes import ROUTES, Made, Workbench
from service.briefs.signature import signature
from service.briefs.summarize import summary_options
from service.briefs.timing import Deadline, Stopwatch
from service.briefs.translate import translate
from service.briefs.types import (
    Brief,
    BriefRequest,
    Engines,
    GlossaryTerm,
    Route,
    SentenceKind,
    SummaryMethod,
)

TRANSLATED = "Machine translated; not checked by a person."
SUMMARIZED = "Machine translated and summarized; not checked by a person."


class BriefMaker:
    """Makes briefs and translations with the models of one profile; has no state, so threads may share it."""

    def __init__(
        self,
        engines: Engines,
        decoding: DecodingOptions,
        glossary: tuple[GlossaryTerm, ...] = (),
        style: ArticleStyle = ArticleStyle.AS_LISTED,
    ) -> None:
        self._engines = engines
        self._decoding = decoding
        self._glossary = glossary
        self._style = style

    def make(self, request: BriefRequest, deadline: float | None = None) -> Brief:
        """Make a brief; `deadline` is a moment on the monotonic clock.

        Raises `NotArabic`, `NothingToSummarize`, `DeadlineExceeded`, and `models.errors.EngineFailure`.
        """
        glossary = make_glossary(joined(request.glossary, self._glossary))
        bench = Workbench(
            self._engines,
            self._decoding,
            Deadline(deadline),
            Stopwatch(),
            glossary,
            self._style,
            alignment=request.alignment,
        )
        reading = read(request.article, bench.stopwatch)
        bench.deadline.check()
        with bench.stopwatch.measure("select"):
            plan = make_plan(request, reading, self._engines)
        with reading_once():
            made = ROUTES[plan.route](bench, reading, plan)
            return self._assemble(reading, plan, made, bench)

    def translate(
        self, texts: Sequence[str], *, alternatives: int = 0, deadline: float | None = None
    ) -> tuple[TranslatedText, ...]:
        """Translate texts in any layout, all in one go; parts that are not Arabic are kept as they are.

        Nothing is checked: a text alone has no place for flags, and the checks would take as long as all else here.
        `alternatives` is how many other versions of each text are wanted; fewer come where the beam is narrower.
        Raises `DeadlineExceeded` and `models.errors.EngineFailure`.
        """
        wanted = min(alternatives, self._decoding.beam_size - 1)
        decoding = replace(self._decoding, num_hypotheses=wanted + 1)
        passages = [read_passage(text) for text in texts]
        sentences = chain.from_iterable(passage.sentences for passage in passages)
        arabic = [one.text for one in sentences if one.kind is not SentenceKind.FOREIGN]
        renderings = translate(self._engines.translator, arabic, decoding, Deadline(deadline))
        return tuple(rebuild(passage, renderings, wanted) for passage in passages)

    def signature(
        self, route: Route, *, both: bool = False, glossary: Gazetteer | None = None, alignment: bool = False
    ) -> str:
        """Name what a brief made by a route depends on besides its text; `both`: held against the points.

        `glossary` is that of the request and the house together; `alignment`: its reader wants word links.
        """
        return signature(
            self._engines,
            self._decoding,
            route,
            None if route is Route.EXTRACT else summary_options(self._decoding.beam_size),
            both=both,
            style=self._style,
            glossary=glossary,
            alignment=alignment,
        )

    def identity(self) -> str:
        """Name what the briefs made here may depend on besides their requests: the signature with every model in it."""
        return self.signature(Route.TRANSLATE_FIRST, glossary=make_glossary(self._glossary))

    def _assemble(self, reading: Reading, plan: Plan, made: Made, bench: Workbench) -> Brief:
        written = with_disagreements(made.abstractive, plan.points, reading) if plan.both else made.abstractive
        summary = make_summary(reading, plan, made.renderings, written)
        headline = make_headline(reading, plan, made.renderings, written)
        points = make_points(reading, plan, made.renderings)
        pairs = ((source, one.text) for source, one in made.renderings.items())
        spelled = inconsistent_names(pairs, self._style, bench.glossary)
        return Brief(
            headline=headline,
            summary=summary,
            points=points,
            translation=make_translation(reading, made.renderings) if plan.translation else None,
            sentences=reading.sentences,
            coverage=cover(reading, made, (headline, *summary.sentences, *points), self._engines.translator),
            flags=(*plan.flags, *made.flags, *spelled),
            source=describe(reading.article, reading.sentences),
            profile=self._engines.profile,
            route=Route.BOTH if plan.both else plan.route,
            signature=self.signature(plan.route, both=plan.both, glossary=bench.glossary, alignment=bench.alignment),
            notice=TRANSLATED if summary.method is SummaryMethod.NONE and not points else SUMMARIZED,
            timings=bench.stopwatch.milliseconds(),
        )
