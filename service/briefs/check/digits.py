"""Cuts a text into words, numerals and marks, and reads what is written in digits: numbers, dates, times, telephones.

Knows no number word of any language.
"""

import re
from fractions import Fraction
from typing import NamedTuple

from service.briefs.check.calendar import GREGORIAN
from service.briefs.check.memo import reader
from service.briefs.check.quantity import Kind, Quantity

_SAME_LENGTH = str.maketrans(
    {
        **{mark: str(digit) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for digit, mark in enumerate(digits)},
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىی", "ي"),
        **dict.fromkeys("\u00a0\u202f\u2009", " "),
        "ة": "ه", "ک": "ك", "٪": "%", "’": "'",
    }
)  # fmt: skip
"""One character for one, so that offsets stay: digits to ASCII, alef and ya forms to one, ta marbuta to ha."""

_SILENT = dict.fromkeys([*range(0x064B, 0x0660), 0x0670, 0x0640])
"""Vowel marks, the dagger alef and tatweel."""

_TOKEN = re.compile(
    r"""
      (?P<word>[^\W\d_][^\W\d_\u064B-\u065F\u0670\u0640']*(?:['\u064B-\u065F\u0670\u0640]+[^\W\d_]*)*)
    | (?P<phone>(?<![\d.,])(?:\+\d|00\d|0\d{2}[ -]\d)[\d \-]{6,}\d)
    | (?P<date>(?<![\d/])(?:
          \d{4}(?P<a>[-/])\d{1,2}(?P=a)\d{1,2} | \d{1,2}(?P<b>[-/.])\d{1,2}(?P=b)\d{4}
        | \d{1,2}[ ]?(?P<c>[/\\])[ ]?\d{1,2}[ ]?(?P=c)[ ]?\d{4} | \d{1,2}/\d{1,2}
      )(?![\d/]))
    | (?P<time>(?<![\d:])\d{1,2}:\d{2}(?![\d:]))
    | (?P<number>(?!(?<=[^\W\d]م)[23](?!\d))(?:
          (?<!\d)\d{1,3}(?:[ ]\d{3})+(?![\d.,]) | \d+ر\d+ | \d+(?:[,،٬]\d{1,3}(?!\d)|[.٫]\d+)*
      ))
    | (?P<mark>[%$€£¥/+–—-])
    """,
    re.VERBOSE,
)

_HOURS_IN_HALF_A_DAY = 12
_LETTER_COMMA = "ر"
"""Maghreb agencies write a decimal comma as this letter, typed from either side: `9ر2` may be 9.2 or 2.9."""

_GROUP = 3
_MINUTES = 60
_MINUTE_DIGITS = 2
_MONTHS = 12
_YEAR_DIGITS = 4


class Token(NamedTuple):
    """A piece of a text; `text` is folded (see `fold`), the offsets are those of the text as given."""

    kind: str
    text: str
    start: int
    end: int


def fold(text: str) -> str:
    """The same text, equally long, with the spellings of one letter or digit made one."""
    return text.translate(_SAME_LENGTH)


@reader
def tokenize(text: str) -> list[Token]:
    """The words, numerals and marks of a text in order; a word loses its vowel marks and capitals."""
    return [
        Token(kind, _plain(match.group()) if kind == "word" else match.group(), match.start(), match.end())
        for match in _TOKEN.finditer(fold(text))
        if (kind := match.lastgroup or "")
    ]


def _plain(word: str) -> str:
    if word.isascii():
        return word.lower().rstrip("'")
    return word.translate(_SILENT).lower()


def numeral(text: str) -> tuple[Fraction, tuple[Fraction, ...]]:
    """The value of a numeral and its other legitimate readings: `1,500` is 1500; `1.500` is 1.5 or 1500."""
    text = text.replace(" ", "").replace("٬", "")
    if _LETTER_COMMA in text:
        one, other = text.split(_LETTER_COMMA)
        return _decimal(f"{one}.{other}", "."), (_decimal(f"{other}.{one}", "."),)
    marks = [c for c in text if not c.isdigit()]
    if not marks:
        return Fraction(int(text)), ()
    if len(set(marks)) == 1 and len(marks) > 1 and len(text.rsplit(marks[-1], 1)[1]) == _GROUP:
        return Fraction(int(_digits(text))), ()
    if len(marks) > 1:
        return _decimal(text, marks[-1]), ()
    return _one_mark(text, marks[0])


def _one_mark(text: str, mark: str) -> tuple[Fraction, tuple[Fraction, ...]]:
    head, tail = text.split(mark)
    as_decimal, as_whole = _decimal(text, mark), Fraction(int(head + tail))
    if mark == "." and len(tail) == _MINUTE_DIGITS:
        return as_decimal, (_dotted(int(head), int(tail)),) if int(tail) < _MINUTES else ()
    if mark == "٫" or len(tail) != _GROUP or len(head) > _GROUP or head.startswith("0"):
        return as_decimal, ()
    return (as_decimal, (as_whole,)) if mark == "." and tail[-1] != "0" else (as_whole, (as_decimal,))


def _dotted(hours: int, minutes: int) -> Fraction:
    """A time written with a point: 18.30 is half past six."""
    return hours + Fraction(minutes, _MINUTES)


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _decimal(text: str, mark: str) -> Fraction:
    head, _, tail = text.rpartition(mark)
    return Fraction(int(_digits(head) + tail), 10 ** len(tail))


def clock(hours: Fraction, start: int, end: int, text: str) -> Quantity:
    """A time of day, which the other language may give on the twelve- or the twenty-four-hour clock, or as 1730."""
    other = hours + _HOURS_IN_HALF_A_DAY if hours < _HOURS_IN_HALF_A_DAY else hours - _HOURS_IN_HALF_A_DAY
    military = int(hours) * 100 + hours % 1 * _MINUTES
    return Quantity(Kind.TIME, hours, start, end, text, also=(other, military))


def written_in_digits(token: Token, text: str) -> list[Quantity]:
    """What a date, time or telephone token says."""
    span = (token.start, token.end, text[token.start : token.end])
    if token.kind == "phone":
        return [Quantity(Kind.DIGITS, Fraction(int(_digits(token.text))), *span)]
    if token.kind == "time":
        hours, minutes = token.text.split(":")
        return [clock(int(hours) + Fraction(int(minutes), _MINUTES), *span)]
    return _date(token, span)


def _date(token: Token, span: tuple[int, int, str]) -> list[Quantity]:
    parts = [Fraction(int(p)) for p in re.split(r"[-/.\\]", token.text)]
    if token.text[:_YEAR_DIGITS].isdigit():
        parts.reverse()
    day, month = parts[0], parts[1]
    if month > _MONTHS:
        day, month = month, day
    if not 1 <= month <= _MONTHS:
        return [Quantity(Kind.NUMBER, part, *span) for part in parts]
    swapped = day <= _MONTHS
    read = [
        Quantity(Kind.NUMBER, day, *span, also=(month,) if swapped else ()),
        Quantity(Kind.MONTH, month, *span, unit=GREGORIAN, also=(day,) if swapped else ()),
    ]
    return read + [Quantity(Kind.NUMBER, year, *span) for year in parts[2:]]
