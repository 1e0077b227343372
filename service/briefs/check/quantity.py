"""One number-like thing read from a text, in either language, and how it is written in a report.

Knows nothing of how a language writes numbers, nor of how two texts are compared.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from service.briefs.check.calendar import MONTH_NAMES

_FINEST = 10**4
"""Numbers in the news carry four decimals at most (exchange rates)."""
_YEARS = range(1900, 2100)
"""Numbers that are oftener a year than an amount of what a unit behind the next number names."""


class Kind(StrEnum):
    """What a quantity is; `Quantity.value` is read in its light."""

    NUMBER = "number"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    VAGUE = "vague"
    """`hundreds of thousands`: the value is the magnitude."""
    DECADE = "decade"
    """`the 1990s`: the value is 1990, or 90 where the century is not said."""
    MONTH = "month"
    """The value is 1-12; the unit names the calendar."""
    TIME = "time"
    """A time of day: the value is in hours, so half past five is 11/2."""
    DIGITS = "digits"
    """A telephone number and the like: the value is all digits in a row."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number-like thing at `text[start:end]` of the sentence it was read from.

    `unit` is "%", an ISO 4217 code, a calendar or "". `also` holds other legitimate readings of the same words
    (`1.500`, `a third`). A weak quantity (`one`, `first`, `both`) may go untranslated without anything being lost.
    """

    kind: Kind
    value: Fraction
    start: int
    end: int
    text: str
    unit: str = ""
    also: tuple[Fraction, ...] = ()
    weak: bool = False

    @property
    def readings(self) -> frozenset[Fraction]:
        """Every value the words can stand for."""
        return frozenset((self.value, *self.also))

    @property
    def label(self) -> str:
        """A plain notation that is the same for both languages: `3000`, `12%`, `5000000 USD`, `March`, `~1000`."""
        if self.kind is Kind.MONTH:
            return MONTH_NAMES[self.unit][int(self.value) - 1]
        if self.kind is Kind.TIME:
            return f"{int(self.value)}:{int(self.value % 1 * 60):02d}"
        number = str(self.value) if self.kind is Kind.FRACTION else decimal(self.value)
        if self.kind is Kind.VAGUE:
            number = f"~{number}"
        if self.kind is Kind.DECADE:
            number = f"{number}s"
        return f"{number}%" if self.unit == "%" else f"{number} {self.unit}".rstrip()


def decimal(value: Fraction) -> str:
    """The value in decimal digits where they end after four at most, as a fraction otherwise: `3000`, `2.5`, `1/3`."""
    if (value * _FINEST).denominator > 1:
        return str(value)
    return f"{float(value):.4f}".rstrip("0").rstrip(".")


def share_units(quantities: Iterable[Quantity], text: str, connectors: frozenset[str]) -> tuple[Quantity, ...]:
    """Give both ends of a range (`10 to 15 million dollars`) one unit, and the first the scale of the last.

    Per cent does not go on to the last: what `rose 3% to 500` is no range.
    """
    shared: list[Quantity] = []
    for quantity in quantities:
        if shared and text[shared[-1].end : quantity.start].strip().lower() in connectors:
            shared[-1], last = _as_range(shared[-1], quantity)
            shared.append(last)
        else:
            shared.append(quantity)
    return tuple(shared)


def _as_range(first: Quantity, last: Quantity) -> tuple[Quantity, Quantity]:
    if first.kind is not Kind.NUMBER or last.kind is not Kind.NUMBER:
        return first, last
    if last.unit and not first.unit and first.value in _YEARS:  # `62% in 2010 and 60% in 2014`
        return first, last
    scale = _scale(last.value)
    also = (*first.also, first.value * scale) if scale > 1 and first.value * scale <= last.value else first.also
    onward = "" if first.unit == "%" else first.unit
    return replace(first, unit=first.unit or last.unit, also=also), replace(last, unit=last.unit or onward)


def _scale(value: Fraction) -> int:
    return next((scale for scale in (10**12, 10**9, 10**6, 10**3) if value >= scale), 1)
