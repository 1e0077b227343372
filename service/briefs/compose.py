"""Puts a brief's parts together from what was read, planned, translated and summarized; calls no model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from service.briefs.check.numbers import unsupported_figures
from service.briefs.plan import Plan
from service.briefs.punctuation import without_full_stop
from service.briefs.reading import Reading
from service.briefs.translate import KEPT, Rendering
from service.briefs.types import (
    BriefSummary,
    EnglishSentence,
    Flag,
    Sentence,
    SentenceKind,
    Severity,
    SourceRef,
    SummaryMethod,
)
from service.briefs.words import support

SUMMARY_POINTS = 2
"""Points in an extractive summary: a short paragraph."""

BOILERPLATE = Flag("boilerplate", Severity.NOTICE, "Looks like a menu or a link line, not part of the story.")
UNSUPPORTED = Flag("unsupported", Severity.WARNING, "No sentence of the source says this: do not rely on it.")
Renderings = Mapping[str, Rendering]


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of an abstractive summary: as the summarizer wrote it, and its English."""

    written: str
    english: str
    confidence: float | None
    flags: tuple[Flag, ...] = ()


def reference(sentence: Sentence) -> SourceRef:
    """Point at a sentence."""
    return SourceRef(sentence.index, sentence.start, sentence.end)


def english_sentence(sentence: Sentence, renderings: Renderings) -> EnglishSentence:
    """Give a sentence's English, or the sentence itself where it is not Arabic."""
    if sentence.kind is SentenceKind.FOREIGN:
        return EnglishSentence(sentence.text, (reference(sentence),), None, (KEPT,))
    made = renderings[sentence.text]
    flags = (BOILERPLATE, *made.flags) if sentence.kind is SentenceKind.BOILERPLATE else made.flags
    return EnglishSentence(made.text, (reference(sentence),), made.confidence, flags)


def supported_sentence(statement: Statement, content: Sequence[Sentence], texts: Sequence[str]) -> EnglishSentence:
    """Give a summary sentence the content sentences that support it, and flag what none of them says.

    `texts` are the content sentences in the language that the summarizer wrote in.
    """
    sources = tuple(reference(content[index]) for index in support(statement.written, texts))
    flags = statement.flags if sources else (*statement.flags, UNSUPPORTED)
    return EnglishSentence(
        statement.english, sources, statement.confidence, flags + invented_figures(statement, content)
    )


def invented_figures(statement: Statement, content: Sequence[Sentence]) -> tuple[Flag, ...]:
    """Flag the figures of a summary sentence that no content sentence gives, unless its translation added them."""
    if any(flag.code == "number-added" for flag in statement.flags):
        return ()
    figures = unsupported_figures(" ".join(one.text for one in content), statement.english)
    return tuple(
        Flag("number-added", Severity.WARNING, f"The summary says {one}; the source does not.") for one in figures
    )


def make_summary(
    reading: Reading, plan: Plan, renderings: Renderings, abstractive: Sequence[EnglishSentence]
) -> BriefSummary:
    """Take the abstractive summary where there is one, else the first points; translate a short item whole."""
    if plan.too_short:
        whole = tuple(english_sentence(sentence, renderings) for sentence in reading.content)
        return BriefSummary(SummaryMethod.NONE, whole)
    if abstractive:
        return BriefSummary(SummaryMethod.ABSTRACTIVE, tuple(abstractive))
    leading = tuple(english_sentence(sentence, renderings) for sentence in plan.points[:SUMMARY_POINTS])
    return BriefSummary(SummaryMethod.EXTRACTIVE if leading else SummaryMethod.NONE, leading)


def make_headline(
    reading: Reading, plan: Plan, renderings: Renderings, abstractive: Sequence[EnglishSentence]
) -> EnglishSentence:
    """Translate the title, given or in the text; else let the summary's first sentence or the lead stand for it."""
    if reading.headline:
        made = english_sentence(reading.headline, renderings)
        return replace(made, text=without_full_stop(reading.headline.text, made.text))
    if reading.title:
        title = renderings[reading.title]
        return EnglishSentence(without_full_stop(reading.title, title.text), (), title.confidence, title.flags)
    return abstractive[0] if abstractive else english_sentence(plan.lead, renderings)


def make_translation(reading: Reading, renderings: Renderings) -> tuple[tuple[EnglishSentence, ...], ...]:
    """Give the whole item, paragraph by paragraph, sentence by sentence; nothing is left out."""
    paragraphs = groupby(reading.sentences, key=lambda sentence: sentence.paragraph)
    return tuple(tuple(english_sentence(one, renderings) for one in sentences) for _, sentences in paragraphs)
