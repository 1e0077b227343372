"""The values that pass between the steps: article -> sentences -> brief. All frozen, none with behavior.

Offsets count Unicode code points into the text *as received*, half open.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from models.dictionary import Dictionary
from models.protocol import Ranker, Summarizer, Translator


class Route(StrEnum):
    """The way through the pipeline; `auto` picks one of the others."""

    AUTO = "auto"
    EXTRACT = "extract"
    SUMMARIZE_FIRST = "summarize-first"
    TRANSLATE_FIRST = "translate-first"
    BOTH = "both"
    """A written summary, in the order that `auto` takes, held against the sentences that were picked."""


class Length(StrEnum):
    """How long a brief is wanted; see `POINTS`."""

    HEADLINE = "headline"
    SHORT = "short"
    STANDARD = "standard"
    LONG = "long"


POINTS = {Length.HEADLINE: 0, Length.SHORT: 3, Length.STANDARD: 4, Length.LONG: 7}
"""Points in a brief of each length, where the article has that many sentences (DESIGN: 3-5 is what desks ask for)."""


class Severity(StrEnum):
    """How much a flag should worry a reader."""

    NOTICE = "notice"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a sentence, half open."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Link:
    """An English word and an Arabic word that it was made from, with its share (0-1) of the attention to the source.

    `target` is in the English sentence. `source` is in its Arabic sentence; in a brief, in the text as received.
    """

    target: Span
    source: Span
    share: float


@dataclass(frozen=True, slots=True)
class Flag:
    """Something a reader should know: a stable code, how serious, and one sentence for a journalist.

    `source` and `target` are the words it speaks of: while a sentence is checked, offsets into its Arabic and its
    English; in a brief, into the text as received and into the English sentence that has the flag.
    """

    code: str
    severity: Severity
    message: str
    source: Span | None = None
    target: Span | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article came from, as its sender says; echoed, never fetched."""

    outlet: str | None = None
    url: str | None = None
    published_at: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One news item as received."""

    text: str
    title: str | None = None
    origin: Origin = Origin()


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Text ready for a model, with the way back: `offsets[i]` is where character i of `text` stood as received.

    `offsets` has one entry more than `text`: the end of the received text.
    """

    text: str
    offsets: tuple[int, ...]


class SentenceKind(StrEnum):
    """What a piece of the article is."""

    BODY = "body"
    DATELINE = "dateline"
    """An outlet, agency or place line, or the like before the first sentence: metadata, not content."""
    BOILERPLATE = "boilerplate"
    """'Read also', menu lines, share links: not content."""
    FOREIGN = "foreign"
    """A sentence without Arabic; kept as it is."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One Arabic sentence: its cleaned text and where it stands in the text as received."""

    index: int
    paragraph: int
    text: str
    start: int
    end: int
    kind: SentenceKind = SentenceKind.BODY


@dataclass(frozen=True, slots=True)
class SourceRef:
    """The source sentence an English sentence was made from."""

    sentence: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EnglishSentence:
    """One English sentence, what it was made from, how sure the model was (0-1, None where it was not translated).

    `alignment` is None where it was not asked for, and where the model did not write the English from this Arabic.
    `support` (0-1) is how well its sources bear a sentence that a summarizer wrote; None for one that was translated.
    """

    text: str
    sources: tuple[SourceRef, ...]
    confidence: float | None
    flags: tuple[Flag, ...] = ()
    alignment: tuple[Link, ...] | None = None
    support: float | None = None


class SummaryMethod(StrEnum):
    """How the summary was made."""

    EXTRACTIVE = "extractive"
    ABSTRACTIVE = "abstractive"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class BriefSummary:
    """The short paragraph of a brief."""

    method: SummaryMethod
    sentences: tuple[EnglishSentence, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read and used of the article; nothing is left out without showing here.

    `sentences`: found in the text, datelines and boilerplate too. `considered`: content sentences that selection or
    summarizing could choose from. `used`: distinct sentences that the headline, summary and points rest on.
    `translated`: sentences that were translated. `windows`: how many model windows the summarizer read.
    `truncated`: some content was not read.
    """

    sentences: int
    considered: int
    used: int
    translated: int
    windows: int
    truncated: bool
    source_tokens: int


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What is known of the article; the hash lets a reader prove which text a brief was made from.

    `outlet_found`: its sender named no outlet; this one stands in the text's dateline.
    """

    language: str
    characters: int
    sha256: str
    title: str | None = None
    outlet: str | None = None
    outlet_found: bool = False
    url: str | None = None
    published_at: str | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """An English brief: headline, summary, points, optional full translation, and what is needed to check them."""

    headline: EnglishSentence | None
    summary: BriefSummary
    points: tuple[EnglishSentence, ...]
    translation: tuple[tuple[EnglishSentence, ...], ...] | None
    sentences: tuple[Sentence, ...]
    coverage: Coverage
    flags: tuple[Flag, ...]
    source: SourceInfo
    profile: str
    route: Route
    signature: str
    notice: str
    cached: bool = False
    timings: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """An Arabic term and the English that a desk wants for it."""

    arabic: str
    english: str


@dataclass(frozen=True, slots=True)
class BriefRequest:
    """What to make of an article."""

    article: Article
    route: Route = Route.AUTO
    length: Length = Length.STANDARD
    translation: bool = False
    glossary: tuple[GlossaryTerm, ...] = ()
    alignment: bool = False


@dataclass(frozen=True, slots=True)
class Engines:
    """The models of one profile, loaded and checked. `summarizer` is None where the profile has no abstractive one.

    `uncertain_below` is the confidence (0-1) under which its translations are flagged, None where nobody measured it.
    `corrects_names`: known names that the translator garbles are put right, in briefs, and flagged. `copies_terms`:
    the translator copies English that stands in the Arabic, and so can be told what to call things. `dictionary` is
    what it saw its words stand for, None where that is not known.
    """

    profile: str
    translator: Translator
    summarizer: Summarizer | None
    ranker: Ranker
    uncertain_below: float | None = None
    corrects_names: bool = False
    copies_terms: bool = False
    dictionary: Dictionary | None = None
