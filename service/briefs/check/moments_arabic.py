"""Reads the ordinals, months, decades and times of day of Arabic text.

Knows no amounts.
"""

from dataclasses import dataclass
from fractions import Fraction

from service.briefs.check import calendar
from service.briefs.check.cardinals_arabic import ArabicCardinals
from service.briefs.check.lexicon_arabic import CLOCK_WORDS, MINUTES, OXIDES, Role, Word
from service.briefs.check.line import CENTURIES, GREATEST_HOUR, HUNDRED, TEN, Found, Read
from service.briefs.check.quantity import Kind

_MINUTES_PER_HOUR = 60
_SCORE_MARKS = frozenset({"/", "-", "–"})
"""Beside them `صفر` is nil, else a month."""
_THIRD = Fraction(1, 3)
"""`إلا ثلثا`, by its form also two thirds of something."""


@dataclass(frozen=True, slots=True)
class ArabicMoments(ArabicCardinals):
    """A line that finds the ordinal, month, decade or time of day standing at a place."""

    def ordinal(self, i: int, word: Word) -> Found:
        """`الحادي عشر`, `الخامسة والعشرين`; after `الساعة` an hour; not in `آل ثاني` or `ثاني أكسيد`."""
        if (self.said(i) == "ثاني" and self.said(i - 1) == "ال") or self.said(i + 1) in OXIDES:
            return [], i + 1
        read = Read(word.value, i + 1)
        follower, tens = self.word(i + 1), self.joined(i + 1)
        if follower and follower.role is Role.TEN and not follower.joined:
            read = Read(word.value + TEN, i + 2)
        elif self.role(tens) is Role.TENS:
            read = Read(word.value + self.value_at(tens), tens + 1)
        if read.value <= GREATEST_HOUR and (self.is_clock(i) or self._has_minutes(i, read.end)):
            return self.time(i, read)
        if self.said(i - 1) in ("العقد", "عقده", "عقدها", "عقدهم"):  # `في العقد الثالث من عمره`: in his twenties
            read = read._replace(also=((read.value - 1) * TEN,))
        weak = self._is_loose(i, read) or self.said(i - 1) == "ساحه"
        return [self.quantity(Kind.ORDINAL, i, read, weak=weak)], read.end

    def _is_loose(self, i: int, read: Read) -> bool:
        """`أول`, and what may be a second of time: `ثانية`, `في الثانية`."""
        a_second = self.said(i) in ("ثانيه", "ثان") or (self.said(i) == "الثانيه" and self.said(i - 1) in ("في", "من"))
        return read.value == 1 or (a_second and read.end == i + 1)

    def is_clock(self, i: int) -> bool:
        """Whether what stands here is an hour: `الساعة` goes before."""
        return self.said(i - 1) in CLOCK_WORDS and self.said(i - 1) != "ساعه"

    def time(self, i: int, read: Read) -> Found:
        """`الساعة الخامسة والنصف`, `الخامسة وعشر دقائق`; `إلا ربعا` takes away."""
        hours, end = read.value, read.end
        joined = self.joined(end)
        if part := self._part_of_hour(joined):
            return self.clock(i, hours + part.value, part.end)
        if self.said(end) == "الا" and (part := self._part_of_hour(end + 1)):
            return self.clock(i, hours - part.value, part.end)
        return self.clock(i, hours, end)

    def _has_minutes(self, i: int, end: int) -> bool:
        """`الرابعة والنصف`, `السادسة إلا ربعا`, `السابعة وعشر دقائق`: a feminine ordinal and part of an hour."""
        part = end + 1 if self.said(end) == "الا" else self.joined(end)
        word = self.word(part) if part >= 0 else None
        is_fraction = word is not None and word.role is Role.FRACTION and (word.definite or part > end)
        return self._minutes(part) is not None or (is_fraction and self.said(i).endswith("ه"))

    def _part_of_hour(self, i: int) -> Read | None:
        """A fraction of an hour, or minutes, as hours."""
        word = self.word(i) if i >= 0 else None
        if word and word.role is Role.FRACTION:
            return Read(_THIRD if self.said(i) == "ثلثا" else word.value, i + 1)
        return self._minutes(i)

    def _minutes(self, i: int) -> Read | None:
        """`سبع عشرة دقيقة` as hours; None where no minutes stand."""
        read = self.cardinal(i) if i >= 0 else None
        if read is None or read.value >= _MINUTES_PER_HOUR or self.said(read.end) not in MINUTES:
            return None
        return Read(read.value / _MINUTES_PER_HOUR, read.end + 1)

    def decade(self, i: int, word: Word) -> Found:
        """`تسعينيات القرن الماضي`; with a numbered century the value is the full year."""
        century = i + 1 + (self.said(i + 1) == "من")
        number = self.word(century + 1) if self.said(century) == "القرن" else None
        if number is None or number.role not in (Role.ORDINAL, Role.TENS):
            also = tuple(years + word.value for years in CENTURIES)
            return [self.quantity(Kind.DECADE, i, Read(word.value, i + 1, also=also))], i + 1
        ordinal, end = number.value, century + 2
        if number.role is Role.ORDINAL:
            found, end = self.ordinal(century + 1, number)
            ordinal = found[0].value
        return [self.quantity(Kind.DECADE, i, Read((ordinal - 1) * HUNDRED + word.value, end))], end

    def month(self, i: int) -> Found | None:
        """A month's name, unless it is doubtful and nothing near it speaks of time."""
        found = self._month_at(i)
        if found is None:
            return None
        month, name, used = found
        if self.said(i - 1) == "دي":  # Di Maio
            return None
        if self.said(i) == "صفر" and not {self.said(i - 1), self.said(i + used)}.isdisjoint(_SCORE_MARKS):
            return None
        beside = self._beside_numeral(i, i + used)
        if not beside and not self._dated(i, i + used, name):
            return None
        end = self._same_month_again(i + used, month)
        weak = (name == calendar.HIJRI and not beside) or self.said(i - 1) == "ساحه"
        return [self.quantity(Kind.MONTH, i, Read(Fraction(month), i + used), name, weak=weak)], end

    def _beside_numeral(self, first: int, end: int) -> bool:
        before = first - 1 - (self.said(first - 1) in ("من", "شهر"))
        if before < first - 1 and self.role(before) in (Role.ORDINAL, Role.TEN):
            return True
        return self.is_numeral(before) or self.is_numeral(end) or self.said(first - 1) == "/"

    def _dated(self, first: int, end: int, name: str) -> bool:
        if name == calendar.GREGORIAN and self.said(first) not in calendar.DOUBTFUL:
            return True
        if name == calendar.HIJRI and end > first + 1:
            return True
        before, after = self.said(first - 1), self.said(end)
        if name == calendar.HIJRI:
            return before in ("شهر", "لشهر", "بشهر", "وشهر")
        return before in calendar.ARABIC_BEFORE or after in calendar.ARABIC_AFTER

    def _same_month_again(self, end: int, month: int) -> int:
        """Skip the second name in `آذار/مارس`, `مارس - آذار` and `مارس (آذار)`."""
        start = end + (self.said(end) in ("/", "-"))
        again = self._month_at(start) if self.gap(start) in ("", "(", "/") else None
        return start + again[2] if again and again[0] == month else end

    def _month_at(self, i: int) -> tuple[int, str, int] | None:
        return calendar.arabic_month([token.text for token in self.tokens[i : i + 2]])
