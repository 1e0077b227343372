"""Outlet, agency, place, date and byline openings of a news item. Knows names and delimiters, not sentences.

A dateline is a run of short segments between delimiters (`/ - ( ) : |`), each of a known sort.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from service.briefs.clean import MARKS
from service.briefs.lexicon import (
    AGENCIES,
    CITIES,
    COUNTRIES,
    DATE_WORDS,
    GENERIC,
    OUTLET_ENDINGS,
    OUTLET_OPENINGS,
    PREPOSITIONS,
    SPEECH_VERBS,
)

LONGEST = 100
"""No dateline found in print is longer than this many characters."""

_MOST_SEGMENTS = 8
_UNKNOWN_WORDS = 4
"""A name not on the lists, beside an agency or 'special', has at most this many words."""

_DASH = r"(?<!\d)[-–—]+(?!\d)|(?<=\d)[-–—]+(?=\s)|\s[-–—]+"
_DELIMITER = re.compile(rf"\s*(?:[/|()«»\"“”\[\]:،,]|{_DASH})[\s/|()«»\"“”\[\]:،,\-–—]*")
_WRITERS = (
    "كتبت?|بقلم|[إا]عداد|تحرير|ترجمة|تصوير|مراسلنا|المراسل|المصدر|مصدر|نُ?شرت? في|تاريخ النشر|[آا]خر تحديث|تم التحديث"
)
# "تقرير: ..." is how a headline begins; only a slash or a dash makes these a byline.
_GENRES = "تقرير|حوار|متابعة|حاوره|حاورها"
_SIGN = r"\s*[/|\-–—]"
_BYLINE = re.compile(
    rf"(?:(?:{_WRITERS})(?:\s*:|{_SIGN})|(?:{_GENRES}){_SIGN})\s*[^.!?؟]{{2,80}}[.:]?\s*$|كتبت?(?:\s\w+){{2,4}}\s?:\s*$"
)
_NUMBER = re.compile(r"[\d.,/٫\-]+")
_SITE_ENDINGS = (".نت", ".كوم", ".com", ".net")
_SITE_OPENING = re.compile(r"\s*\w+\.(?:نت|كوم|com|net)(?=\s)")
_SOURCE_LINE = re.compile(r"(?:المصدر|مصدر)\s*[:/|\-–—]\s*")
_BYLINE_WORDS = 10
_ALEF = str.maketrans("أإآٱىة", "اااايه")


class Sort(Enum):
    """What a segment of a dateline is."""

    AGENCY = "agency"
    PLACE = "place"
    COUNTRY = "country"
    GENERIC = "generic"
    DATE = "date"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch between delimiters and the delimiter behind it."""

    text: str
    end: int
    delimiter: str
    sort: Sort


def is_dateline(text: str) -> bool:
    """Tell whether a whole line is an outlet, agency, place, date or byline line."""
    if len(text) > LONGEST:
        return False
    if _BYLINE.match(text):
        return len(text.split()) <= _BYLINE_WORDS
    segments = list(_segments(text.rstrip(" .")))
    sorts = [segment.sort for segment in segments]
    if not segments or len(segments) > _MOST_SEGMENTS:
        return False
    if _names_source(sorts) and Sort.OTHER not in sorts[1:]:
        return sorts[0] is not Sort.OTHER or _may_be_name(segments, Sort.GENERIC in sorts)
    known = any(character.isalpha() for character in text)  # digits alone are no date
    return known and all(sort in (Sort.PLACE, Sort.COUNTRY, Sort.DATE) for sort in sorts)


def dateline_end(text: str) -> int:
    """Return where the dateline that opens a sentence ends (`القاهرة (رويترز) - قال`: behind the dash), or 0."""
    run: list[Segment] = []
    for segment in _segments(text[:LONGEST]):
        if not segment.delimiter or (segment.sort is Sort.OTHER and run):
            break
        run.append(segment)
    while run and not _closes_dateline(run):
        run.pop()
    end = run[-1].end if run else 0
    site = _SITE_OPENING.match(text, end) if run and run[-1].sort is Sort.PLACE else None
    end = site.end() if site else end
    return end if text[end:].strip() else 0


