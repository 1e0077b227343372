"""One name, one spelling: the same Arabic name must not come out as Gadhafi here and Qaddafi there.

Looks at a whole brief; only known names, and only spellings that are surely of one name, are compared.
"""

from collections.abc import Iterable

from service.briefs.check.gazetteer import Kind, known_names
from service.briefs.check.name_finding import EnglishText, arabic_names
from service.briefs.check.spelling import arabic_words, consonants
from service.briefs.types import Flag, Severity

SPELLED = frozenset(Kind) - {Kind.DEMONYM, Kind.TITLE, Kind.RELIGION, Kind.GLOSSARY}

Spellings = dict[tuple[int, str], dict[str, str]]
"""By name and consonants (`Gadhafi` and `Qaddafi` share them): the spellings, in small letters and as found."""


def inconsistent_names(pairs: Iterable[tuple[str, str]]) -> tuple[Flag, ...]:
    """Flag each name that (Arabic, English) pairs of one brief spell in more than one way."""
    spellings: Spellings = {}
    for source, english in pairs:
        _collect(spellings, source, english)
    names = known_names().names
    return tuple(
        Flag(
            "name-inconsistent",
            Severity.NOTICE,
            f"One name is spelled in several ways: {', '.join(found.values())} ({names[number].preferred} is usual).",
        )
        for (number, _), found in spellings.items()
        if len(found) > 1
    )


def _collect(spellings: Spellings, source: str, english: str) -> None:
    gazetteer, text = known_names(), EnglishText(english)
    for one in arabic_names(arabic_words(source), gazetteer):
        name = gazetteer.names[one.names[0]]
        if one.doubtful or name.kind not in SPELLED or not (span := text.find(name)):
            continue
        words = [word.text for word in text.words if span.start <= word.start and word.end <= span.end]
        key = " ".join(consonants(word) for word in words)
        spellings.setdefault((one.names[0], key), {}).setdefault(" ".join(words).lower(), " ".join(words))
