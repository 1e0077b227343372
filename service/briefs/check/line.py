"""A text cut into tokens, each with the number word that it is: what the readers of both languages walk over.

Knows no language; the readers add the grammar.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, NamedTuple, Protocol, TypeVar

from service.briefs.check.digits import Token, clock
from service.briefs.check.quantity import Kind, Quantity

HUNDRED = 100
TEN = 10
GREATEST_HOUR = 12
CENTURIES = (1900, 2000, 1800)
"""A decade seldom names its century (`the nineties`), and the news seldom means an older one."""


class NumberWord(Protocol):
    """What both lexicons say of a word."""

    @property
    def value(self) -> Fraction:
        """The number that the word says, or its magnitude."""
        ...


WordT = TypeVar("WordT", bound=NumberWord)

Found = tuple[list[Quantity], int]
"""The quantities read at a place, and the place to go on from."""


def walk(count: int, read_at: Callable[[int], Found]) -> Iterator[Quantity]:
    """Read so many tokens from the first to the last, taking the longest number at each."""
    place = 0
    while place < count:
        found, place = read_at(place)
        yield from found


class Read(NamedTuple):
    """A value read from the tokens up to `end`; `scale` is that of its last part, `also` other readings."""

    value: Fraction
    end: int
    scale: Fraction = Fraction(1)
    also: tuple[Fraction, ...] = ()


@dataclass(frozen=True, slots=True)
class Line(Generic[WordT]):
    """A text, its tokens, and for each token its number word, if it is one."""

    text: str
    tokens: list[Token]
    words: list[WordT | None]

    def word(self, i: int) -> WordT | None:
        """The number word at a place, None outside the text."""
        return self.words[i] if 0 <= i < len(self.words) else None

    def value_at(self, i: int) -> Fraction:
        """The value of the number word at a place, 0 where there is none."""
        word = self.word(i)
        return word.value if word else Fraction(0)

    def said(self, i: int) -> str:
        """The folded token at a place, "" outside the text."""
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def is_numeral(self, i: int) -> bool:
        """Whether digits stand at a place."""
        return 0 <= i < len(self.tokens) and self.tokens[i].kind == "number"

    def gap(self, i: int) -> str:
        """What stands between a token and the one before it, without spaces; a full stop outside the text."""
        if not 0 < i < len(self.tokens):
            return "."
        return self.text[self.tokens[i - 1].end : self.tokens[i].start].strip(" \u00a0\u202fـ")

    def first_character(self, i: int) -> int:
        """Where the words of a quantity that begins at a token begin."""
        return self.tokens[i].start

    def quantity(self, kind: Kind, i: int, read: Read, unit: str = "", *, weak: bool = False) -> Quantity:
        """A quantity over the tokens from `i` up to the end of the reading."""
        start, end = self.first_character(i), self.tokens[read.end - 1].end
        return Quantity(kind, read.value, start, end, self.text[start:end], unit, read.also, weak)

    def clock(self, i: int, hours: Fraction, end: int) -> Found:
        """A time of day over the tokens from `i` up to `end`."""
        start, stop = self.tokens[i].start, self.tokens[end - 1].end
        return [clock(hours, start, stop, self.text[start:stop])], end
