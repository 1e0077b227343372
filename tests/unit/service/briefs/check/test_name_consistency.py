"""One Arabic name comes out as one English spelling in all of a brief."""

import pytest

from service.briefs.check.name_consistency import inconsistent_names


@pytest.mark.parametrize(
    ("english", "other", "spelling"),
    [("Gadhafi fled.", "Qaddafi was found.", "Qaddafi"), ("Gadhafi fled.", "Gaddafi’s son spoke.", "Gaddafi")],
)
def test_two_spellings_of_one_name_are_reported(english: str, other: str, spelling: str) -> None:
    """The message names the spellings and the usual one."""
    (flag,) = inconsistent_names([("فر القذافي.", english), ("تحدث القذافي.", other)])
    assert flag.code == "name-inconsistent"
    assert "Gadhafi" in flag.message
    assert spelling in flag.message


@pytest.mark.parametrize(
    "pairs",
    [
        [("قال جو بايدن.", "Joe Biden said."), ("أضاف بايدن.", "Biden added.")],
        [("قالت الإمارات.", "The United Arab Emirates said."), ("أضافت الإمارات.", "The UAE added.")],
        [("قال القذافي.", "Gadhafi said."), ("أضاف القذافي.", "GADHAFI added.")],
        [("السيسي", "el-Sisi"), ("السيسي", "Al-Sisi's")],
        [],
    ],
)
def test_short_forms_initials_and_endings_are_no_second_spelling(pairs: list[tuple[str, str]]) -> None:
    """Only what is surely another spelling of the same words is reported."""
    assert inconsistent_names(pairs) == ()
