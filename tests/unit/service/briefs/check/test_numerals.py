"""Numbers are read as values, however they are written."""

from decimal import Decimal

import pytest

from service.briefs.check.numerals import figure_values, numerals


@pytest.mark.parametrize(
    ("figure", "values"),
    [
        ("7", {"7"}),
        ("007", {"7"}),
        ("1,234", {"1234", "1.234"}),
        ("1.234", {"1234", "1.234"}),
        ("1٬234", {"1234"}),
        ("3٫5", {"3.5"}),
        ("2,50", {"2.5"}),
        ("1,234.5", {"1234.5"}),
        ("1.234.567,8", {"1234567.8"}),
        ("1,234,567", {"1234567"}),
        ("12.5.2023", set()),
    ],
)
def test_a_figure_has_every_value_it_may_stand_for(figure: str, values: set[str]) -> None:
    """Grouping and decimal marks differ between countries, so both readings of `1,234` are kept."""
    assert figure_values(figure) == {Decimal(value) for value in values}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("٣٢ شخصا", 32),
        ("۳۲", 32),
        ("ثلاثة كتب", 3),
        ("والثلاثة", 3),
        ("خمسة وعشرون", 25),
        ("ثلاثة آلاف", 3_000),
        ("مليونين", 2_000_000),
        ("3 ملايين", 3_000_000),
        ("twenty-five", 25),
        ("three thousand", 3_000),
        ("4.5 million", 4_500_000),
        ("5 مليارات", 5_000_000_000),
    ],
)
def test_numbers_in_words_and_with_scales_are_read(text: str, value: int) -> None:
    """Number words, neighbors that add up, dual forms and scale words give the whole value."""
    assert any(value in numeral.values for numeral in numerals(text))


def test_a_date_is_read_part_by_part() -> None:
    """A figure with no single value gives its parts."""
    assert [numeral.written for numeral in numerals("12.5.2023") if numeral.in_figures] == ["12", "5", "2023"]


def test_text_without_numbers_has_none() -> None:
    """Ordinary words are no numbers."""
    assert numerals("وصل الوفد إلى المدينة") == []
