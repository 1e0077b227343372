"""One name, one spelling: the same Arabic name must not come out as Gadhafi here and Qaddafi there.

Looks at a whole brief; only known names, and only spellings that are surely of one name, are compared. A name that a
glossary gives the form of is left to the glossary.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from service.briefs.check.article import ArticleStyle, styled
from service.briefs.check.gazetteer import Gazetteer, Kind, known_names
from service.briefs.check.name_finding import names_in, read_english_text
from service.briefs.check.names import suggested
from service.briefs.check.spelling import consonants
from service.briefs.types import Flag, Severity, Span

SPELLED = frozenset(Kind) - {Kind.DEMONYM, Kind.TITLE, Kind.RELIGION, Kind.WORD, Kind.GLOSSARY}


class SpelledName(NamedTuple):
    """A name with the consonants of its English (`Gadhafi` and `Qaddafi` share them), where that stands, its words."""

    name: tuple[int, str]
    span: Span
    spelling: str


Spellings = dict[tuple[int, str], dict[str, str]]
"""By name and consonants: the spellings, in small letters and as found."""


def inconsistent_names(
    pairs: Iterable[tuple[str, str]],
    style: ArticleStyle = ArticleStyle.AS_LISTED,
    glossary: Gazetteer | None = None,
) -> tuple[Flag, ...]:
    """Flag each name that (Arabic, English) pairs of one brief spell in more than one way, or not in the style."""
    spellings: Spellings = {}
    unlike: dict[str, str] = {}
    for source, english in pairs:
        _collect(spellings, unlike, spelled_names(source, english, glossary), english, style)
    names = known_names().names
    several = (
        f"One name is spelled in several ways: {', '.join(found.values())} "
        f"({suggested(names[number], style)} is usual)."
        for (number, _), found in spellings.items()
        if len(found) > 1
    )
    house = (f"“{said}” is “{wanted}” in the style that is set." for said, wanted in unlike.items())
    return tuple(Flag("name-inconsistent", Severity.NOTICE, message) for message in (*several, *house))


def _collect(
    spellings: Spellings, unlike: dict[str, str], found: Iterable[SpelledName], english: str, style: ArticleStyle
) -> None:
    for one in found:
        said = english[one.span.start : one.span.end]
        wanted = styled(said, style) if known_names().names[one.name[0]].kind is Kind.PERSON else said
        if wanted != said and (one.span.start or wanted.lower() != said.lower()):  # a sentence begins with a capital
            unlike[said] = wanted
        spellings.setdefault(one.name, {}).setdefault(one.spelling.lower(), one.spelling)


def spelled_names(source: str, english: str, glossary: Gazetteer | None = None) -> Iterator[SpelledName]:
    """Find the known names that the Arabic surely has and that the English has too, apart from a glossary's terms."""
    gazetteer, text = known_names(), read_english_text(english)
    terms = names_in(source, glossary) if glossary else []
    for one in names_in(source, gazetteer):
        name = gazetteer.names[one.names[0]]
        if one.doubtful or name.kind not in SPELLED or not (span := text.find(name)):
            continue
        if any(term.start < one.end and one.start < term.end for term in terms):
            continue
        words = [word.text for word in text.words if span.start <= word.start and word.end <= span.end]
        yield SpelledName((one.names[0], " ".join(consonants(word) for word in words)), span, " ".join(words))
