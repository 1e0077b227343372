"""The three ways from a plan to English: the only place where translator and summarizer meet."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from models.protocol import DecodingOptions
from service.briefs.alignment import clear_links
from service.briefs.check import check
from service.briefs.check.article import ArticleStyle
from service.briefs.check.gazetteer import Gazetteer
from service.briefs.check.glossary import has_terms, with_glossary
from service.briefs.clean import clean
from service.briefs.compose import has_warnings
from service.briefs.enforcement import enforce
from service.briefs.guessed_words import doubtful_words, flag_guesses
from service.briefs.name_correction import correct_names
from service.briefs.plan import STARTER, Plan, texts_to_translate
from service.briefs.reading import Reading
from service.briefs.second_try import Faults, second_try
from service.briefs.segment import segment
from service.briefs.select import choose, ranked_together
from service.briefs.spans import without_source
from service.briefs.summarize import Abstract, summarize, summary_options
from service.briefs.support import Evidence, Statement, gather_evidence, is_borne_out, supported_sentence
from service.briefs.telling import Term
from service.briefs.timing import Deadline, Stopwatch
from service.briefs.told_terms import missing_terms
from service.briefs.translate import Rendering, checked, confidence, flag_uncertain, translating
from service.briefs.translated_quotes import check_translated_quotes, flag_translated_quotes
from service.briefs.types import Engines, EnglishSentence, Flag, Route, Severity
from service.briefs.uncovered import flag_uncovered

WITHHELD = Flag(
    "summary-withheld",
    Severity.WARNING,
    "The summary model gave nothing usable for all or part of this item; that part of its summary is left out.",
)
UNFOUNDED = Flag(
    "summary-withheld",
    Severity.WARNING,
    "The article does not bear out what the summary model wrote: sentences picked from the article stand in its place.",
)
SUMMARY_CUT = Flag("summary-cut", Severity.WARNING, "The summary reached the model's limit and may end early.")


@dataclass(frozen=True, slots=True)
class Made:
    """What the models made of one article: English of texts, and the abstractive summary where a route has one."""

    renderings: dict[str, Rendering]
    abstractive: tuple[EnglishSentence, ...] = ()
    windows: int = 0
    unread: bool = False
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbench:
    """The models, the clock and the house style of one request: its glossary, and how names are written.

    `alignment`: its reader wants to see which words go together.
    """

    engines: Engines
    decoding: DecodingOptions
    deadline: Deadline
    stopwatch: Stopwatch
    glossary: Gazetteer | None = None
    style: ArticleStyle = ArticleStyle.AS_LISTED
    alignment: bool = False

    def translate(self, texts: Iterable[str]) -> dict[str, Rendering]:
        """Translate distinct texts and check them; raises `DeadlineExceeded` on the way."""
        with self.translating(texts) as translated:
            return translated()

    @contextmanager
    def translating(
        self, texts: Iterable[str], *, follow_up: bool = False
    ) -> Iterator[Callable[[], dict[str, Rendering]]]:
        """Begin what `translate` does and give a function that waits for it; see `translate.translating`."""
        self.deadline.check()
        distinct = list(dict.fromkeys(texts))
        links = self.alignment or self.engines.corrects_names or has_terms(distinct, self.glossary)
        decoding = replace(self.decoding, attention=links)
        with translating(self.engines.translator, distinct, decoding, self.deadline, follow_up=follow_up) as wait:

            def translated() -> dict[str, Rendering]:
                with self.stopwatch.measure("translate"):
                    made = second_try(self.engines.translator, wait(), self.find_faults, decoding, self.deadline)
                    return {source: self._finish(source, one) for source, one in made.items()}

            yield translated

    def find_faults(self, source: str, english: str) -> Faults:
        """Say what is against a translation; its warnings are counted where its translator can be asked again."""
        engines = self.engines
        words = doubtful_words(source, english, engines.dictionary) if engines.dictionary else ()
        terms: tuple[Term, ...] = ()
        if engines.copies_terms:
            terms = missing_terms(source, english, self.glossary, self.style, names=engines.corrects_names)
        if not engines.dictionary and not engines.copies_terms:
            return Faults()
        warnings = [flag for flag in check(source, english, self.style) if flag.severity is not Severity.NOTICE]
        return Faults(words, terms, len(warnings))

    def _finish(self, source: str, made: Rendering) -> Rendering:
        """Enforce the glossary and put known names right, then check what came of it."""
        settled = enforce(source, made, self.glossary)
        if self.engines.corrects_names:
            settled = correct_names(source, settled, self.glossary, self.style)
        finished = flag_uncovered(source, self._flag(source, settled))
        return replace(finished, alignment=clear_links(finished.alignment) if self.alignment else None)

    def _flag(self, source: str, made: Rendering) -> Rendering:
        """Add what the checks say, and what only a brief knows: its glossary, who translated, how sure to be."""
        compared = flag_guesses(source, checked(source, made, self.style), self.engines.dictionary)
        flags = with_glossary(source, made.text, compared.flags, self.glossary)
        flagged = flag_translated_quotes(source, replace(made, flags=flags), gist=self.is_gist)
        return flag_uncertain(flagged, self.engines.uncertain_below)

    @property
    def is_gist(self) -> bool:
        """Whether the English is good for the gist only, as the brief then says."""
        return self.engines.profile == STARTER

    def summarize(self, sentences: Sequence[str]) -> Abstract:
        """Summarize a document; raises `DeadlineExceeded` on the way."""
        self.deadline.check()
        if self.engines.summarizer is None:
            return Abstract((), None, windows=0, unread=False, cut=False)
        with self.stopwatch.measure("summarize"):
            options = summary_options(self.decoding.beam_size)
            return summarize(self.engines.summarizer, sentences, options, self.deadline)


def summary_sentences(bench: Workbench, abstract: Abstract, plan: Plan) -> list[str]:
    """Split summary texts, Arabic or English, into sentences, and keep no more of them than there are points.

    The windows of a long document often tell the same news, and so many of them make no short paragraph.
    """
    sentences = [sentence.text for text in abstract.texts for sentence in segment(clean(text))]
    return [sentences[index] for index in choose(sentences, bench.engines.ranker, max(1, len(plan.points)))]


def flag_summary(abstract: Abstract) -> tuple[Flag, ...]:
    """Tell a reader what is wrong with an abstractive summary as a whole."""
    raised = {WITHHELD: len(abstract.texts) < abstract.windows, SUMMARY_CUT: abstract.cut}
    return tuple(flag for flag, wanted in raised.items() if wanted)


def extract(bench: Workbench, reading: Reading, plan: Plan) -> Made:
    """Translate only what was picked; the windows are those that the ranker read."""
    windows = 0 if plan.too_short else len(ranked_together(len(reading.content)))
    return Made(bench.translate(texts_to_translate(reading, plan)), windows=windows)


def summarize_first(bench: Workbench, reading: Reading, plan: Plan) -> Made:
    """Summarize the Arabic while the points are translated, then translate the summary's sentences."""
    texts = [sentence.text for sentence in reading.content]
    known = texts_to_translate(reading, plan)
    with bench.translating(known) as translated:
        abstract = bench.summarize(texts)
        written = summary_sentences(bench, abstract, plan)
        with bench.translating((one for one in written if one not in known), follow_up=True) as told:
            renderings = translated() | told()
    statements = [
        Statement(one, renderings[one].text, renderings[one].confidence, without_source(renderings[one].flags))
        for one in written
    ]
    return with_summary(renderings, abstract, statements, gather_evidence(reading.content, texts))


