"""Numerals are read as every value they may stand for, and text is cut without losing its offsets."""

from fractions import Fraction

import pytest

from service.briefs.check.digits import fold, numeral, tokenize


@pytest.mark.parametrize(
    ("text", "values"),
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
        ("9ر2", {"9.2", "2.9"}),
        ("18.30", {"18.3", "18.5"}),
    ],
)
def test_a_numeral_has_every_value_it_may_stand_for(text: str, values: set[str]) -> None:
    """Grouping and decimal marks differ between countries, and a point may part hours from minutes."""
    value, also = numeral(text)
    assert {value, *also} == {Fraction(one) for one in values}


def test_folding_keeps_every_character_in_its_place() -> None:
    """Offsets into the folded text are offsets into the text as given."""
    text = "أُعلن في ٣٠ آذار، القاهرة ٪"
    assert len(fold(text)) == len(text)


def test_tokens_say_where_they_stand() -> None:
    """A word with vowel marks is found under its bare spelling, at its place."""
    text = "وصل ثَلاثَةُ"
    assert [text[token.start : token.end] for token in tokenize(text)] == ["وصل", "ثَلاثَةُ"]
    assert tokenize(text)[1].text == "ثلاثه"
