"""A desk's way of writing al- shows in what is suggested and in what is said to be inconsistent."""

import pytest

from service.briefs.check import check
from service.briefs.check.article import ArticleStyle, styled
from service.briefs.check.name_consistency import inconsistent_names
from service.briefs.check_texts import check_signature, check_texts

LISTED, HYPHEN, SPACE, DROP = ArticleStyle


@pytest.mark.parametrize(
    ("form", "style", "written"),
    [
        ("Ayman al-Zawahri", LISTED, "Ayman al-Zawahri"),
        ("Ayman al Zawahri", HYPHEN, "Ayman al-Zawahri"),
        ("Ayman El-Zawahri", SPACE, "Ayman al Zawahri"),
        ("Al-Zawahri", DROP, "Zawahri"),
        ("Alaa Mubarak", DROP, "Alaa Mubarak"),
        ("Tamim bin Hamad Al Thani", DROP, "Tamim bin Hamad Al Thani"),
    ],
)
def test_a_name_is_written_in_a_style(form: str, style: ArticleStyle, written: str) -> None:
    """Small and with a hyphen, with a space, or not at all; what only looks like an article stays."""
    assert styled(form, style) == written


@pytest.mark.parametrize(
    ("style", "suggested"),
    [(LISTED, "Ayman al-Zawahri"), (HYPHEN, "Ayman al-Zawahri"), (SPACE, "Ayman al Zawahri"), (DROP, "Ayman Zawahri")],
)
def test_a_suggestion_follows_the_style(style: ArticleStyle, suggested: str) -> None:
    """In a brief and in the check of whole texts; places and outlets keep their own names."""
    source, english = "ظهر أيمن الظواهري في دير البلح كما قالت قناة الجزيرة.", "He appeared, it said."
    for flags in (check(source, english, style), check_texts(source, english, style=style)):
        messages = " ".join(flag.message for flag in flags)
        assert f"({suggested})" in messages
        assert "(Deir al-Balah)" in messages
        assert "(Al Jazeera)" in messages


@pytest.mark.parametrize(
    ("english", "style", "noticed"),
    [
        ("They met Al-Zawahri.", LISTED, []),
        ("They met Al-Zawahri.", HYPHEN, ["“Al-Zawahri” is “al-Zawahri” in the style that is set."]),
        ("Al-Zawahri met them.", HYPHEN, []),
        ("They met al-Zawahri.", HYPHEN, []),
        ("They met Zawahri.", HYPHEN, []),
        ("They met al-Zawahri.", DROP, ["“al-Zawahri” is “Zawahri” in the style that is set."]),
    ],
)
def test_a_name_in_another_style_is_noticed(english: str, style: ArticleStyle, noticed: list[str]) -> None:
    """The English is not rewritten; where an article is not written, none is asked for."""
    flags = inconsistent_names([("التقوا الظواهري أمس.", english)], style)
    assert [flag.message for flag in flags] == noticed


def test_a_style_is_named_in_the_signature() -> None:
    """Flags depend on it."""
    assert check_signature(style=DROP) == f"{check_signature()}|article:drop"
