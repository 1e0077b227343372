"""Every figure of the Arabic must be in the English and the reverse: wrong numbers are what desks fear most."""

from collections.abc import Sequence

from service.briefs.check.numerals import Numeral, numerals
from service.briefs.types import Flag, Severity


def unmatched(these: Sequence[Numeral], those: Sequence[Numeral]) -> list[str]:
    """List the figures of one text whose value the other gives neither in figures nor in words."""
    known = frozenset(value for numeral in those for value in numeral.values)
    return list(dict.fromkeys(one.written for one in these if one.in_figures and not one.values & known))


def unsupported_figures(source: str, english: str) -> list[str]:
    """List the figures of the English that the source does not give."""
    return unmatched(numerals(english), numerals(source))


def check_numbers(source: str, english: str) -> tuple[Flag, ...]:
    """Flag figures that are missing, added, or (as many missing as added) changed.

    Figures are compared by value: Arabic and ASCII digits, grouped or not, with a scale word or written out in full.
    """
    arabic, target = numerals(source), numerals(english)
    missing, added = unmatched(arabic, target), unmatched(target, arabic)
    if missing and len(missing) == len(added):
        return tuple(
            Flag("number-changed", Severity.WARNING, f"The Arabic says {old}; the English says {new}.")
            for old, new in zip(missing, added, strict=True)
        )
    return tuple(
        Flag("number-missing", Severity.WARNING, f"The Arabic says {one}; the English does not.") for one in missing
    ) + tuple(Flag("number-added", Severity.WARNING, f"The English says {one}; the Arabic does not.") for one in added)
