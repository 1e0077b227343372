"""Quantities have one plain notation for both languages."""

from fractions import Fraction

import pytest

from service.briefs.check.quantity import Kind, Quantity, decimal


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Fraction(3000), "3000"),
        (Fraction(5, 2), "2.5"),
        (Fraction(1, 3), "1/3"),
        (Fraction(-7), "-7"),
        (Fraction(100), "100"),
    ],
)
def test_values_are_written_plainly(value: Fraction, written: str) -> None:
    """Decimals where they end, fractions where they do not."""
    assert decimal(value) == written


@pytest.mark.parametrize(
    ("kind", "value", "unit", "label"),
    [
        (Kind.NUMBER, Fraction(12), "%", "12%"),
        (Kind.NUMBER, Fraction(5), "USD", "5 USD"),
        (Kind.MONTH, Fraction(9), "hijri", "Ramadan"),
        (Kind.TIME, Fraction(11, 2), "", "5:30"),
        (Kind.VAGUE, Fraction(1000), "", "~1000"),
        (Kind.DECADE, Fraction(1990), "", "1990s"),
        (Kind.FRACTION, Fraction(1, 2), "", "1/2"),
    ],
)
def test_a_label_shows_kind_value_and_unit(kind: Kind, value: Fraction, unit: str, label: str) -> None:
    """The notation of the labeled pairs."""
    assert Quantity(kind, value, 0, 1, "x", unit).label == label
