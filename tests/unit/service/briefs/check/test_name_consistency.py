"""One Arabic name comes out as one English spelling in all of a brief."""

import pytest

from service.briefs.check.article import ArticleStyle
from service.briefs.check.glossary import make_glossary
from service.briefs.check.name_consistency import inconsistent_names
from service.briefs.types import GlossaryTerm


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


def test_a_glossary_settles_the_spelling_of_its_terms() -> None:
    """Its form may be one that Mujaz would not choose; other names are compared as ever."""
    glossary = make_glossary([GlossaryTerm("الظواهري", "El-Zawahri")])
    pairs = [("التقوا الظواهري.", "They met El-Zawahri."), ("تحدث الظواهري.", "Al-Zawahiri spoke.")]
    assert inconsistent_names(pairs, ArticleStyle.HYPHEN)
    assert inconsistent_names(pairs, ArticleStyle.HYPHEN, glossary) == ()
    others = [("فر القذافي.", "Gadhafi fled."), ("تحدث القذافي.", "Qaddafi spoke.")]
    assert len(inconsistent_names((*pairs, *others), ArticleStyle.HYPHEN, glossary)) == 1
