"""Names of the pattern `سلمان بن حمد` come out whole, or are flagged, whoever bears them."""

import pytest

from service.briefs.check.lineage import check_lineage
from service.briefs.check_texts import check_texts


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("قال راشد بن جاسم إنه عاد", "Rashed bin Jassim said he was back"),
        ("قال راشد بن جاسم بن ناصر إنه عاد", "Rashid Bin Jasim Bin Nasser said he was back"),
        ("زار عبد اللطيف بن راشد المدينة", "Abdullatif bin Rashid visited the city"),
        ("قالت حصة بنت خالد", "Hessa bint Khalid said"),
        ("قال جمال بن عمر إنه عاد", "Jamal Benomar said he was back"),
        ("قال علي بن ظافر", "Ali bin Dhafer said"),
        ("يعتمد على بن راشد", "It depends on bin Rashid"),
        ("قال بن راشد إنه عاد", "Bin Rashid said he was back"),
        ("قال ولي العهد السعودي محمد بن سلمان", "The Saudi crown prince said"),
        ("قال راشد بن", "Rashid said"),
    ],
    ids=["whole", "a grandfather", "servant of", "a daughter", "in one", "th", "upon", "no given name", "known", "cut"],
)
def test_whole_names_and_what_is_none_are_left_alone(source: str, english: str) -> None:
    """Spellings differ; what stands before `بن` is often no name; who is known is compared elsewhere."""
    assert check_lineage(source, english) == ()


@pytest.mark.parametrize(
    "english",
    ["The crown prince bin Jassim said he was back", "Rashid said he was back", "The crown prince said he was back"],
    ids=["the given name", "the father's name", "both"],
)
def test_a_lost_part_is_flagged(english: str) -> None:
    """The flag points at the whole name in the Arabic."""
    source = "قال ولي العهد راشد بن جاسم إنه عاد"
    (flag,) = check_lineage(source, english)
    assert flag.code == "name-missing"
    assert flag.source is not None
    assert source[flag.source.start : flag.source.end] == "راشد بن جاسم"


def test_whole_texts_are_checked_too() -> None:
    """Whoever wrote them."""
    flags = check_texts("قال راشد بن جاسم إنه عاد إلى المدينة أمس.", "He said that he was back in the city yesterday.")
    assert [flag.code for flag in flags] == ["name-missing"]
