"""A sentence that lost a clause is told from one that is merely terse."""

import pytest

from service.briefs.check.omission import check_omission, is_gutted, length_share

ARABIC = "أعلنت وزارة الصحة أن عدد المصابين ارتفع إلى سبعين شخصا، وأن ثلاثة مستشفيات في العاصمة لم تعد تستقبل المرضى."
ENGLISH = (
    "The health ministry announced that the number of infected people rose to seventy, "
    "and that three hospitals in the capital no longer admit patients."
)


@pytest.mark.parametrize(
    ("english", "codes"),
    [
        (ENGLISH, []),
        (
            "The Health Ministry said cases rose to seventy and three hospitals in the capital had closed their doors.",
            [],
        ),
        ("The health ministry announced that infections rose to seventy.", ["omission-clause"]),
        ("Three hospitals in the capital no longer admit patients.", ["omission-clause"]),
        ("Seventy.", ["omission-clause"]),
    ],
)
def test_a_lost_clause_is_flagged(english: str, codes: list[str]) -> None:
    """Either half may be the one that is missing."""
    assert [flag.code for flag in check_omission(ARABIC, english)] == codes


def test_short_texts_are_left_alone() -> None:
    """A headline's English may be much shorter."""
    assert check_omission("ارتفاع عدد المصابين إلى سبعين", "Cases at 70") == ()


def test_vowel_marks_do_not_count() -> None:
    """A sentence with all its vowels says no more than one without."""
    assert length_share("كَتَبَ", "wrote") == length_share("كتب", "wrote") == 5 / 3


@pytest.mark.parametrize(
    ("english", "gutted"), [(ENGLISH, False), ("Seventy.", True), ("Three hospitals closed", False)]
)
def test_nearly_nothing_left_is_gutted(english: str, gutted: bool) -> None:
    """Under a fifth of the length, of a sentence long enough to tell."""
    assert is_gutted(ARABIC, english) is gutted
    assert not is_gutted("ارتفاع عدد المصابين إلى سبعين", "Up")
