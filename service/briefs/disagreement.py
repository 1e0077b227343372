"""Holds a written summary against the points that were picked: two ways through one article should tell the same.

Only names and numbers are compared, those of the summary with the Arabic behind the points. Calls no model.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from service.briefs.check.names import check_names
from service.briefs.check.numbers import check_numbers
from service.briefs.facts import Fact, Figure, Known, facts_of, is_given, place_of, read_known
from service.briefs.reading import Reading
from service.briefs.spans import as_received
from service.briefs.types import EnglishSentence, Flag, Sentence, Severity, Span

CHANGED = frozenset({"number-changed", "name-changed"})
ADDED = frozenset({"number-added", "name-added"})
"""What says already that nothing in the article gives a fact, so that no point can."""


@dataclass(frozen=True, slots=True)
class Points:
    """The sentences that became points, and what they give together."""

    sentences: tuple[Sentence, ...]
    known: Known


def with_disagreements(
    summary: Iterable[EnglishSentence], points: Sequence[Sentence], reading: Reading
) -> tuple[EnglishSentence, ...]:
    """Flag every name and number of a summary that the points lack, and say what they or the article have instead.

    A fact that another sentence of the article gives is a notice; one that the points contradict, or nothing gives, is
    a warning, unless the sentence has it already that nothing does. Without points there is nothing to hold it against.
    """
    if not points:
        return tuple(summary)
    picked = Points(tuple(points), read_known("\n".join(one.text for one in points)))
    return tuple(replace(one, flags=(*one.flags, *_disagreements(one, picked, reading))) for one in summary)


def _disagreements(sentence: EnglishSentence, points: Points, reading: Reading) -> Iterator[Flag]:
    english = sentence.text  # also where the summarizer wrote Arabic: what a reader sees is compared
    unfounded = {flag.target for flag in sentence.flags if flag.code in ADDED}
    for fact in facts_of(english, english):
        if is_given(fact, points.known):
            continue
        found = _elsewhere(fact, reading) or _contradiction(fact, sentence, points, reading)
        if found:
            yield found
        elif fact.target not in unfounded:
            message = f"The summary has “{fact.said}”; no point has."
            yield Flag(_code(fact), Severity.WARNING, message, None, fact.target)


def _elsewhere(fact: Fact, reading: Reading) -> Flag | None:
    """Say where the article gives a fact that the points lack."""
    for one in reading.content:
        if place := place_of(fact, one.text):
            message = f"The summary has “{fact.said}”; no point has, but sentence {one.index + 1} of the article."
            return _flag(fact, Severity.NOTICE, message, one, place, reading)
    return None


def _contradiction(fact: Fact, sentence: EnglishSentence, points: Points, reading: Reading) -> Flag | None:
    """Say what a point that bears the sentence has in the fact's place."""
    bearing = {source.sentence for source in sentence.sources}
    for point in (one for one in points.sentences if one.index in bearing):
        flags = (*check_numbers(point.text, sentence.text), *check_names(point.text, sentence.text))
        told = (one.source for one in flags if one.code in CHANGED and one.target == fact.target)
        if place := next(told, None):
            instead = point.text[place.start : place.end]
            message = f"The summary has “{fact.said}”; the point from sentence {point.index + 1} has “{instead}”."
            return _flag(fact, Severity.WARNING, message, point, place, reading)
    return None


def _flag(fact: Fact, severity: Severity, message: str, sentence: Sentence, place: Span, reading: Reading) -> Flag:
    flag = Flag(_code(fact), severity, message, place, fact.target)
    return as_received([flag], sentence, reading.cleaned)[0]


def _code(fact: Fact) -> str:
    return f"routes-disagree-{'number' if isinstance(fact, Figure) else 'name'}"
