"""Amman and Oman are written alike in Arabic: where the sentence says which it is, the English must have that one."""

import pytest

from service.briefs.check.amman import check_amman
from service.briefs.check_texts import check_texts


def said(source: str, english: str) -> list[tuple[str, str | None]]:
    """Return the codes, with the English words that are marked."""
    return [
        (flag.code, english[flag.target.start : flag.target.end] if flag.target else None)
        for flag in check_amman(source, english)
    ]


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("زار الوزير عمّان أمس", "Amman"),
        ("زار الوزير عُمان أمس", "Oman"),
        ("عقد العاهل الأردني لقاء في عمان", "Amman"),
        ("وصل الوفد بالعاصمة عمان", "Amman"),
        ("في العاصمة الأردنية عمان", "Amman"),
        ("القاهرة وعمان وبيروت", "Amman"),
        ("أعلنت سلطنة عمان ذلك", "Oman"),
        ("انتقل من مسقط إلى شمال عمان", "Oman"),
        ("السعودية والأردن وعمان", "Oman"),
        ("منتخب عمان يواجه الأردن", "Oman"),
    ],
)
def test_what_the_sentence_says_is_held_against_the_english(source: str, place: str) -> None:
    """Vowel marks, the word before, the list it stands in, Jordan or Muscat beside it."""
    other = {"Amman": "Oman", "Oman": "Amman"}[place]
    assert said(source, f"It is {place}.") == []
    assert said(source, f"It is {other}.") == [("name-changed", other)]


@pytest.mark.parametrize(
    "source",
    [
        "زار الوزير عمان أمس",
        "زار وزير خارجية الأردن مسقط ثم عمان",
        "تعادل فريق الأردن مع عمان في مباراة أمس",
        "عاد إلى مسقط رأسه في عمان",
        "عمال المصنع",
    ],
    ids=["nothing", "both", "an opponent", "his birthplace", "another word"],
)
@pytest.mark.parametrize("english", ["Amman", "Oman", "It is far"])
def test_what_is_not_sure_is_not_flagged(source: str, english: str) -> None:
    """A flag at every mention would be wrong half of the time."""
    assert said(source, english) == []


def test_neither_of_them_is_a_lost_name() -> None:
    """Another spelling is enough; a name that the other check reports is not reported twice."""
    assert said("لقاء في العاصمة عمّان", "A meeting in the capital, Aman") == []
    assert said("لقاء في العاصمة عمّان", "A meeting in the capital") == [("name-missing", None)]
    assert said("أعلنت سلطنة عمان ذلك", "It said so") == []


def test_whole_texts_are_checked_sentence_by_sentence() -> None:
    """What another sentence says of one mention does not count for this one, and both may be meant."""
    source = "زار الملك العاصمة عمّان أمس.\nوأعلنت قطر وعمان ذلك."
    assert said(source, "He was in Amman. Oman said so.") == []
    text = "The king visited Oman yesterday."
    (flag,) = (one for one in check_texts("زار الملك العاصمة عمّان أمس.", text) if one.code == "name-changed")
    assert flag.message == "The Arabic “عمّان” is Amman here; the English has “Oman”."
    assert flag.source is not None
    assert flag.target is not None
