"""Reads every number-like thing in English text: numerals, number words, dates, times, money, vague amounts.

Knows nothing of Arabic or of comparing.
"""

from dataclasses import dataclass
from fractions import Fraction

from service.briefs.check.digits import tokenize
from service.briefs.check.lexicon_english import (
    CURRENCIES,
    FINALS,
    MARK_CURRENCIES,
    NATIONALITIES,
    ORDINAL_ENDINGS,
    PERCENT_WORDS,
    RANGE_WORDS,
    ROMAN,
    WORDS,
    Role,
    Word,
)
from service.briefs.check.line import HUNDRED, TEN, Found, Read, walk
from service.briefs.check.moments_english import EnglishMoments
from service.briefs.check.quantity import Kind, Quantity, share_units

_GROUP_LETTERS = "ABCDEFGHIJKL"
_HALF = Fraction(1, 2)
_TWO = Fraction(2)
_SHARES = frozenset({Role.ORDINAL, Role.QUARTER, Role.PARTS, Role.HALF})
_NAMED = frozenset({"leg", "legs", "place", "avenue", "grade", "graders"})
"""Behind an ordinal: Arabic says it in another word (`إياب`: the second leg), or as the name it is."""
_MEASURES = frozenset({"km", "m", "cm", "mm"})


def read_english(text: str) -> tuple[Quantity, ...]:
    """Every quantity of an English text in its order; the offsets are into `text`."""
    tokens = tokenize(text)
    line = _EnglishLine(text, tokens, [WORDS.get(token.text.removesuffix("'s")) for token in tokens])
    return share_units(walk(len(tokens), line.read_at), text, RANGE_WORDS)


