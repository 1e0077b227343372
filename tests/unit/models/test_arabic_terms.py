"""Words that differ only in spelling or inflection become the same term."""

import pytest

from models.arabic_terms import STOP_WORDS, stem, terms, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مُسْتَشْفًى", "مستشفى"),
        ("مدرســـة", "مدرسة"),
        ("إعلان", "اعلان"),
        ("المدرسة", "مدرسه"),
        ("والكتاب", "كتاب"),
        ("للوزارة", "الوزارة"),
        ("بالمدينة", "المدينة"),
        ("مهندسون", "المهندسين"),
        ("١٢٣", "123"),
        ("۱۲۳", "123"),
        ("ﻛﺘﺎﺏ", "كتاب"),
        ("Cairo", "CAIRO"),
    ],
)
def test_variants_are_one_term(one: str, other: str) -> None:
    """Vowel marks, tatweel, hamza, affixes, digits and letter forms make no difference."""
    assert terms(one) == terms(other) != []


@pytest.mark.parametrize("text", ["في من إلى على", "وقال إنّ هذه", "التي كانت", "، ؟ ! …", ""])
def test_stop_words_and_punctuation_are_no_terms(text: str) -> None:
    """A text that says nothing has no terms."""
    assert terms(text) == []


@pytest.mark.parametrize("word", ["ال", "و", "ه", "وال", "ها", "ان", "باب", "ولد", "IBM", "123"])
def test_short_words_keep_a_stem(word: str) -> None:
    """Taking off affixes never leaves nothing."""
    assert stem(word)


def test_stop_words_are_folded() -> None:
    """The list is in the spelling that words are compared in."""
    assert all(words(word) == [word] for word in STOP_WORDS)


def test_endless_number() -> None:
    """A number of thousands of digits is an ordinary term."""
    assert terms("٩" * 5000) == ["9" * 5000]
