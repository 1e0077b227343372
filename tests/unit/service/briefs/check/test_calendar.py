"""Months are known under all their names."""

import pytest

from service.briefs.check.calendar import GREGORIAN, HIJRI, arabic_month, english_month


@pytest.mark.parametrize(
    ("words", "month"),
    [
        ("يناير", (1, GREGORIAN, 1)),
        ("جانفي", (1, GREGORIAN, 1)),
        ("كانون الثاني", (1, GREGORIAN, 2)),
        ("وكانون الاول", (12, GREGORIAN, 2)),
        ("غشت", (8, GREGORIAN, 1)),
        ("جمادي الاخره", (6, HIJRI, 2)),
        ("ذو القعده", (11, HIJRI, 2)),
        ("رمضان", (9, HIJRI, 1)),
        ("كانون للتدفئه", None),
        ("مدينه", None),
    ],
)
def test_arabic_names(words: str, month: tuple[int, str, int] | None) -> None:
    """Egypt, the Levant, the Maghreb and the Hijri year name months in their own ways."""
    assert arabic_month(words.split()) == month


@pytest.mark.parametrize(
    ("words", "month"),
    [
        ("march", (3, GREGORIAN, 1)),
        ("sept", (9, GREGORIAN, 1)),
        ("rabi al awwal", (3, HIJRI, 3)),
        ("jumada al thani", (6, HIJRI, 3)),
        ("dhu al hijjah", (12, HIJRI, 3)),
        ("sha'ban", (8, HIJRI, 1)),
        ("rabi", None),
        ("monday", None),
    ],
)
def test_english_names(words: str, month: tuple[int, str, int] | None) -> None:
    """Abbreviations and transliterations lead to the same months."""
    assert english_month(words.split()) == month
