"""Reads English cardinal numbers: numerals, words below a thousand, their scales, and what "and" adds.

Knows no units, dates or ordinals.
"""

from dataclasses import dataclass
from fractions import Fraction

from service.briefs.check.digits import numeral
from service.briefs.check.lexicon_english import SCALE_LETTERS, Role, Word
from service.briefs.check.line import HUNDRED, Line, Read

_OPENINGS = frozenset({Role.UNIT, Role.TEEN, Role.TENS, Role.HUNDRED, Role.SCALE, Role.DOZEN})
_DOZEN = 12
_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class EnglishCardinals(Line[Word]):
    """A line that finds the cardinal number standing at a place."""

    def role(self, i: int) -> Role | None:
        """The role of the number word at a place."""
        word = self.word(i)
        return word.role if word else None

    def opens(self, i: int) -> bool:
        """Whether a cardinal may begin at a place."""
        return self.role(i) in _OPENINGS or self.is_numeral(i)

    def near(self, i: int, allowed: str = "") -> bool:
        """Whether only spaces, or the marks allowed, stand between a token and the one before it."""
        return not self.gap(i).strip(allowed + " ")

    def _under_hundred(self, i: int) -> Read | None:
        word = self.word(i)
        if word is None or word.role not in (Role.UNIT, Role.TEEN, Role.TENS):
            return None
        after = i + 1 + (self.said(i + 1) == "-")
        if word.role is Role.TENS and self.role(after) is Role.UNIT and self.near(after):
            return Read(word.value + self.value_at(after), after + 1)
        return Read(word.value, i + 1)

    def _group(self, i: int) -> Read | None:
        """A numeral, or words below a thousand."""
        if i >= len(self.tokens):
            return None
        if self.is_numeral(i):
            value, also = numeral(self.tokens[i].text)
            return Read(value, i + 1, also=also)
        read = Read(Fraction(1), i) if self.role(i) is Role.HUNDRED else self._under_hundred(i)
        hundred = read.end + (self.said(read.end) == "-") if read else i
        if read is None or self.role(hundred) is not Role.HUNDRED:
            return read
        hundreds = Read(read.value * HUNDRED, hundred + 1)
        rest = self._small(hundreds.end)
        return Read(hundreds.value + rest.value, rest.end) if rest else hundreds

    def _small(self, i: int) -> Read | None:
        """What may follow a hundred: below a hundred, and not itself the start of hundreds."""
        i += self.said(i) == "and"
        read = self._under_hundred(i)
        return None if read is None or self.role(read.end) is Role.HUNDRED or not self.near(i) else read

    def _term(self, i: int) -> Read | None:
        """A group with its scales: `three thousand`, `2.5 million`, `5bn`, `thousand`."""
        read = Read(Fraction(1), i) if self.role(i) in (Role.SCALE, Role.DOZEN) else self._group(i)
        if read is None:
            return None
        if self.is_numeral(i) and self.said(read.end) in SCALE_LETTERS and self.near(read.end):
            scale = Fraction(SCALE_LETTERS[self.said(read.end)])
            bare = (read.value,) if self.said(read.end) in ("m", "k", "b", "mm") else ()
            return Read(read.value * scale, read.end + 1, scale, bare)
        return self._scaled(read)

    def _scaled(self, read: Read) -> Read:
        value, i, scale, also = read
        if self.said(i) == "-" and self.role(i + 1) in (Role.SCALE, Role.DOZEN):
            i += 1
        if self.role(i) is Role.DOZEN:
            return Read(value * _DOZEN, i + 1, scale)
        while self.role(i) is Role.SCALE and (i <= read.end or self.near(i, "-")):
            scale = self.value_at(i)
            value, i, also = value * scale, i + 1, tuple(other * scale for other in also)
        return Read(value, i, scale, also) if scale > 1 else read

    def cardinal(self, i: int) -> Read | None:
        """Terms that follow one another, each smaller than the scale before it, and a joined half."""
        read, joined = self._term(i), False
        while read is not None and read.scale > 1:
            rest = read.end + (self.said(read.end) == "and")
            hundreds = rest > read.end and self._is_hundreds(rest, least=1 if joined else HUNDRED)
            opens = self.role(rest) in _OPENINGS or self._is_scaled_numeral(rest) or hundreds
            follows = opens and self.near(read.end, ",") and (rest == read.end or self.near(rest))
            term = self._term(rest) if follows else None
            if term is None or term.value >= read.scale:
                break
            read, joined = Read(read.value + term.value, term.end, term.scale), True
        return self._and_a_half(read) if read else None

    def _is_scaled_numeral(self, i: int) -> bool:
        """`254 thousand` or `254,000`, which behind `24 million and` goes on with the number."""
        value = numeral(self.tokens[i].text)[0] if self.is_numeral(i) else 0
        return self.is_numeral(i) and (self.role(i + 1) is Role.SCALE or (value >= _THOUSAND and value % HUNDRED == 0))

    def _is_hundreds(self, i: int, least: int) -> bool:
        """The 843 of `409 thousand and 843`, as Arabic counts; less would often be another number."""
        return self.is_numeral(i) and self.tokens[i].text.isdigit() and least <= int(self.tokens[i].text) < _THOUSAND

    def _and_a_half(self, read: Read) -> Read:
        """`two and a half`, `one and a half million`, `a million and a half`."""
        part = read.end + 1 + (self.said(read.end + 1) == "a")
        if self.said(read.end) != "and" or not self.near(read.end) or self.role(part) not in (Role.HALF, Role.QUARTER):
            return read
        return self._scaled(Read(read.value + self.value_at(part) * read.scale, part + 1))
