"""Latin parts of Arabic text are kept, at the end if need be; addresses are left out of what a model reads."""

import pytest

from service.briefs.latin import flag_moved, with_lost_runs, without_addresses


@pytest.mark.parametrize(
    ("source", "english", "kept"),
    [
        ("أعلنت شركة OpenAir أمس", "The company OpenAir announced", "The company OpenAir announced"),
        ("أعلنت شركة OpenAir أمس", "The company announced", "The company announced [OpenAir]"),
        ("شركتا OpenAir وNimbus", "Two companies", "Two companies [OpenAir; Nimbus]"),
        ("راسلنا: desk@example.org", "", "[desk@example.org]"),
    ],
)
def test_lost_parts_stand_at_the_end(source: str, english: str, kept: str) -> None:
    """What the English lost is put in brackets behind it, and one flag names each part."""
    assert with_lost_runs(source, english) == kept
    assert len(flag_moved(source, english)) == (0 if kept == english else kept.count(";") + 1)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("للمزيد: https://example.org/news?id=5", "للمزيد:"),
        ("زوروا www.example.org. شكرا", "زوروا . شكرا"),
        ("راسلنا على desk@example.org اليوم", "راسلنا على اليوم"),
        ("أعلنت شركة OpenAir  أمس", "أعلنت شركة OpenAir  أمس"),
        ("مصر https://ar.example.org/wiki/مصر", "مصر مصر"),
    ],
)
def test_addresses_are_left_out(text: str, left: str) -> None:
    """Web and mail addresses go, names and Arabic stay."""
    assert without_addresses(text) == left