def outlet_named(dateline: str) -> str | None:
    """Return the agency or outlet that a dateline names, or None (`غزة / وكالات` names none)."""
    source = _SOURCE_LINE.match(dateline)
    if _BYLINE.match(dateline) and not source:
        return None
    segments = list(_segments(dateline[source.end() if source else 0 :].rstrip(" .:")))
    for segment in segments:
        if segment.sort is Sort.AGENCY:
            return segment.text
    unknown = [segment.text for segment in segments if segment.sort is Sort.OTHER]
    return unknown[0] if unknown else None


def _closes_dateline(run: list[Segment]) -> bool:
    """Tell whether these segments, with the delimiter behind the last, are a dateline before a sentence."""
    sorts = [segment.sort for segment in run]
    delimiter = run[-1].delimiter
    strong = any(sign in delimiter for sign in "-–—/|:")
    dash = any(sign in delimiter for sign in "-–—/|")
    if Sort.OTHER in sorts:
        return _names_source(sorts) and strong and _may_be_name(run, Sort.GENERIC in sorts or "(" in run[0].delimiter)
    if len(run) == 1:
        # "رويترز: ..." and "صحيفة ...: ..." attribute a statement; only a dash or brackets make a dateline.
        return (sorts[0] in (Sort.AGENCY, Sort.PLACE) and dash) or (sorts[0] is Sort.GENERIC and strong)
    return _names_source(sorts) and (strong or ")" in delimiter or "»" in delimiter)


def _may_be_name(segments: list[Segment], marked: bool) -> bool:
    """Tell whether an unknown opening is an outlet or a place: few words, one where only an agency's name follows."""
    words = _key(segments[0].text).split()
    short = len(words) <= (_UNKNOWN_WORDS if marked else 1)
    return short and words[0] not in SPEECH_VERBS and any(sign in segments[0].delimiter for sign in "-–—/|(")


def _names_source(sorts: list[Sort]) -> bool:
    return Sort.AGENCY in sorts or Sort.GENERIC in sorts


def _segments(text: str) -> Iterator[Segment]:
    """Yield the stretches between delimiters; opening delimiters are skipped."""
    start = 0
    opening = _DELIMITER.match(text)
    start = opening.end() if opening else 0
    while start < len(text):
        delimiter = _DELIMITER.search(text, start)
        stop, end = delimiter.span() if delimiter else (len(text), len(text))
        name = _without_place(text[start:stop].strip())
        yield Segment(name, end, delimiter[0] if delimiter else "", _sort(name))
        start = end


def _without_place(name: str) -> str:
    """Return the agency of an opening like `رام الله 5-10-2020 وفا`, else the name as it is."""
    words = [word for word in name.split() if not _NUMBER.fullmatch(word)]
    if _key(" ".join(words)) in AGENCIES:
        return name
    for count in range(1, len(words)):
        if _key(" ".join(words[:count])) in CITIES and _key(" ".join(words[count:])) in AGENCIES:
            return " ".join(words[count:])
    return name


def _sort(name: str) -> Sort:
    words = [word for word in _key(name).split() if not _NUMBER.fullmatch(word)]
    rest = [word for word in words if word not in DATE_WORDS]
    if listed := _listed(words) or _listed(rest):
        return listed
    if _looks_like_outlet(words):
        return Sort.AGENCY
    return Sort.OTHER if rest else Sort.DATE


def _listed(words: list[str]) -> Sort | None:
    key = " ".join(words)
    if key in AGENCIES or _joined_initials(key) in AGENCIES:
        return Sort.AGENCY
    lists = ((GENERIC, Sort.GENERIC), (CITIES, Sort.PLACE), (COUNTRIES, Sort.COUNTRY))
    return next((sort for names, sort in lists if key in names), None)


def _joined_initials(key: str) -> str:
    letters = key.replace(".", " ").split()
    return " ".join(letters) if all(len(letter) == 1 for letter in letters) else key


def _looks_like_outlet(words: list[str]) -> bool:
    if not words or len(words) > _UNKNOWN_WORDS or not PREPOSITIONS.isdisjoint(words):
        return False
    return words[-1].endswith(_SITE_ENDINGS) or (
        len(words) > 1 and (words[-1] in OUTLET_ENDINGS or words[0] in OUTLET_OPENINGS)
    )


def _key(name: str) -> str:
    """Return a name as the lists spell it: no marks, plain alef, ta marbuta as ha, lower case."""
    return re.sub(f"[{MARKS}]", "", name).translate(_ALEF).lower().strip(" ._")