def translate_first(bench: Workbench, reading: Reading, plan: Plan) -> Made:
    """Translate all content, then summarize the English."""
    renderings = bench.translate(texts_to_translate(reading, plan))
    texts = [renderings[sentence.text].text for sentence in reading.content]
    abstract = bench.summarize(texts)
    sure = None if abstract.log_probability is None else confidence(abstract.log_probability)
    statements = [
        Statement(one, one, sure, check_translated_quotes("", one, gist=bench.is_gist))
        for one in summary_sentences(bench, abstract, plan)
    ]
    made_of = [renderings[sentence.text] for sentence in reading.content]
    doubtful = frozenset(index for index, one in enumerate(made_of) if has_warnings(one.flags))
    return with_summary(renderings, abstract, statements, gather_evidence(reading.content, texts, doubtful))


def with_summary(
    renderings: dict[str, Rendering], abstract: Abstract, statements: Sequence[Statement], evidence: Evidence
) -> Made:
    """Join translations and an abstractive summary whose sentences point at the content that supports them.

    A summary that the content does not bear out is withheld.
    """
    sentences = tuple(supported_sentence(one, evidence) for one in statements)
    withheld = bool(sentences) and not is_borne_out(sentences)
    return Made(
        renderings=renderings,
        abstractive=() if withheld else sentences,
        windows=abstract.windows,
        unread=abstract.unread,
        flags=(UNFOUNDED,) if withheld else flag_summary(abstract),
    )


ROUTES: Mapping[Route, Callable[[Workbench, Reading, Plan], Made]] = {
    Route.EXTRACT: extract,
    Route.SUMMARIZE_FIRST: summarize_first,
    Route.TRANSLATE_FIRST: translate_first,
}
