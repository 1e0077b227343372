"""Who did what to whom: known names of one sort keep their order from Arabic to English, or were swapped.

Arabic and English both put who acts before what is acted on, so translators hardly ever reverse two names: 1 in 1,000
sentences that people translated. Where one text says a name more often, only its last mention is compared.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from service.briefs.check.gazetteer import Gazetteer, Kind, known_names
from service.briefs.check.name_finding import ArabicName, EnglishName, english_names, names_in, read_english_text
from service.briefs.types import Flag, Severity, Span

SORTS = dict.fromkeys((Kind.STATE, Kind.DEMONYM, Kind.CAPITAL, Kind.CITY, Kind.REGION), Kind.STATE)
"""States, peoples and places act and are acted on alike; any other kind is a sort of its own."""

JOINS = re.compile(r"(?:[\s،,]|(?<![\u0621-\u064a])(?:و|أو|ا|غير)(?![\u0621-\u064a]))*")
"""What stands between the names of a list, or between a noun and its adjective: `تركيا غير الأوروبية`."""


class Pair(NamedTuple):
    """A name in both texts."""

    arabic: ArabicName
    english: EnglishName


def check_name_order(source: str, english: str) -> tuple[Flag, ...]:
    """Flag two names of one sort whose order the English reverses; lists (`A and B`) may have any order."""
    gazetteer = known_names()
    arabic = names_in(source, gazetteer)
    reversed_pairs = _reversed(_pairs(arabic, english, gazetteer), source, arabic, gazetteer)
    return tuple(_flag(*both, english) for both in list(reversed_pairs)[:1])


def _flag(one: Pair, other: Pair, english: str) -> Flag:
    first, second = (english[name.start : name.end] for name in (other.english, one.english))
    message = (
        f"The English says “{first}” before “{second}”, the Arabic the other way round: see who does what to whom."
    )
    arabic = Span(one.arabic.start, other.arabic.end)
    return Flag("name-order", Severity.WARNING, message, arabic, Span(other.english.start, one.english.end))


def _pairs(arabic: Sequence[ArabicName], english: str, gazetteer: Gazetteer) -> list[Pair]:
    """The names that both texts say: the first with the first and so on, or only the last with the last."""
    if len(arabic) < 2:  # noqa: PLR2004 (a pair)
        return []
    target = english_names(read_english_text(english), gazetteer)
    found = []
    for name in arabic:
        said = [one for one in target if _overlap(one.names, name.names)]
        # A state and its people are two names in Arabic and often one in English: `السعودي`, `السعودية`, Saudi.
        one_of = [number for one in said for number in one.names]
        meant = [one for one in arabic if _overlap(one.names, one_of)]
        if said and (len(said) == len(meant) or name == meant[-1]):
            found.append(Pair(name, said[meant.index(name) - len(meant)]))
    return found


def _overlap(some: Sequence[int], others: Sequence[int]) -> bool:
    return not set(some).isdisjoint(others)


def _reversed(
    pairs: Sequence[Pair], source: str, arabic: Iterable[ArabicName], gazetteer: Gazetteer
) -> Iterator[tuple[Pair, Pair]]:
    for one, other in combinations(pairs, 2):
        sort = _sort(gazetteer, one.arabic)
        alike = sort is _sort(gazetteer, other.arabic) and not _overlap(one.arabic.names, other.arabic.names)
        if alike and other.english.end <= one.english.start:
            between = [name for name in arabic if one.arabic.end <= name.start < other.arabic.start]
            plain = _without(source, (name for name in between if _sort(gazetteer, name) is sort))
            # A noun and its adjective stand side by side, `تركيا الأوروبية`; English turns them round.
            if not JOINS.fullmatch(plain, one.arabic.end, other.arabic.start):
                yield one, other


def _without(source: str, names: Iterable[ArabicName]) -> str:
    """The same text, equally long, with blanks for some names, so that a list shows only what joins it."""
    for name in names:
        source = source[: name.start] + " " * (name.end - name.start) + source[name.end :]
    return source


def _sort(gazetteer: Gazetteer, name: ArabicName) -> Kind:
    kind = gazetteer.names[name.names[0]].kind
    return SORTS.get(kind, kind)
