"""People, places and organizations must come out as themselves: known names of both sides are compared.

Only names of the gazetteer are compared; a name it does not know is never reported.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from service.briefs.check.article import ArticleStyle, styled
from service.briefs.check.gazetteer import Gazetteer, Kind, Name, known_names
from service.briefs.check.name_finding import (
    FEWEST_CONSONANTS,
    ArabicName,
    EnglishName,
    english_names,
    mentioned,
    names_in,
    read_english_text,
)
from service.briefs.check.sounds import Sounds, can_be_told
from service.briefs.check.spelling import Word, arabic_consonants, arabic_words, consonants, english_words
from service.briefs.types import Flag, Severity, Span

Found = TypeVar("Found", ArabicName, EnglishName)

HEARD = frozenset({Kind.PERSON, Kind.CITY, Kind.REGION, Kind.WATER, Kind.COMPANY})
"""Kinds of which Arabic spellings are many, so that the list cannot have all: what sounds the same explains them."""
ALIKE = (frozenset({Kind.STATE, Kind.DEMONYM}), frozenset({Kind.CAPITAL, Kind.CITY}))
"""Kinds that may be taken for each other: `the Israeli army`, `Iran's army`."""


class Comparison(NamedTuple):
    """Names that only one side has."""

    missing: list[ArabicName]
    added: list[EnglishName]


def compare_names(source: str, english: str, gazetteer: Gazetteer) -> Comparison:
    """Find the known names of each side that have no counterpart on the other, each name once."""
    words, text = arabic_words(source), read_english_text(english)
    arabic = once(names_in(source, gazetteer))
    known = {number for one in arabic for number in one.names}
    missing = [
        one
        for one in arabic
        if not one.doubtful and not any(text.find(gazetteer.names[number]) for number in one.names)
    ]
    strangers = [one for one in once(english_names(text, gazetteer)) if known.isdisjoint(one.names)]
    return Comparison(missing, _unexplained(strangers, source, english, words, gazetteer) if strangers else [])


def _unexplained(
    strangers: Iterable[EnglishName], source: str, english: str, words: Sequence[Word], gazetteer: Gazetteer
) -> list[EnglishName]:
    """Those of the English names that the Arabic holds neither within a longer name nor in a spelling not known."""
    within, heard, sounds = mentioned(words, gazetteer), heard_in(words), Sounds(source)
    others = [(one, english[one.start : one.end]) for one in strangers if within.isdisjoint(one.names)]
    return [
        one
        for one, said in others
        if not is_there(said, source, heard) and not (_may_be_spelled_anew(one, gazetteer) and _is_heard(said, sounds))
    ]


def _may_be_spelled_anew(one: EnglishName, gazetteer: Gazetteer) -> bool:
    """Tell whether Arabic writes a name as it hears it, and no writer has to know it."""
    return all(gazetteer.names[number].kind in HEARD for number in one.names)


def _is_heard(form: str, sounds: Sounds) -> bool:
    """Tell whether some word of the Arabic sounds like each word of an English name that has consonants enough."""
    words = [word.text.lower() for word in english_words(form)]
    told = [word for word in words if can_be_told(word)]
    return bool(told) and all(map(sounds.are, told))


def once(found: Iterable[Found]) -> list[Found]:
    """Give the first of each name."""
    firsts: dict[tuple[int, ...], Found] = {}
    for one in found:
        firsts.setdefault(one.names, one)
    return list(firsts.values())


def heard_in(words: Iterable[Word]) -> str:
    """The consonants of the words of an Arabic text."""
    return " ".join(arabic_consonants(word.text) for word in words)


def is_there(form: str, source: str, heard: str) -> bool:
    """Tell whether the Arabic holds an English form in Latin letters, or its consonants in a spelling not known.

    `heard` is what `heard_in` gives for the words of the source.
    """
    if form.casefold() in source.casefold():
        return True
    parts = [consonants(word.text) for word in english_words(form)]
    run_together = heard.replace(" ", "") if len(parts) > 1 else heard
    key, last = "".join(parts), parts[-1]
    return (len(key) >= FEWEST_CONSONANTS and key in run_together) or (len(last) >= FEWEST_CONSONANTS and last in heard)


def check_names(source: str, english: str, style: ArticleStyle = ArticleStyle.AS_LISTED) -> tuple[Flag, ...]:
    """Flag known names that the English lost, that only the English has, or that seem to stand for one another.

    `style` is how the names that are suggested are written.
    """
    gazetteer = known_names()
    comparison = compare_names(source, english, gazetteer)
    return tuple(_flags(source, english, gazetteer, comparison, style))


def suggested(name: Name, style: ArticleStyle) -> str:
    """The English form to suggest; only persons' names have a style."""
    return styled(name.preferred, style) if name.kind is Kind.PERSON else name.preferred


def _flags(
    source: str, english: str, gazetteer: Gazetteer, comparison: Comparison, style: ArticleStyle
) -> Iterator[Flag]:
    added = list(comparison.added)
    for one in comparison.missing:
        name = gazetteer.names[one.names[0]]
        arabic, span = f"“{source[one.start : one.end]}” ({suggested(name, style)})", Span(one.start, one.end)
        other = next((two for two in added if _is_alike(name.kind, gazetteer, two)), None)
        if other is None:
            message = f"The Arabic names {arabic}; the English may not."
            yield Flag("name-missing", Severity.WARNING, message, source=span)
            continue
        added.remove(other)
        message = f"The Arabic names {arabic}; the English has “{english[other.start : other.end]}”."
        yield Flag("name-changed", Severity.WARNING, message, span, Span(other.start, other.end))
    for two in added:
        message = f"The English names “{english[two.start : two.end]}”; the Arabic may not."
        yield Flag("name-added", Severity.WARNING, message, target=Span(two.start, two.end))


def _is_alike(kind: Kind, gazetteer: Gazetteer, other: EnglishName) -> bool:
    kinds = {gazetteer.names[number].kind for number in other.names}
    return kind in kinds or any(kind in group and not group.isdisjoint(kinds) for group in ALIKE)
