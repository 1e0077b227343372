"""Reads the months, decades and times of day of English text.

Knows no amounts.
"""

from dataclasses import dataclass
from fractions import Fraction

from service.briefs.check import calendar
from service.briefs.check.cardinals_english import EnglishCardinals
from service.briefs.check.digits import written_in_digits
from service.briefs.check.lexicon_english import HALF_DAYS, ORDINAL_ENDINGS, Role
from service.briefs.check.line import CENTURIES, GREATEST_HOUR, HUNDRED, Found, Read
from service.briefs.check.quantity import Kind, Quantity

_MINUTES = 60
_MONTH_TOKENS = 5
"""The longest name is `Dhu al-Hijjah` or `Rabi al-Awwal`, hyphens counted."""


@dataclass(frozen=True, slots=True)
class EnglishMoments(EnglishCardinals):
    """A line that finds the month, decade or time of day standing at a place."""

    def time(self, i: int, read: Read) -> Found | None:
        """`5 p.m.`, `5.30pm`, `nine o'clock`."""
        half_day = self._half_day(read.end)
        if half_day is None:
            return self._o_clock(i, read) if self.said(read.end) == "o'clock" else None
        hours = _dotted(read.value) if "." in self.tokens[i].text else read.value
        if hours > GREATEST_HOUR + 1:
            return None
        shift, end = half_day
        return self.clock(i, hours % GREATEST_HOUR + shift, end)

    def _o_clock(self, i: int, read: Read) -> Found:
        """`eight o'clock`, `eight o'clock and 11 minutes`."""
        end = read.end + 1
        part = self.cardinal(end + 1) if self.said(end) == "and" else None
        if part is None or part.value >= _MINUTES or self.said(part.end) not in ("minute", "minutes"):
            return self.clock(i, read.value, end)
        return self.clock(i, read.value + part.value / _MINUTES, part.end + 1)

    def spoken_time(self, i: int) -> Found | None:
        """`half past two`, `a quarter to three`, `twenty minutes to seven`."""
        part, end = self._part_of_hour(i)
        hour = self.word(end + 1)
        if part is None or hour is None or hour.role not in (Role.UNIT, Role.TEEN) or hour.value > GREATEST_HOUR:
            return None
        if self.said(end) == "past":
            return self.clock(i, hour.value + part, end + 2)
        if self.said(end) == "to" and not (self.said(end + 2) == "-" or self.role(end + 2)):
            return self.clock(i, hour.value - part, end + 2)
        return None

    def _part_of_hour(self, i: int) -> tuple[Fraction | None, int]:
        """A half, a quarter, or minutes that are named so, in hours, and where they end."""
        word = self.word(i)
        if word is not None and word.role in (Role.HALF, Role.QUARTER):
            return word.value, i + 1
        read = self.cardinal(i) if word is not None else None
        if read is None or read.value >= _MINUTES or self.said(read.end) not in ("minutes", "past"):
            return None, i
        return read.value / _MINUTES, read.end + (self.said(read.end) == "minutes")

    def hyphened_time(self, i: int) -> Found | None:
        """`four-thirty`: tens behind an hour are minutes."""
        hour, minutes = self.word(i), self.word(i + 2)
        if hour is None or minutes is None or self.said(i + 1) != "-" or minutes.role is not Role.TENS:
            return None
        if hour.role not in (Role.UNIT, Role.TEEN) or not 0 < hour.value <= GREATEST_HOUR or minutes.value >= _MINUTES:
            return None
        return self.clock(i, hour.value + minutes.value / _MINUTES, i + 3)

    def _half_day(self, i: int) -> tuple[int, int] | None:
        """`pm`, `p.m.`, `a.m.`: the hours to add and where the mark ends."""
        said = self.said(i)
        if said in ("pm", "am") and self.near(i):
            return HALF_DAYS[said], i + 1
        if said in ("p", "a") and self.said(i + 1) == "m" and self.gap(i + 1) == ".":
            return HALF_DAYS[said], i + 2
        return None

    def digits(self, i: int) -> Found:
        """A date, time or telephone in digits, with the half of the day after it."""
        found = written_in_digits(self.tokens[i], self.text)
        half_day = self._half_day(i + 1) if self.tokens[i].kind == "time" else None
        if half_day is None:
            return found, i + 1
        shift, end = half_day
        return self.clock(i, found[0].value % GREATEST_HOUR + shift, end)

    def decade(self, i: int, value: Fraction, end: int) -> Quantity:
        """`1990s`, `nineties`: without its century a decade has several readings; `the 1800s` are a century."""
        others = tuple(century + value for century in CENTURIES) if value < HUNDRED else ()
        if value % HUNDRED == 0:
            others = (value / HUNDRED + 1,)
        return self.quantity(Kind.DECADE, i, Read(value, end, also=others))

    def month(self, i: int) -> Found | None:
        """A month's name; one that is doubtful and has nothing beside it that speaks of time may be missed."""
        words = [token.text.removesuffix("'s") for token in self.tokens[i : i + _MONTH_TOKENS] if token.text != "-"]
        found = calendar.english_month(words)
        if found is None or not self.text[self.tokens[i].start].isupper():
            return None
        month, name, used = found
        hyphens = sum(self.said(at) == "-" for at in range(i, i + used + 1)) if used > 1 else 0
        end = i + used + hyphens
        beside = self._beside_day(i - 1, end)
        doubtful = name == calendar.GREGORIAN and words[0] in calendar.ENGLISH_DOUBTFUL
        is_possessive = self.tokens[i].text.endswith("'s")
        doubtful = doubtful and not beside and (is_possessive or self.said(i - 1) not in calendar.ENGLISH_BEFORE)
        if words[0] in calendar.ENGLISH_SHORT and not beside:
            return None
        if doubtful and i == 0:
            return None
        weak = doubtful or (name == calendar.HIJRI and not beside)
        return [self.quantity(Kind.MONTH, i, Read(Fraction(month), end), name, weak=weak)], end

    def _beside_day(self, before: int, after: int) -> bool:
        """Whether a day or year stands before or after: `30 March`, `March 2021`, `the 5th of May`, `third of May`."""
        day = before - (self.said(before) == "of")
        is_ordinal = self.said(day) in ORDINAL_ENDINGS or self.role(day) is Role.ORDINAL
        return is_ordinal or self.is_numeral(before) or self.is_numeral(after) or self.said(before) == "/"


def _dotted(value: Fraction) -> Fraction:
    """Hours from a time written with a point: 5.30 is half past five."""
    return int(value) + value % 1 * HUNDRED / 60
