"""All checks run over a sentence pair."""

from service.briefs.check import check


def test_flags_come_in_the_order_of_the_checks() -> None:
    """Numbers first: they are what desks fear most."""
    flags = check("قال: «نعم» لشركة OpenAir بعد 5 أيام", "He agreed")
    assert [flag.code for flag in flags] == ["number-missing", "latin-lost", "quote-lost"]


def test_a_faithful_pair_has_no_flags() -> None:
    """Nothing is flagged where nothing is wrong."""
    assert check("قال «نعم» بعد 5 أيام", 'He said "yes" after five days') == ()
