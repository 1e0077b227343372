"""Every figure of the Arabic must be in the English and the reverse: wrong numbers are what desks fear most."""

from collections.abc import Sequence
from decimal import Decimal

from service.briefs.check.numerals import Numeral, numerals
from service.briefs.types import Flag, Severity


def known_values(text: str) -> frozenset[Decimal]:
    """Collect every value that a text gives, in figures or in words."""
    return values_of(numerals(text))


def values_of(known: Sequence[Numeral]) -> frozenset[Decimal]:
    """Collect every value that some numbers may stand for."""
    return frozenset(value for numeral in known for value in numeral.values)


def unmatched(these: Sequence[Numeral], known: frozenset[Decimal]) -> list[str]:
    """List the figures among some numbers that stand for no known value."""
    return list(dict.fromkeys(one.written for one in these if one.in_figures and not one.values & known))


def unsupported_figures(known: frozenset[Decimal], english: str) -> list[str]:
    """List the figures of the English that stand for no value known from the source."""
    return unmatched(numerals(english), known)


def check_numbers(source: str, english: str) -> tuple[Flag, ...]:
    """Flag figures that are missing, added, or (as many missing as added) changed.

    Figures are compared by value: Arabic and ASCII digits, grouped or not, with a scale word or written out in full.
    """
    arabic, target = numerals(source), numerals(english)
    missing, added = unmatched(arabic, values_of(target)), unmatched(target, values_of(arabic))
    if missing and len(missing) == len(added):
        return tuple(
            Flag("number-changed", Severity.WARNING, f"The Arabic says {old}; the English says {new}.")
            for old, new in zip(missing, added, strict=True)
        )
    return tuple(
        Flag("number-missing", Severity.WARNING, f"The Arabic says {one}; the English does not.") for one in missing
    ) + tuple(Flag("number-added", Severity.WARNING, f"The English says {one}; the Arabic does not.") for one in added)
