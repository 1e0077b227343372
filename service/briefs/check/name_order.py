"""Who did what to whom: known names of one sort keep their order from Arabic to English, or were swapped.

Arabic and English both put who acts before what is acted on, so translators hardly ever reverse two names: 1 in 1,000
sentences that people translated. Where one text says a name more often, only its last mention is compared.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, islice
from typing import NamedTuple

from service.briefs.check.gazetteer import Gazetteer, Kind, known_names
from service.briefs.check.name_finding import ArabicName, EnglishName, english_names, names_in, read_english_text
from service.briefs.types import Flag, Severity, Span

SORTS = dict.fromkeys((Kind.STATE, Kind.DEMONYM, Kind.CAPITAL, Kind.CITY, Kind.REGION), Kind.STATE)
"""States, peoples and places act and are acted on alike; any other kind is a sort of its own."""

JOINS = re.compile(r"(?:[\s،,\"“”«»]|(?<![\u0621-\u064a])(?:و|أو|ا|غير)(?![\u0621-\u064a]))*")
"""What stands between the names of a list, or between a noun and its adjective: `تركيا غير الأوروبية`."""

IN_ARABIC = re.compile(r"(?<!\w)[وف]?(?:في|داخل|خارج|قرب|قبالة|لدى)\s+(?:\w+\s+)?$")
IN_ENGLISH = re.compile(r"\b(?:in|at|near|off|inside|outside)\s+(?:the\s+)?$", re.IGNORECASE)
"""What stands before a name that only says where: such a name may come first or last in either language."""
FARTHEST = 24
"""Characters before a name in which that is looked for."""

COMPOUND_BEFORE = re.compile(r"\b(?:pro|anti|non)-$", re.IGNORECASE)
COMPOUND_AFTER = re.compile(r"-[a-z]")
POSSESSIVE = re.compile(r"['’]s? $")
"""`pro-Russian`, `Saudi-led`, `Liverpool's German coach`: English puts before a noun what Arabic says behind it."""


class Pair(NamedTuple):
    """A name in both texts."""

    arabic: ArabicName
    english: EnglishName


def check_name_order(source: str, english: str) -> tuple[Flag, ...]:
    """Flag two names of one sort whose order the English reverses; lists (`A and B`) may have any order."""
    gazetteer = known_names()
    arabic = names_in(source, gazetteer)
    reversed_pairs = _reversed(_pairs(arabic, english, gazetteer), source, arabic, gazetteer)
    telling = (
        both
        for both in reversed_pairs
        if not (_only_one_says_where(both, source, english, gazetteer) or _is_compound(both, english))
    )
    return tuple(_flag(*both, english) for both in islice(telling, 1))


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


def _only_one_says_where(both: tuple[Pair, Pair], source: str, english: str, gazetteer: Gazetteer) -> bool:
    """Whether one of two names acts or is acted on and the other is only the scene of it."""
    one, other = (_says_where(pair, source, english, gazetteer) for pair in both)
    return one is not other


def _is_compound(both: tuple[Pair, Pair], english: str) -> bool:
    """Whether the name that English says first is but part of what it says of a noun behind it."""
    last, first = (pair.english for pair in both)
    side_by_side = last.start - first.end <= len("'s ")
    owns = side_by_side and POSSESSIVE.search(english[first.start : last.start]) is not None
    begins_late = COMPOUND_BEFORE.search(english[max(0, first.start - len("anti-")) : first.start]) is not None
    return owns or begins_late or COMPOUND_AFTER.match(english, first.end) is not None


def _says_where(pair: Pair, source: str, english: str, gazetteer: Gazetteer) -> bool:
    """Whether a name is a place in which something happens, in both texts: `في مطار تورينو`, "at Turin airport"."""
    start, begin = pair.arabic.start, pair.english.start
    before = source[max(0, start - FARTHEST) : start]
    forms = (form for number in pair.arabic.names for form in gazetteer.names[number].arabic)
    prefixed = source.startswith("ب", start) and not any(form.startswith("ب") for form in forms)
    inside = prefixed or IN_ARABIC.search(before) is not None
    return inside and IN_ENGLISH.search(english[max(0, begin - FARTHEST) : begin]) is not None


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
