"""What `/summarize` reads and answers, as pydantic models: the contract, its validation and its JSON schema in one.

Knows the domain's types, no web framework.
"""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from service.briefs.check.glossary import ARABIC_TERM, ENGLISH_TERM, LONGEST_TERM, MOST_TERMS
from service.briefs.types import (
    Article,
    Brief,
    BriefRequest,
    GlossaryTerm,
    Length,
    Origin,
    Route,
    SentenceKind,
    Severity,
    SummaryMethod,
)
from service.errors import TooLarge

Include = Literal["translation", "alignment"]
LONGEST_TITLE = 1_000
LONGEST_URL = 2_048
CONFIDENCE_DIGITS = 4
ISO_8601 = r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})?)?$"
WEB_ADDRESS = r"^https?://[^\s<>\"'\\^`{|}()\[\]]+$"
"""Such an address may stand in a link or in Markdown as it is."""


class Strict(BaseModel):
    """A request whose unknown fields are refused rather than ignored: a misspelled option must not pass silently."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class SourceIn(Strict):
    """Where an article came from; echoed, never fetched."""

    outlet: Annotated[str | None, Field(max_length=200, description="Name of the outlet.")] = None
    url: Annotated[
        str | None, Field(max_length=LONGEST_URL, pattern=WEB_ADDRESS, description="Address of the article.")
    ] = None
    published_at: Annotated[
        str | None, Field(max_length=40, pattern=ISO_8601, description="Date or time of publication, ISO 8601.")
    ] = None


class GlossaryTermIn(Strict):
    """An Arabic term and the English it must come out as."""

    ar: Annotated[str, Field(max_length=LONGEST_TERM, pattern=ARABIC_TERM, description="The term in Arabic.")]
    en: Annotated[str, Field(max_length=LONGEST_TERM, pattern=ENGLISH_TERM, description="Its English form.")]


Glossary = Annotated[
    list[GlossaryTermIn],
    Field(
        max_length=MOST_TERMS,
        description="Terms; one that comes out otherwise is flagged, and in a brief replaced where it is clear.",
    ),
]


def glossary_terms(terms: list[GlossaryTermIn]) -> tuple[GlossaryTerm, ...]:
    """Return the domain's terms."""
    return tuple(GlossaryTerm(term.ar, term.en) for term in terms)


class SummarizeRequest(Strict):
    """One article and what to make of it."""

    text: Annotated[str, Field(description="The article, in Arabic; paragraphs on lines of their own.")]
    title: Annotated[str | None, Field(max_length=LONGEST_TITLE, description="The article's own title.")] = None
    source: Annotated[SourceIn | None, Field(description="Where the article came from.")] = None
    route: Annotated[
        Route,
        Field(
            description="How the brief is made; `auto` picks a way, `both` holds a written summary against the points."
        ),
    ] = Route.AUTO
    length: Annotated[Length, Field(description="How long a brief is wanted.")] = Length.STANDARD
    include: Annotated[
        list[Include],
        Field(
            max_length=8,
            description="`translation` adds the whole item in English, `alignment` links its words to the Arabic ones.",
        ),
    ] = []
    glossary: Glossary = []

    def to_brief_request(self, max_characters: int) -> BriefRequest:
        """Return the domain's request; raises `TooLarge` when the text is over the limit."""
        if len(self.text) > max_characters:
            raise TooLarge(f"The text has {len(self.text)} characters; the limit is {max_characters}.")
        source = self.source or SourceIn()
        origin = Origin(outlet=source.outlet, url=source.url, published_at=source.published_at)
        article = Article(text=self.text, title=self.title, origin=origin)
        return BriefRequest(
            article,
            route=self.route,
            length=self.length,
            translation="translation" in self.include,
            glossary=glossary_terms(self.glossary),
            alignment="alignment" in self.include,
        )


class BatchRequest(Strict):
    """Several articles; each is answered for itself, in order."""

    items: Annotated[list[Any], Field(min_length=1, description="Articles, each as in a single request.")]


