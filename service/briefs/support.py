"""What an abstractive summary rests on: the sentences that bear each of its own, how well, and what none of them says.

Calls no model. See docs/decisions/0026 for the formula and its limit.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from service.briefs.facts import Fact, Figure, Known, facts_of, is_given, read_known
from service.briefs.types import EnglishSentence, Flag, Sentence, Severity, SourceRef
from service.briefs.words import content_words, covering

LEAST_SUPPORT = 0.4
"""A summary with less support is withheld, a sentence of one is flagged.

Of sentences written for the project (`tests/quality/summary_sentences.tsv`), 39 of 40 that the text bears have 0.5 or
more, and none of 80 that it does not bear has more than 0.31. Of 196 headlines that editors wrote, 92 % reach this
limit against their own article and 0.5 % against another."""

UNFOUNDED = 1 / 3
"""What remains of the support for each name or number that no source gives: with one, no sentence reaches the limit."""

UNSUPPORTED = Flag("unsupported", Severity.WARNING, "No sentence of the source says this: do not rely on it.")
DOUBTFUL = Flag(
    "doubtful-translation",
    Severity.WARNING,
    "Written from a translation that has warnings of its own: check it against the Arabic.",
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an abstractive summary: as the summarizer wrote it, and its English."""

    written: str
    english: str
    confidence: float | None
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What content says: where its sentences stand, their words in the summarizer's language, names and numbers.

    `doubtful` are the positions of those whose translation the summarizer read though it has warnings.
    """

    references: tuple[SourceRef, ...]
    words: tuple[frozenset[str], ...]
    known: Known
    doubtful: frozenset[int]


def reference(sentence: Sentence) -> SourceRef:
    """Point at a sentence."""
    return SourceRef(sentence.index, sentence.start, sentence.end)


def gather_evidence(
    content: Sequence[Sentence], texts: Sequence[str], doubtful: frozenset[int] = frozenset()
) -> Evidence:
    """Read content once for all summary sentences; `texts` is the content in the summarizer's language."""
    known = read_known("\n".join(sentence.text for sentence in content))
    return Evidence(tuple(map(reference, content)), tuple(map(content_words, texts)), known, doubtful)


def supported_sentence(statement: Statement, evidence: Evidence) -> EnglishSentence:
    """Give a summary sentence the content sentences that bear it and how well they do; flag what none of them says."""
    found, share = covering(content_words(statement.written), evidence.words)
    unfounded = [fact for fact in facts_of(statement.written, statement.english) if not is_given(fact, evidence.known)]
    support = share * UNFOUNDED ** len(unfounded)
    raised = {
        UNSUPPORTED: support < LEAST_SUPPORT,
        DOUBTFUL: not evidence.doubtful.isdisjoint(found),
    }
    return EnglishSentence(
        text=statement.english,
        sources=tuple(evidence.references[index] for index in found),
        confidence=statement.confidence,
        flags=(
            *statement.flags,
            *(flag for flag, wanted in raised.items() if wanted),
            *map(unfounded_flag, unfounded),
        ),
        support=support,
    )


def unfounded_flag(fact: Fact) -> Flag:
    """Say that the source does not give a name or number of the summary."""
    code, verb = ("number-added", "says") if isinstance(fact, Figure) else ("name-added", "names")
    message = f"The summary {verb} “{fact.said}”; the source does not."
    return Flag(code, Severity.WARNING, message, target=fact.target)


def is_borne_out(sentences: Sequence[EnglishSentence]) -> bool:
    """Tell whether a summary as a whole, by the mean of its sentences, rests on the article."""
    support = [one.support or 0.0 for one in sentences]
    return bool(support) and sum(support) / len(support) >= LEAST_SUPPORT
