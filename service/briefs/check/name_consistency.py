"""One name, one spelling: the same Arabic name must not come out as Gadhafi here and Qaddafi there.

Looks at a whole brief; only known names, and only spellings that are surely of one name, are compared.
"""

from collections.abc import Iterable

from service.briefs.check.article import ArticleStyle, styled
from service.briefs.check.gazetteer import Kind, known_names
from service.briefs.check.name_finding import EnglishText, arabic_names
from service.briefs.check.names import suggested
from service.briefs.check.spelling import arabic_words, consonants
from service.briefs.types import Flag, Severity

SPELLED = frozenset(Kind) - {Kind.DEMONYM, Kind.TITLE, Kind.RELIGION, Kind.GLOSSARY}

Spellings = dict[tuple[int, str], dict[str, str]]
"""By name and consonants (`Gadhafi` and `Qaddafi` share them): the spellings, in small letters and as found."""


def inconsistent_names(
    pairs: Iterable[tuple[str, str]], style: ArticleStyle = ArticleStyle.AS_LISTED
) -> tuple[Flag, ...]:
    """Flag each name that (Arabic, English) pairs of one brief spell in more than one way, or not in the style."""
    spellings: Spellings = {}
    unlike: dict[str, str] = {}
    for source, english in pairs:
        _collect(spellings, unlike, source, english, style)
    names = known_names().names
    several = (
        f"One name is spelled in several ways: {', '.join(found.values())} "
        f"({suggested(names[number], style)} is usual)."
        for (number, _), found in spellings.items()
        if len(found) > 1
    )
    house = (f"“{said}” is “{wanted}” in the style that is set." for said, wanted in unlike.items())
    return tuple(Flag("name-inconsistent", Severity.NOTICE, message) for message in (*several, *house))


def _collect(spellings: Spellings, unlike: dict[str, str], source: str, english: str, style: ArticleStyle) -> None:
    gazetteer, text = known_names(), EnglishText(english)
    for one in arabic_names(arabic_words(source), gazetteer):
        name = gazetteer.names[one.names[0]]
        if one.doubtful or name.kind not in SPELLED or not (span := text.find(name)):
            continue
        words = [word.text for word in text.words if span.start <= word.start and word.end <= span.end]
        key = " ".join(consonants(word) for word in words)
        said = english[span.start : span.end]
        wanted = styled(said, style) if name.kind is Kind.PERSON else said
        if wanted != said and (span.start or wanted.lower() != said.lower()):  # a sentence begins with a capital
            unlike[said] = wanted
        spellings.setdefault((one.names[0], key), {}).setdefault(" ".join(words).lower(), " ".join(words))