@dataclass(frozen=True, slots=True)
class _EnglishLine(EnglishMoments):
    """A line that finds all kinds of quantities."""

    def read_at(self, i: int) -> Found:
        """The longest number that begins at a token, if one does."""
        token, word = self.tokens[i], self.words[i]
        if token.kind == "number":
            return ([], i + 1) if self._is_power(i) else self._number(i)
        if token.kind in ("phone", "date", "time"):
            return self.digits(i)
        if word is not None:
            time = self.spoken_time(i) or self.hyphened_time(i)
            return time or (self._number(i) if self.opens(i) else self._other(i, word))
        if token.text in ("a", "an"):
            return self._article(i)
        if not self.text[token.start].isupper():  # a mark, or a word that is no name of a month
            return [], i + 1
        return self.month(i) or self._group_letter(i) or self._roman(i)

    def _group_letter(self, i: int) -> Found | None:
        """The B of `Group B`, which Arabic calls the second."""
        token = self.tokens[i]
        letter = self.text[token.start : token.end]
        if self.said(i - 1) not in ("group", "groups") or len(letter) > 1 or letter not in _GROUP_LETTERS:
            return None
        number = Fraction(_GROUP_LETTERS.index(letter) + 1)
        return [self.quantity(Kind.ORDINAL, i, Read(number, i + 1), weak=True)], i + 1

    def _is_power(self, i: int) -> bool:
        """The 2 of `km2`."""
        return (
            self.said(i) in ("2", "3")
            and self.said(i - 1) in _MEASURES
            and self.tokens[i - 1].end == self.tokens[i].start
        )

    def _number(self, i: int) -> Found:
        read = self.cardinal(i)
        if read is None or self._is_a_club(i):
            return [], i + 1
        return (
            self._ordinal_numeral(i, read)
            or self._compound_ordinal(i, read)
            or self._share(i, read)
            or self.time(i, read)
            or self._amount(i, read)
        )

    def _amount(self, i: int, read: Read) -> Found:
        read = self._years_and_a_half(read)
        unit, end = self._unit(i, read.end)
        if self.said(i - 1) in ("several", "few") and self.role(i) in (Role.HUNDRED, Role.SCALE, Role.DOZEN):
            return [self.quantity(Kind.VAGUE, i, read)], read.end
        weak = (read.value in (0, 1) and unit != "%") or self._is_a_label(i, end) or self._is_a_title(i, end)
        return [self.quantity(Kind.NUMBER, i, read._replace(end=end), unit, weak=weak)], end

    def _is_a_club(self, i: int) -> bool:
        """`the 76ers`, whose number Arabic spells as it sounds."""
        return self.is_numeral(i) and self.said(i + 1) == "ers" and self.tokens[i].end == self.tokens[i + 1].start

    def _is_a_label(self, i: int, end: int) -> bool:
        """`round of 16`, `3D`, `3-pointers`, `T-4`, `T4`: Arabic has other words for it."""
        if self.said(i - 1) == "of" and self.said(i - 2) in ("round", "rounds"):
            return True
        letter = i - 1 - (self.said(i - 1) == "-")
        touching = i > 0 and self.tokens[letter].end == self.tokens[i].start - (letter < i - 1)
        behind = end + (self.said(end) == "-")
        return (touching and len(self.said(letter)) == 1 and self.said(letter).isalpha()) or (
            self.said(behind) in ("d", "pointer", "pointers") and self.near(behind)
        )

    def _is_a_title(self, i: int, end: int) -> bool:
        """`the Four Seasons`: capitals within a sentence; Arabic writes the sound of such a name."""
        words = (self.tokens[at] for at in (i, end) if at < len(self.tokens))
        capitals = [self.text[word.start].isupper() for word in words]
        return i > 0 and not self.is_numeral(i) and self.near(i) and self.near(end) and capitals == [True, True]

    def _years_and_a_half(self, read: Read) -> Read:
        """`three years and a half`."""
        if read.scale == 1 and [self.said(read.end + n) for n in (1, 2, 3)] == ["and", "a", "half"]:
            return Read(read.value + _HALF, read.end + 4, also=(read.value,))
        return read

    def _unit(self, first: int, end: int) -> tuple[str, int]:
        """Per cent or a currency after, or a currency before, the number, and where it ends."""
        at = end + (self.said(end) == "-" and self.said(end + 1) in PERCENT_WORDS | CURRENCIES.keys())
        if self.said(at) in PERCENT_WORDS:
            return "%", at + 1
        if self.said(at) == "per" and self.said(at + 1) == "cent":
            return "%", at + 2
        before = self.said(first - 1)
        if before in MARK_CURRENCIES and self.near(first):
            return MARK_CURRENCIES[before], end
        at += 2 if (self.said(at), self.said(at + 1)) == ("u", "s") else self.said(at) in NATIONALITIES
        if self.said(at) in CURRENCIES:
            return CURRENCIES[self.said(at)], at + 1
        if self.said(at) in MARK_CURRENCIES and self.near(at):
            return MARK_CURRENCIES[self.said(at)], at + 1
        is_unit = before.isalpha() and before not in ("pound", "pounds") and self.near(first)
        return CURRENCIES.get(before, "") if is_unit else "", end

    # Ordinals, shares, times

    def _ordinal_numeral(self, i: int, read: Read) -> Found | None:
        """`21st`, `1990s`."""
        if not self.is_numeral(i) or not self.near(read.end, "'"):
            return None
        said = self.said(read.end)
        touching = read.end < len(self.tokens) and self.tokens[read.end].start - self.tokens[read.end - 1].end <= 1
        if said in ORDINAL_ENDINGS:
            one = Read(read.value, read.end + 1)
            return [self.quantity(Kind.ORDINAL, i, one, weak=read.value == 1)], one.end
        if said == "s" and touching and read.value % TEN == 0:
            return [self.decade(i, read.value, read.end + 1)], read.end + 1
        return None

    def _compound_ordinal(self, i: int, read: Read) -> Found | None:
        """`twenty-first`, `hundred and fifth`."""
        at = read.end + (self.said(read.end) in ("-", "and"))
        word = self.word(at)
        if word is None or word.role is not Role.ORDINAL or self.is_numeral(i) or not self.near(at):
            return None
        least = {Role.TENS: TEN, Role.HUNDRED: HUNDRED}.get(self.role(read.end - 1) or Role.UNIT, 0)
        if word.value >= least:
            return None
        return [self.quantity(Kind.ORDINAL, i, Read(read.value + word.value, at + 1))], at + 1

    def _share(self, i: int, read: Read) -> Found | None:
        """`two-thirds`, `three quarters`, `one fifth`."""
        at = read.end + (self.said(read.end) == "-")
        word = self.word(at)
        if word is None or word.role not in _SHARES or self.is_numeral(i) or not self.near(at):
            return None
        if word.role is Role.PARTS and read.value * word.value < 1:
            part = word.value
        elif read.value == 1 and self.said(at) not in ("first", "second"):
            part = 1 / word.value if word.role is Role.ORDINAL else word.value
        else:
            return None
        return [self._fraction(i, read.value * part, at + 1)], at + 1

    def _fraction(self, i: int, value: Fraction, end: int, *, weak: bool = False) -> Quantity:
        minutes = (value * 60,) if self.said(end) in ("hour", "an", "-") else ()
        return self.quantity(Kind.FRACTION, i, Read(value, end, also=(value * HUNDRED, *minutes)), weak=weak)

    # Everything else

    def _article(self, i: int) -> Found:
        """`a third of` is a share; `a third` may be one or a third one; `a hundred` is read without its article."""
        word = self.word(i + 1)
        if word is None or word.role is not Role.ORDINAL:
            return [], i + 1
        if self.said(i + 2) == "of" and word.value > _TWO:
            return [self._fraction(i, 1 / word.value, i + 2)], i + 2
        read = Read(word.value, i + 2, also=(1 / word.value,))
        return [self.quantity(Kind.ORDINAL, i, read, weak=word.value <= _TWO)], i + 2

    def _other(self, i: int, word: Word) -> Found:
        if word.role is Role.MANY:
            return self._vague(i)
        if word.role in (Role.HALF, Role.QUARTER):
            return self._part(i, word)
        if word.role is Role.PARTS:
            return [], i + 1
        if word.role is Role.DECADE:
            return [self.decade(i, word.value, i + 1)], i + 1
        kind = Kind.ORDINAL if word.role is Role.ORDINAL else Kind.NUMBER
        weak = word.role is Role.WEAK or self._is_loose(i, word)
        return [self.quantity(kind, i, Read(word.value, i + 1), weak=weak)], i + 1

    def _is_loose(self, i: int, word: Word) -> bool:
        """`first`; a second of time; `Second, ...` in an argument; a second leg, Fifth Avenue, second to last."""
        is_other = self.said(i - 1) in ("per", "every", "split", "each") or self.gap(i + 1) == ","
        behind = i + 1 + (self.said(i + 1) == "-")
        named = self.said(behind) in _NAMED or (self.said(behind) == "to" and self.said(behind + 1) == "last")
        return word.value == 1 or named or (self.said(i) == "second" and is_other)

    def _vague(self, i: int) -> Found:
        value, end = self.value_at(i), i + 1
        if self.said(i) == "scores" and self.said(end) != "of":
            return [], end
        if self.said(end) == "upon" and self.said(end + 1) == self.said(i):
            end += 2
        while self.said(end) == "of" and self.role(end + 1) is Role.MANY:
            value, end = value * self.value_at(end + 1), end + 2
        also = tuple(value / of * 10 for of in (12, 20) if value % of == 0 and self.said(i) in ("dozens", "scores"))
        return [self.quantity(Kind.VAGUE, i, Read(value, end, also=also))], end

    def _part(self, i: int, word: Word) -> Found:
        """`half a million`, `a quarter of a million`, `half`; a cup's quarter-final is none."""
        at = i + 1
        if self.said(at + (self.said(at) == "-")) in FINALS:
            return [], at + 1
        scale = at + (self.said(at) == "of")
        scale += self.said(scale) in ("a", "-", "an")
        of = self.word(scale)
        if of and of.role in (Role.SCALE, Role.DOZEN):
            return [self.quantity(Kind.NUMBER, i, Read(word.value * of.value, scale + 1))], scale + 1
        at = scale + (self.said(scale) in ("one", "1"))
        if scale > i + 1 and self.said(at) in PERCENT_WORDS:
            return [self.quantity(Kind.NUMBER, i, Read(word.value, at + 1), "%")], at + 1
        loose = word.role is Role.QUARTER or self.role(i - 1) is Role.ORDINAL or self.said(i + 1) in ("-", "time")
        return [self._fraction(i, word.value, i + 1, weak=loose)], i + 1

    def _roman(self, i: int) -> Found:
        token = self.tokens[i]
        value = ROMAN.get(self.text[token.start : token.end].removesuffix("s").rstrip("'’"))
        if value is None or i == 0:
            return [], i + 1
        return [self.quantity(Kind.ORDINAL, i, Read(Fraction(value), i + 1), weak=True)], i + 1
