"""Reads Arabic cardinal numbers: numerals, words below a thousand, their scales, and what `و` joins.

Knows no units, dates or ordinals.
"""

from dataclasses import dataclass
from fractions import Fraction

from service.briefs.check.digits import numeral
from service.briefs.check.lexicon_arabic import CONSTRUCTS, Role, Word
from service.briefs.check.line import HUNDRED, TEN, Line, Read

YEARS = range(1000, 2101)
"""Numerals behind `عام` that are a year, not a count of what follows."""


@dataclass(frozen=True, slots=True)
class ArabicCardinals(Line[Word]):
    """A line that finds the cardinal number standing at a place."""

    def role(self, i: int) -> Role | None:
        """The role of the number word at a place."""
        word = self.word(i)
        return word.role if word else None

    def first_character(self, i: int) -> int:
        """Where a quantity begins: after the `و` that joins its first word, which is no part of it."""
        word = self.words[i]
        return self.tokens[i].start + (word is not None and word.joined)

    def _under_hundred(self, i: int) -> Read | None:
        word = self.word(i)
        if word is None or word.role not in (Role.UNIT, Role.TEN, Role.TENS):
            return None
        if self._is_teen(i):
            return Read(word.value + TEN, i + 2)
        if self.said(i).removeprefix("و") in CONSTRUCTS:
            return None
        if word.role is Role.UNIT and self.gap(i + 1) == "":
            tens = self.joined(i + 1)
            if self.role(tens) is Role.TENS:
                return Read(word.value + self.value_at(tens), tens + 1)
        return Read(word.value, i + 1)

    def _is_teen(self, i: int) -> bool:
        follower = self.word(i + 1)
        is_ten = follower is not None and follower.role is Role.TEN and not (follower.joined or follower.prefixed)
        return is_ten and self.role(i) is Role.UNIT and self.gap(i + 1) == ""

    def joined(self, i: int) -> int:
        """The place of what `و` joins here: the token itself, or the one after a separate `و`; -1 where none does."""
        word = self.word(i)
        if word is not None and word.joined:
            return i if self.gap(i) == "" else -1
        return i + 1 if self.said(i) == "و" and i + 1 < len(self.tokens) else -1

    def _group(self, i: int) -> Read | None:
        """A numeral, or words below a thousand."""
        if self.is_numeral(i):
            value, also = numeral(self.tokens[i].text)
            return Read(value, i + 1, also=also)
        hundreds = self._hundreds(i)
        if hundreds is None:
            return self._under_hundred(i)
        rest = self.joined(hundreds.end)
        small = self._small(rest) if rest >= 0 else None
        return Read(hundreds.value + small.value, small.end) if small else hundreds

    def _hundreds(self, i: int) -> Read | None:
        word = self.word(i)
        if word is None:
            return None
        if word.role is Role.HUNDREDS:
            return Read(word.value, i + 1)
        follower = self.word(i + 1)
        is_hundred = follower and follower.role is Role.HUNDREDS and follower.value == HUNDRED
        if word.role is Role.UNIT and word.value > 1 and is_hundred and follower and not follower.prefixed:
            return Read(word.value * HUNDRED, i + 2)
        return None

    def _small(self, i: int) -> Read | None:
        """What may follow `و` after hundreds: below a hundred, and not itself the start of hundreds."""
        if self.is_numeral(i):
            value, _ = numeral(self.tokens[i].text)
            read = Read(value, i + 1) if value < HUNDRED else None
        else:
            read = self._under_hundred(i)
        return None if read is None or self.role(read.end) is Role.HUNDREDS else read

    def _term(self, i: int) -> Read | None:
        """A group with its scales: `3 آلاف`, `مئتي ألف`, `مليون`, `نصف مليون`."""
        word = self.word(i)
        if word is not None and word.role is Role.SCALE:
            maybe_two = (word.value,) if self.said(i).endswith("ا") else ()
            read = Read(word.value, i + 1, _unit_of(word.value), maybe_two)
        elif word is not None and word.role is Role.FRACTION:
            read = Read(word.value, i + 1)
            if self.role(i + 1) is not Role.SCALE:
                return None
        else:
            group = self._group(i)
            if group is None:
                return None
            read = group
        return self._scaled(read)

    def _scaled(self, read: Read) -> Read:
        value, i, scale, also = read
        if self._is_year(i - 1, value):
            return read
        while (word := self.word(i)) and word.role in (Role.SCALE, Role.SCALES) and self._goes_on(i, word):
            by = _unit_of(word.value) if value == word.value / _unit_of(word.value) else word.value
            value, i, scale, also = value * by, i + 1, _unit_of(word.value), tuple(v * by for v in also)
        return Read(value, i, scale, also)

    def _goes_on(self, i: int, word: Word) -> bool:
        """Whether a scale belongs to what stands before it, also in `(15) مليار`."""
        marks = self.text[: self.tokens[i - 1].start].rstrip()[-1:] + self.gap(i)
        bracketed = marks in ("()", '""', "«»") and self.is_numeral(i - 1)
        return not word.joined and (self.gap(i) == "" or bracketed)

    def _is_year(self, i: int, value: Fraction) -> bool:
        """`عام 2010 مليون متر`: the million is counted by itself."""
        return self.is_numeral(i) and self.said(i - 1) in ("عام", "العام", "سنه") and value in YEARS

    def cardinal(self, i: int) -> Read | None:
        """Terms joined by `و`, each smaller than the scale before it, and a joined fraction of that scale."""
        read = self._term(i)
        while read is not None and (rest := self.joined(read.end)) >= 0:
            with_fraction = self._joined_fraction(read, rest)
            if with_fraction is not None:
                return with_fraction
            longer = self._joined_term(read, rest)
            if longer is None:
                break
            read = longer
        return read

    def _joined_fraction(self, read: Read, i: int) -> Read | None:
        word = self.word(i)
        if word is None or word.role is not Role.FRACTION or read.value < read.scale:
            return None
        if word.definite and self.role(i + 1) is Role.ORDINAL:  # `2014 والربع الأول`: and the first quarter
            return None
        end = i + 1
        if self.role(end) is Role.SCALE and read.scale > 1:
            end += 1
        whole = Read(read.value + word.value * read.scale, end)
        return self._scaled(whole) if read.scale == 1 else whole

    def _joined_term(self, read: Read, i: int) -> Read | None:
        term = self._term(i) if read.scale > 1 else None
        return Read(read.value + term.value, term.end, term.scale) if term and term.value < read.scale else None


def _unit_of(scale: Fraction) -> Fraction:
    """The scale that a dual doubles: a thousand for two thousand."""
    return scale / 2 if str(scale).startswith("2") else scale
