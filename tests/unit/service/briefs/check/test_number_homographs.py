"""What only looks like a number is left out where the other language shows what it is, and only there."""

import pytest

from service.briefs.check.number_homographs import ARABIC, ENGLISH, without_homographs
from service.briefs.check.numbers_arabic import read_arabic
from service.briefs.check.numbers_english import read_english


@pytest.mark.parametrize(
    ("arabic", "english", "left"),
    [
        ("قرر ألفين هيلرستين", "Alvin Hellerstein decided", []),
        ("وصل ألفين منهم", "as many arrived", ["2000"]),
        ("قضية ستون", "the Stone case", []),
    ],
)
def test_arabic_words(arabic: str, english: str, left: list[str]) -> None:
    """A name is one where the English has it."""
    kept = without_homographs(read_arabic(arabic), read_english(english), shown_by=(ARABIC, english))
    assert [quantity.label for quantity in kept] == left


@pytest.mark.parametrize(
    ("arabic", "english", "left"),
    [
        ("قالت ماي في 8 ماي", "on May 8", ["May", "8"]),
        ("فازت ماي", "the party in May", []),
        ("فازت الحكومة", "the party in May", ["May"]),
    ],
)
def test_english_words(arabic: str, english: str, left: list[str]) -> None:
    """A month that the Arabic reads as one stays."""
    kept = without_homographs(read_english(english), read_arabic(arabic), shown_by=(ENGLISH, arabic))
    assert [quantity.label for quantity in kept] == left
