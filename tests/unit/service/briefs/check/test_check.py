"""All checks run over a sentence pair."""

from service.briefs.check import MOST_ALIKE, check, without_flood
from service.briefs.types import Flag, Severity


def test_flags_come_in_the_order_of_the_checks() -> None:
    """Numbers first: they are what desks fear most."""
    flags = check("قال: «نعم» لشركة OpenAir بعد 5 أيام", "He agreed")
    assert [flag.code for flag in flags] == ["number-missing", "latin-lost", "quote-lost"]


def test_a_faithful_pair_has_no_flags() -> None:
    """Nothing is flagged where nothing is wrong."""
    assert check("قال «نعم» بعد 5 أيام", 'He said "yes" after five days') == ()


def test_a_flood_of_one_kind_is_counted_not_listed() -> None:
    """Gibberish full of numbers gives a few flags and the count of the rest; other kinds are not crowded out."""
    flags = [Flag("number-added", Severity.WARNING, f"The English says {number}.") for number in range(50)]
    other = Flag("number-missing", Severity.WARNING, "The Arabic says 7.")
    shown = list(without_flood([*flags, other]))
    assert len(shown) == MOST_ALIKE + 1
    assert shown[MOST_ALIKE - 1].message.startswith(f"And {50 - MOST_ALIKE + 1} more")
    assert shown[-1] == other
