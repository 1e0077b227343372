"""Names in quotation marks that the English lost are noticed, however it writes those that it has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.briefs.check.quoted_names import check_quoted_names


@pytest.mark.parametrize(
    ("source", "english", "codes"),
    [
        ("ذكرت صحيفة «الميناء» أن السفن غادرت", "The newspaper said that the ships had left", ["quote-lost"]),
        ("ذكرت صحيفة «الميناء» أن السفن غادرت", 'The newspaper "Harbor" said the ships had left', []),
        ("ذكرت صحيفة «الميناء» أن السفن غادرت", "The newspaper Harbor said the ships had left", []),
        ("ذكرت صحيفة «الميناء» أن السفن غادرت", "Al-Minaa said that the ships had left", []),
        ("ذكرت صحيفة «الميناء» المصرية يوم الاثنين أنه فاز", "The Egyptian paper said Monday he won", ["quote-lost"]),
        ("كتب على «تويتر» أنه فاز", "Twitter has his word that he won", []),
        ("كتب زيدان على «الميناء» أنه فاز", "There, Zaidan wrote that he won", ["quote-lost"]),
        ("ذكرت قناة «كي.تي.في» أنه فاز", "KTV reported that he won", []),
        ("وهي صخور تسمى «الصدوع»", "They are rocks called clefts", []),
        ("قالت إذاعة «دان» لوكالة «رويترز» إنه فاز", "The radio told Reuters that he won", ["quote-lost"]),
        ("قالت إذاعة «دان» لوكالة «رويترز» إنه فاز", 'The radio told "Reuters" that he won', ["quote-lost"]),
        ("قالت إذاعة «دان» لوكالة «رويترز» إنه فاز", 'Dan Radio told "Reuters" that he won', []),
        ("قالت إذاعة «دان» لوكالة «رويترز» إنه فاز", 'There, Tomorrow Radio told "Reuters" he won', []),
        ("زار غزة وقال لإذاعة «دان» إنه فاز", "At Zagza, he told a radio he won", ["quote-lost"]),
        ("عثر على ما يعرف بـ «الصندوق»", "They found the box", []),
        ("قال «نعم»", "He said yes", []),
        ("ذكرت صحيفة «الميناء أنه فاز", "The newspaper said he won", []),
    ],
)
def test_lost_names_are_flagged(source: str, english: str, codes: list[str]) -> None:
    """Any word with a capital that nothing else explains may be the name; terms and open marks tell nothing."""
    assert [flag.code for flag in check_quoted_names(source, english)] == codes


def test_the_flag_points_at_the_name() -> None:
    """A reader sees which name to look for."""
    source = "ذكرت صحيفة «الميناء» أنه فاز"
    (flag,) = check_quoted_names(source, "The newspaper said he won")
    assert flag.source is not None
    assert source[flag.source.start : flag.source.end] == "«الميناء»"


@given(st.text(alphabet='صحيفة «»"من.', max_size=30), st.text(alphabet='The "A.', max_size=20))
def test_any_texts_can_be_compared(source: str, english: str) -> None:
    """Nothing in marks, marks of one sort inside another and empty texts are no errors."""
    assert len(check_quoted_names(source, english)) <= 1
