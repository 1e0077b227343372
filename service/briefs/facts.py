"""The names and numbers that a summary sentence gives, and whether some Arabic sentences give them too.

Knows the readers of names and numbers, no article and no flag.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from service.briefs.check.gazetteer import DOUBT, NEVER_ADDED, english_key, known_names
from service.briefs.check.name_finding import EnglishText, arabic_names, english_names
from service.briefs.check.names import heard_in, is_there
from service.briefs.check.numbers import known_values
from service.briefs.check.numbers_arabic import read_arabic
from service.briefs.check.numbers_english import read_english
from service.briefs.check.quantity import Kind, Quantity
from service.briefs.check.spelling import arabic_words, fold_arabic
from service.briefs.degeneration import has_arabic
from service.briefs.types import Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a summary sentence: as its English says it, where (if it came out), and every value it can mean."""

    said: str
    target: Span | None
    values: frozenset[Fraction]


@dataclass(frozen=True, slots=True)
class Named:
    """A known name of a summary sentence: as written, its English, its place there (if it came out), all its forms."""

    written: str
    said: str
    target: Span | None
    forms: frozenset[str]


Fact = Figure | Named


@dataclass(frozen=True, slots=True)
class Known:
    """What some Arabic text gives: its numbers, the English forms of its names, and itself as it is compared."""

    values: frozenset[Fraction]
    forms: frozenset[str]
    text: str
    heard: str


def read_known(text: str) -> Known:
    """Read an Arabic text once for all the sentences that are held against it."""
    words = arabic_words(text)
    numbers = (number for name in arabic_names(words, known_names()) for number in name.names)
    return Known(known_values(text), _forms(numbers), fold_arabic(text), heard_in(words))


def facts_of(written: str, english: str) -> tuple[Fact, ...]:
    """List the numbers and the known names of a summary sentence as the summarizer wrote it, Arabic or English."""
    return (*figures(written, english), *named(written, english))


def figures(written: str, english: str) -> tuple[Figure, ...]:
    """List the numbers of a summary sentence as the summarizer wrote it, without months, `one` and `dozens`.

    What a translation adds is not the summarizer's and is flagged as any translation's.
    """
    translated = [
        Figure(one.text, Span(one.start, one.end), one.readings) for one in read_english(english) if _is_firm(one)
    ]
    if not has_arabic(written):
        return tuple(translated)
    return tuple(
        next((two for two in translated if two.values & one.readings), Figure(one.text, None, one.readings))
        for one in read_arabic(written)
        if _is_firm(one)
    )


def _is_firm(quantity: Quantity) -> bool:
    """Whether a summary cannot just as well say it in another way: `dozens` may stand for 45."""
    return quantity.kind not in (Kind.MONTH, Kind.VAGUE) and not quantity.weak


def named(written: str, english: str) -> tuple[Named, ...]:
    """List the known names of a summary sentence as the summarizer wrote it, Arabic or English, each once."""
    found = _named_in_arabic(written, english) if has_arabic(written) else _named_in_english(english)
    return tuple({one.forms: one for one in found}.values())


def _named_in_arabic(written: str, english: str) -> Iterator[Named]:
    gazetteer, text = known_names(), EnglishText(english)
    for one in arabic_names(arabic_words(written), gazetteer):
        name = gazetteer.names[one.names[0]]
        if not one.doubtful and name.kind not in NEVER_ADDED:
            place = next((span for number in one.names if (span := text.find(gazetteer.names[number]))), None)
            said = english[place.start : place.end] if place else name.preferred
            yield Named(written[one.start : one.end], said, place, _forms(one.names))


def _named_in_english(english: str) -> Iterator[Named]:
    for one in english_names(EnglishText(english), known_names()):
        said = english[one.start : one.end]
        yield Named(said, said, Span(one.start, one.end), _forms(one.names))


def _forms(numbers: Iterable[int]) -> frozenset[str]:
    """Every English form of some names as they are compared: a state and its people share some."""
    names = known_names().names
    return frozenset(english_key(form.removeprefix(DOUBT))[1] for number in numbers for form in names[number].english)


def is_given(fact: Fact, known: Known) -> bool:
    """Tell whether an Arabic text gives a fact: a value it can mean, a form of the name, or the name as written."""
    if isinstance(fact, Figure):
        return not fact.values.isdisjoint(known.values)
    return (
        not fact.forms.isdisjoint(known.forms)
        or fold_arabic(fact.written) in known.text
        or is_there(fact.said, known.text, known.heard)
    )


def place_of(fact: Fact, text: str) -> Span | None:
    """Where an Arabic text gives a fact; None where it does not, or only by its sound."""
    if isinstance(fact, Figure):
        return next((Span(one.start, one.end) for one in read_arabic(text) if one.readings & fact.values), None)
    found = arabic_names(arabic_words(text), known_names())
    return next((Span(one.start, one.end) for one in found if not fact.forms.isdisjoint(_forms(one.names))), None)
