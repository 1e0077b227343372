"""Reads every number-like thing in Arabic text: numerals, number words, dates, times, money, vague amounts.

Knows nothing of English or of comparing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from service.briefs.check.digits import Token, fold, tokenize, written_in_digits
from service.briefs.check.lexicon_arabic import (
    BEHIND_HOURS,
    CURRENCIES,
    ELEVEN_ENDS,
    ELEVEN_ONES,
    GENERALS,
    HEMISPHERE,
    HUNDRED_OF,
    MARK_CURRENCIES,
    NAMES_WITH_NUMBERS,
    NOT_PARTED,
    PERCENT_WORDS,
    RANGE_WORDS,
    ROUNDS,
    SECONDS,
    TWO_ONES,
    WESTERN,
    WORDS,
    Role,
    Word,
)
from service.briefs.check.line import GREATEST_HOUR, HUNDRED, TEN, Found, Read, walk
from service.briefs.check.moments_arabic import ArabicMoments
from service.briefs.check.quantity import Kind, Quantity, share_units

_MAGNITUDES = frozenset({Role.SCALES, Role.MANY, Role.SCALE})
_DOZEN = 12
_MINUTES = 60
_MONTHS = 12
_PARTS_FROM_UNIT = frozenset("،,.;؛:")
_QUARTER = Fraction(1, 4)
_ONES_AND_TWOS = ELEVEN_ONES | TWO_ONES | {"واحد"}
"""Whether they are numbers the word behind them tells."""
_OTHER_SHARES = {"ثلثا": (Fraction(1, 3),), "نصفين": (Fraction(2),), "نصفان": (Fraction(2),)}
"""A third in the accusative is written like two thirds; what is cut in halves is cut in two."""
_SHORT_YEARS = (48, 67)
_CENTURY = 1900
"""`فلسطينيو 48`, `حدود 67`: the wars of 1948 and 1967."""
_TWO = Fraction(2)


def read_arabic(text: str) -> tuple[Quantity, ...]:
    """Every quantity of an Arabic text in its order; the offsets are into `text`."""
    tokens = tokenize(text)
    line = _ArabicLine(text, tokens, [_number_word(text, tokens, i) for i in range(len(tokens))])
    return share_units(walk(len(tokens), line.read_at), fold(text), RANGE_WORDS)


def _number_word(text: str, tokens: Sequence[Token], i: int) -> Word | None:
    """What a token stands for; `الأحد` is a one only before `عشر` or tens, and `وأحد` is `و` and a one."""
    said, start = tokens[i].text, tokens[i].start
    if said not in _ONES_AND_TWOS:
        return WORDS.get(said)
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    before_ten, follower = after in ELEVEN_ENDS, WORDS.get(after)
    before_tens = follower is not None and follower.role is Role.TENS and follower.joined
    if (said in ELEVEN_ONES and before_ten) or (said == "الاحد" and before_tens):
        return Word(Role.UNIT, Fraction(1), definite=True)
    if said in TWO_ONES and before_tens:
        return Word(Role.UNIT, Fraction(2), definite=True)
    if said == "واحد" and (before_ten or text.startswith("وأ", start)):
        return Word(Role.UNIT, Fraction(1), joined=True)
    return WORDS.get(said)


@dataclass(frozen=True, slots=True)
class _ArabicLine(ArabicMoments):
    """A line that finds all kinds of quantities."""

    def read_at(self, i: int) -> Found:
        """The longest number that begins at a token, if one does."""
        token, word = self.tokens[i], self.words[i]
        if token.kind == "word":
            month = self.month(i)
            if month:
                return month
            if word is None:
                return [], i + 1
        elif token.kind in ("phone", "date", "time"):
            return written_in_digits(token, self.text), i + 1
        elif token.kind == "mark":
            return [], i + 1
        return _READERS[word.role](self, i, word) if word else self._number(i)

    def _number(self, i: int, _word: Word | None = None) -> Found:
        read = self.cardinal(i)
        if read is None or self._is_any(i, read) or self._is_a_verb(i, read) or self._is_a_name(i, read):
            return [], i + 1
        # The Thousand and One Nights, which English also calls the Arabian Nights.
        if self.said(i + 1) == "ليله" and self.said(i + 2) == "وليله":
            return [self.quantity(Kind.NUMBER, i, Read(read.value + 1, i + 3), weak=True)], i + 3
        read = self._with_half_after_noun(read)
        if read.value > 1 and self.said(read.end) in SECONDS:
            return [self.quantity(Kind.NUMBER, i, read)], read.end + 1
        if self.role(i) is Role.UNIT and self.role(read.end) is Role.PARTS:
            return self._parts(i, read)
        if self._is_hour(i, read):
            return self.time(i, self._dotted(i, read))
        return self._amount(i, self._with_other_readings(i, read))

    def _is_hour(self, i: int, read: Read) -> bool:
        """Behind `الساعة`, or numerals before `صباحا` and the like: up to 12 in words, up to 24 in numerals."""
        is_clock = self.is_clock(i) or (self.is_numeral(i) and self.said(read.end) in BEHIND_HOURS)
        greatest = 2 * GREATEST_HOUR if self.is_numeral(i) else GREATEST_HOUR
        return is_clock and read.value <= greatest

    def _dotted(self, i: int, read: Read) -> Read:
        """`الساعة 4.30`, `الساعة 19,00`: behind the hour stand its minutes."""
        hours, minutes = int(read.value), read.value % 1 * HUNDRED
        is_time = self.is_numeral(i) and minutes.denominator == 1 and minutes < _MINUTES
        return read._replace(value=hours + minutes / _MINUTES) if is_time else read

    def _amount(self, i: int, read: Read) -> Found:
        unit, end = self._unit(i, read.end)
        repeats_a_dual = self.role(i - 1) is Role.DUAL and read.value == _TWO
        weak = (read.value in (0, 1) and unit != "%") or repeats_a_dual or self.said(i - 1) in ROUNDS
        return [self.quantity(Kind.NUMBER, i, read._replace(end=end), unit, weak=weak)], end

    def _with_other_readings(self, i: int, read: Read) -> Read:
        """`ألفا` alone is two thousand or one in the accusative; `خمس` is five or a fifth."""
        word = self.word(i)
        if self.is_numeral(i) and read.value in _SHORT_YEARS:
            return read._replace(also=(*read.also, read.value + _CENTURY))
        if word is None or read.end > i + 1 or (word.role is Role.UNIT and read.also):
            return read
        if word.role is Role.SCALE and read.also:
            return read._replace(value=read.value * 2)
        return read._replace(also=(1 / word.value,)) if word.role is Role.UNIT else read

    def _is_any(self, i: int, read: Read) -> bool:
        """`أحد` by itself is "one of" or "anyone"."""
        return self.said(i) in ("احد", "احدي") and read.end == i + 1

    def _is_a_verb(self, i: int, read: Read) -> bool:
        """`ألف الكاتب`: he wrote; what is counted by a thousand has no article."""
        return self.said(i) in ("الف", "والف", "فالف") and read.end == i + 1 and self.said(i + 1).startswith("ال")

    def _is_a_name(self, i: int, read: Read) -> bool:
        """`وست هام`: West Ham; `مية الجريبي`: Maya Jribi; `أبو ستة`: Abu Sitta; `مدينة الخمس`: the city of Khoms."""
        is_west = self.said(i + 1) in WESTERN or self.said(i - 1) == "ساوث"
        if self.said(i) in ("ست", "وست") and is_west:
            return True
        is_maya = self.said(i) == "ميه" and self.said(i + 1).startswith("ال")
        return read.end == i + 1 and (is_maya or (self.said(i - 1), self.said(i)) in NAMES_WITH_NUMBERS)

    def _parts(self, i: int, read: Read) -> Found:
        value = read.value * self.value_at(read.end)
        whole = Read(value, read.end + 1, also=(value * HUNDRED,))
        return [self.quantity(Kind.FRACTION, i, whole)], whole.end

    def _with_half_after_noun(self, read: Read) -> Read:
        """`ثلاث سنوات ونصف`: three and a half."""
        if read.scale > 1 or self.word(read.end) or not self.said(read.end)[:1].isalpha():
            return read
        word = self.word(read.end + 1)
        if word is None or word.role is not Role.FRACTION or not word.joined or self.gap(read.end + 1):
            return read
        return Read(read.value + word.value, read.end + 2, also=(read.value,))

    def _unit(self, first: int, end: int) -> tuple[str, int]:
        """Per cent or a currency after (or, as a mark, before) the number, and where it ends."""
        said = "" if self._is_of_what_follows(end) else self.said(end)
        if said.startswith(PERCENT_WORDS) or said == "%":
            return "%", end + 1
        is_point = said in ("نقطه", "نقاط", "نقط") and self.said(end + 1) == "مئويه"
        if is_point or (said == "في" and self.said(end + 1) in HUNDRED_OF):
            return "%", end + 2
        if said in MARK_CURRENCIES:
            return MARK_CURRENCIES[said], end + 1
        if said in CURRENCIES:
            return CURRENCIES[said], end + 1
        before = self.said(first - 1)
        if before == "%" and (not self.is_numeral(first - 2) or self._is_of_what_follows(first - 1)):
            return "%", end
        return MARK_CURRENCIES.get(before, ""), end

    def _is_of_what_follows(self, i: int) -> bool:
        """`2016، %30`, `2016 %30`: parted from the number before it, or touching only the one behind it."""
        if not _PARTS_FROM_UNIT.isdisjoint(self.gap(i)):
            return True
        is_mark = self.said(i) == "%" or self.said(i) in MARK_CURRENCIES
        return is_mark and self.is_numeral(i + 1) and self._touches(i + 1) and not self._touches(i)

    def _touches(self, i: int) -> bool:
        """Whether nothing stands between a token and the one before it, no space either."""
        return self.tokens[i - 1].end == self.tokens[i].start

    # Everything else

    def _plain(self, i: int, word: Word) -> Found:
        """A dozen, a brace, the loosely said."""
        return [self.quantity(Kind.NUMBER, i, Read(word.value, i + 1), weak=word.role is Role.WEAK)], i + 1

    def _aged(self, i: int, word: Word) -> Found:
        found, end = self.decade(i, word)
        return [replace(quantity, weak=True) for quantity in found], end

    def _dual(self, i: int, word: Word) -> Found:
        """`عامين`, `عامين ونصف`; two decades are also twenty years, two weeks fourteen days; not `مديرين عامين`."""
        if self.said(i) in ("عامين", "عامان") and self.said(i - 1).endswith(GENERALS):
            return [], i + 1
        half = self.word(i + 1)
        if half and self.said(i + 1) in ("ونصف", "وربع"):
            read = Read(_TWO + half.value, i + 2, also=(_TWO,))
        else:
            also = (Fraction(20),) if "عقد" in self.said(i) else (Fraction(14),) if "اسبوع" in self.said(i) else ()
            read = Read(_TWO, i + 1, also=also)
        return [self.quantity(Kind.NUMBER, i, read, weak=word.definite)], read.end

    def _vague(self, i: int, word: Word) -> Found:
        """`عشرات الآلاف`: the product; English may count in tens or in dozens; `الملايين الستة` is six million."""
        value, end = word.value, i + 1
        if self.said(i) in ("الاف", "اف") and self.said(end) == "-":  # F-16
            return [], end
        count = self.word(end)
        if word.definite and count and count.definite and count.role is Role.UNIT:
            return [self.quantity(Kind.NUMBER, i, Read(value * count.value, end + 1))], end + 1
        while (next_word := self.word(end)) and next_word.role in _MAGNITUDES and not next_word.joined:
            value, end = value * next_word.value, end + 1
        also = (value * _DOZEN / TEN,) if word.value == TEN else ()
        return [self.quantity(Kind.VAGUE, i, Read(value, end, also=also))], end

    def _fraction(self, i: int, word: Word) -> Found:
        if self.said(i + 1) in HEMISPHERE:
            return [self.quantity(Kind.FRACTION, i, Read(word.value, i + 1), weak=True)], i + 2
        if self.said(i + 1) in NOT_PARTED:
            return [], i + 2
        if self.role(i + 1) is Role.SCALE:
            return self._number(i)
        also: tuple[Fraction, ...] = (word.value * HUNDRED,)
        also += _OTHER_SHARES.get(self.said(i), ())
        if self.said(i + 1) in ("ساعه", "الساعه"):
            also += (word.value * _MINUTES,)
        if word.joined and i and self.words[i - 1] is None and not word.definite:
            also += (1 + word.value, (1 + word.value) * _MONTHS)
        unit, end = self._unit(i, i + 1)
        if unit == "%":
            return [self.quantity(Kind.NUMBER, i, Read(word.value, end), unit)], end
        weak = word.value == _QUARTER or (word.definite and self.role(i + 1) is Role.ORDINAL)
        return [self.quantity(Kind.FRACTION, i, Read(word.value, i + 1, also=also), weak=weak)], i + 1


_READERS: dict[Role, Callable[[_ArabicLine, int, Word], Found]] = {
    **dict.fromkeys((Role.UNIT, Role.TEN, Role.TENS, Role.HUNDREDS, Role.SCALE), _ArabicLine._number),
    **dict.fromkeys((Role.SCALES, Role.MANY), _ArabicLine._vague),
    **dict.fromkeys((Role.WEAK, Role.DOZEN), _ArabicLine._plain),
    Role.FRACTION: _ArabicLine._fraction,
    Role.PARTS: lambda _line, i, _word: ([], i + 1),
    Role.ORDINAL: _ArabicLine.ordinal,
    Role.DECADE: _ArabicLine.decade,
    Role.AGED: _ArabicLine._aged,
    Role.DUAL: _ArabicLine._dual,
}
"""What reads a number word of each role."""
