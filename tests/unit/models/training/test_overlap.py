"""Near duplicates of evaluation segments."""

import pytest

from models.training.overlap import EvaluationIndex, fold

SEGMENT = "قال الوزير إن المشروع الجديد سيبدأ في الربيع المقبل"


@pytest.mark.parametrize(
    ("text", "overlaps"),
    [
        (SEGMENT, True),
        ("قال الوزير: إنّ المشروع الجديد سيبدأ فى الربيع المقبل!", True),
        ("قال الوزير إن المشروع القديم سيبدأ في الربيع المقبل", True),
        (f"وفي سياق آخر {SEGMENT} كما ذكرت المصادر نفسها في بيان", True),
        ("قال الوزير إن المشروع متوقف", False),
        ("سيبدأ في الربيع موسم جديد", False),
        ("", False),
    ],
)
def test_overlap(text: str, overlaps: bool) -> None:
    """A copy, another spelling, one changed word and a copy inside a paragraph overlap; a shared phrase does not."""
    assert EvaluationIndex([SEGMENT, ""]).overlaps(text) is overlaps


def test_segments_of_a_word_or_two_overlap_only_whole() -> None:
    """Otherwise every text with an everyday word would go."""
    index = EvaluationIndex(["صباح الخير"])
    assert index.overlaps("صباح الخير!")
    assert not index.overlaps("صباح الخير يا بلادي")


def test_folding_keeps_words_and_numbers_only() -> None:
    """Case, marks, vowel signs and the variants of alef, yeh and teh marbuta do not tell texts apart."""
    assert fold("«إلى المدينةِ» 12") == fold("الي المدينه 12")
    assert fold("The U.N.") == ("the", "u", "n")
