"""Puts a brief's parts together from what was read, planned, translated and summarized; calls no model."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from service.briefs.plan import Plan
from service.briefs.punctuation import without_full_stop
from service.briefs.reading import Reading
from service.briefs.spans import as_received, links_as_received, within, without_source
from service.briefs.support import reference
from service.briefs.translate import KEPT, Rendering
from service.briefs.types import (
    BriefSummary,
    Cleaned,
    EnglishSentence,
    Flag,
    Sentence,
    SentenceKind,
    Severity,
    SummaryMethod,
)

SUMMARY_POINTS = 2
"""Points in an extractive summary: a short paragraph."""

BOILERPLATE = Flag("boilerplate", Severity.NOTICE, "Looks like a menu or a link line, not part of the story.")
Renderings = Mapping[str, Rendering]


def english_sentence(sentence: Sentence, renderings: Renderings, cleaned: Cleaned) -> EnglishSentence:
    """Give a sentence's English, or the sentence itself where it is not Arabic; `cleaned` is the text it is part of."""
    if sentence.kind is SentenceKind.FOREIGN:
        return EnglishSentence(sentence.text, (reference(sentence),), None, (KEPT,))
    made = renderings[sentence.text]
    flags = (BOILERPLATE, *made.flags) if sentence.kind is SentenceKind.BOILERPLATE else made.flags
    return EnglishSentence(
        text=made.text,
        sources=(reference(sentence),),
        confidence=made.confidence,
        flags=as_received(flags, sentence, cleaned),
        alignment=links_as_received(made.alignment, sentence, cleaned),
    )


def has_warnings(flags: Iterable[Flag]) -> bool:
    """Tell whether a reader has more to know of a sentence than mere notices."""
    return any(flag.severity is not Severity.NOTICE for flag in flags)


def make_summary(
    reading: Reading, plan: Plan, renderings: Renderings, abstractive: Sequence[EnglishSentence]
) -> BriefSummary:
    """Take the abstractive summary where there is one, else the first points; translate a short item whole."""
    if plan.too_short:
        whole = tuple(english_sentence(sentence, renderings, reading.cleaned) for sentence in reading.content)
        return BriefSummary(SummaryMethod.NONE, whole)
    if abstractive:
        return BriefSummary(SummaryMethod.ABSTRACTIVE, tuple(abstractive))
    leading = make_points(reading, plan, renderings)[:SUMMARY_POINTS]
    return BriefSummary(SummaryMethod.EXTRACTIVE if leading else SummaryMethod.NONE, leading)


def make_points(reading: Reading, plan: Plan, renderings: Renderings) -> tuple[EnglishSentence, ...]:
    """Give the English of the sentences that were picked."""
    return tuple(english_sentence(sentence, renderings, reading.cleaned) for sentence in plan.points)


def make_headline(
    reading: Reading, plan: Plan, renderings: Renderings, abstractive: Sequence[EnglishSentence]
) -> EnglishSentence:
    """Translate the title, given or in the text; else let the summary's first sound sentence or the lead stand for it.

    A sentence that has warnings is no headline: the lead at least is in the article.
    """
    if reading.headline:
        return as_headline(reading.headline.text, english_sentence(reading.headline, renderings, reading.cleaned))
    if reading.title:
        title = renderings[reading.title]
        made = EnglishSentence(title.text, (), title.confidence, without_source(title.flags))
        return as_headline(reading.title, made)
    sound = (one for one in abstractive if not has_warnings(one.flags))
    return next(sound, english_sentence(plan.lead, renderings, reading.cleaned))


def as_headline(source: str, made: EnglishSentence) -> EnglishSentence:
    """Take off the full stop that a title has not, and let no flag point at it."""
    text = without_full_stop(source, made.text)
    return replace(made, text=text, flags=within(made.flags, len(text)))


def make_translation(reading: Reading, renderings: Renderings) -> tuple[tuple[EnglishSentence, ...], ...]:
    """Give the whole item, paragraph by paragraph, sentence by sentence; nothing is left out."""
    paragraphs = groupby(reading.sentences, key=lambda sentence: sentence.paragraph)
    return tuple(
        tuple(english_sentence(one, renderings, reading.cleaned) for one in sentences) for _, sentences in paragraphs
    )
