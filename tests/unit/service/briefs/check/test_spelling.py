"""Spellings are made comparable without losing where the words stand."""

import pytest

from service.briefs.check.spelling import Joined, arabic_consonants, arabic_words, consonants, english_words, loose


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إسرائيل", "اسرائيل"),
        ("القاهرة", "القاهره"),
        ("مصطفى", "مصطفي"),
        ("الأُرْدُنّ", "الأردن"),
        ("الســودان", "السودان"),
        ("شؤون", "شوون"),
    ],
)
def test_arabic_spellings_of_one_word_fold_together(one: str, other: str) -> None:
    """Hamza, ta marbuta, alef maqsura, vowel marks and tatweel make no difference."""
    assert arabic_words(one)[0].text == arabic_words(other)[0].text


@pytest.mark.parametrize("text", ["الملك عبدالله", "وللملك عبدالله", "ولعبدالرحمن", "عبد الله"])
def test_a_name_of_two_words_written_as_one_is_two(text: str) -> None:
    """`عبدالله` is found wherever `عبد الله` is known, and each part stands where it stands."""
    words = arabic_words(text)
    assert words[-1].text.startswith("ال")
    assert words[-2].text.endswith("عبد")
    assert all(text[word.start : word.end] == word.raw for word in words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sana'a and Iran’s army", ["Sanaa", "and", "Iran", "army"]),
        ("the U.S.-led forces", ["the", "US", "led", "forces"]),
        ("Abdel-Fattah el-Sisi", ["Abdel", "Fattah", "Sisi"]),
        ("Al Jazeera, an-Nahda", ["Jazeera", "Nahda"]),
        ("Erdoğan met António", ["Erdogan", "met", "Antonio"]),
        ("the G-20", ["the", "G", "20"]),
    ],
)
def test_english_words(text: str, words: list[str]) -> None:
    """Articles of Arabic names, possessive endings, accents, points and apostrophes are no part of a word."""
    assert [word.text for word in english_words(text)] == words


def test_words_know_where_they_stand() -> None:
    """Offsets are those of the text as given, even where accents were dropped."""
    text = "Président Erdoğan’s visit"
    assert [text[word.start : word.end] for word in english_words(text)] == ["Président", "Erdoğan’s", "visit"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Mohammed", "Muhammad"), ("Gadhafi", "Qaddafi"), ("Hodeida", "Hudaydah"), ("Zelensky", "Zelenskyy")],
)
def test_transliterations_of_one_name_share_their_consonants(one: str, other: str) -> None:
    """Vowels and letters for one Arabic consonant make no difference."""
    assert consonants(one) == consonants(other)


@pytest.mark.parametrize(("one", "other"), [("Zelensky", "Zelenskyy"), ("Hussein", "Hussain"), ("Sanaah", "Sanaa")])
def test_loose_spellings(one: str, other: str) -> None:
    """Doubled letters, y and i, and a last h make no difference."""
    assert loose(one) == loose(other)


def test_different_names_stay_different() -> None:
    """Iran is not Iraq, Niger not Nigeria, Austria not Australia, however loosely they are read."""
    assert len({loose(name) for name in ("Iran", "Iraq", "Niger", "Nigeria", "Austria", "Australia", "Oman")}) == 7


def test_both_scripts_share_consonants() -> None:
    """An Arabic spelling and the English name meet in their consonant classes."""
    assert arabic_consonants("كينيدي") == consonants("Kennedy")


@pytest.mark.parametrize(
    ("key", "found"), [("kfarsaba", (1, 2)), ("kfar", (1, 1)), ("far", None), ("israeli", (3, 3)), ("sabai", None)]
)
def test_finds_keep_to_whole_words(key: str, found: tuple[int, int] | None) -> None:
    """A key may run over several words, but begins and ends where words do; a plural s may follow."""
    assert Joined(["in", "kfar", "saba", "israelis"]).find(key) == found