class Answer(BaseModel):
    """Part of an answer, read from the domain's values."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


def rounded(confidence: float | None) -> float | None:
    """Round a confidence to what it can bear."""
    return None if confidence is None else round(confidence, CONFIDENCE_DIGITS)


class SpanOut(Answer):
    """A stretch of a text, in code points, half open."""

    start: int
    end: int


class FlagOut(Answer):
    """Something a reader should know, and where."""

    code: Annotated[
        str,
        Field(
            description="Stable; begins with its family: `number-`, `negation-`, `name-`, `quote-`, `question-`, "
            "`omission-`, `repetition-`, `source-` and others; docs/checks.md lists them all.",
            examples=["number-changed", "negation-lost", "name-missing", "quote-lost", "quote-translated", "uncertain"],
        ),
    ]
    severity: Severity
    message: str
    source: Annotated[
        SpanOut | None, Field(description="Where in the Arabic text as received; null where no place can be named.")
    ]
    target: Annotated[
        SpanOut | None,
        Field(description="Where in the English text that has the flag; null where no place can be named."),
    ]


class SourceRefOut(Answer):
    """A source sentence: its index and its place in the text as received, in code points, half open."""

    sentence: int
    start: int
    end: int


class LinkOut(Answer):
    """An English word and an Arabic word that it was made from."""

    target: Annotated[SpanOut, Field(description="Where the word stands in this English sentence.")]
    source: Annotated[SpanOut, Field(description="Where the word stands in the Arabic text as received.")]


class EnglishSentenceOut(Answer):
    """An English sentence, what it was made from, and the model's confidence (0-1, null where it was not asked)."""

    text: str
    sources: list[SourceRefOut]
    confidence: Annotated[float | None, AfterValidator(rounded)]
    support: Annotated[
        float | None,
        AfterValidator(rounded),
        Field(
            description="How well the sources bear a sentence that a summarizer wrote, 0-1; null for a translated one."
        ),
    ]
    flags: list[FlagOut]
    alignment: Annotated[
        list[LinkOut] | None,
        Field(
            exclude_if=lambda alignment: alignment is None,
            description="Present when `include` asks for it, save where the sentence was not translated from its "
            "sources as they stand: those of a written summary, a title given apart, Arabic with addresses in it.",
        ),
    ] = None


class SummaryOut(Answer):
    """The short paragraph."""

    method: SummaryMethod
    sentences: list[EnglishSentenceOut]


class TranslationOut(Answer):
    """The whole item in English."""

    paragraphs: list[list[EnglishSentenceOut]]


class SentenceOut(Answer):
    """One piece of the article: its cleaned text and its place in the text as received."""

    index: int
    paragraph: int
    start: int
    end: int
    kind: SentenceKind
    text: str


class CoverageOut(Answer):
    """What was read and used of the article."""

    sentences: int
    considered: int
    used: int
    translated: int
    windows: int
    truncated: bool
    source_tokens: int


class SourceOut(Answer):
    """What is known of the article."""

    language: str
    characters: int
    sha256: str
    title: str | None
    outlet: Annotated[str | None, Field(description="Outlet or agency, as the sender or else the text names it.")]
    outlet_found: Annotated[bool, Field(description="True where the sender named none and the dateline does.")]
    url: str | None
    published_at: str | None


class BriefOut(Answer):
    """An English brief and what is needed to check it."""

    headline: EnglishSentenceOut | None
    summary: SummaryOut
    points: list[EnglishSentenceOut]
    translation: Annotated[TranslationOut | None, Field(description="Present when `include` asks for it.")] = None
    sentences: list[SentenceOut]
    coverage: CoverageOut
    flags: list[FlagOut]
    source: SourceOut
    profile: str
    route: Route
    signature: str
    notice: str
    cached: Annotated[bool, Field(description="True where an equal request was answered with this brief before.")]
    timings: Annotated[
        dict[str, float],
        Field(description="Milliseconds that this request took: `total_ms`, and each step that was taken for it."),
    ]


class ProblemOut(Answer):
    """An error (RFC 9457); `code` is stable, `detail` is a sentence for a person."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    request_id: str | None


class ResultOut(Answer):
    """What became of one item: either a brief or a problem."""

    brief: BriefOut | None = None
    problem: ProblemOut | None = None


class BatchOut(Answer):
    """The results of a batch, in the order of its items."""

    results: list[ResultOut]


def brief_document(brief: Brief) -> dict[str, object]:
    """Return a brief in the form of the contract."""
    facts = {name: getattr(brief, name) for name in BriefOut.model_fields if name != "translation"}
    if brief.translation is not None:
        facts["translation"] = {"paragraphs": brief.translation}
    return BriefOut.model_validate(facts).model_dump(mode="json", exclude_unset=True)
