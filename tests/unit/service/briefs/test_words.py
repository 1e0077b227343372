"""Texts are compared by the words that carry meaning."""

import pytest

from service.briefs.words import content_words, count_words, covering, similarity, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [("والوزير", "وزير"), ("الحكومة", "حكومه"), ("أحمد", "احمد"), ("للمدينة", "المدينة"), ("Harbor", "harbor")],
)
def test_forms_of_one_word_share_a_stem(one: str, other: str) -> None:
    """Prefixes, hamza, ta marbuta and case do not make another word."""
    assert stem(one) == stem(other)


def test_stop_words_carry_no_meaning() -> None:
    """Function words of both languages are left out."""
    assert content_words("في هذا the of") == frozenset()


def test_words_of_any_script_are_counted() -> None:
    """Punctuation alone is no word."""
    assert count_words("قال الوزير: 3.5 million — !") == 4


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [("a1 b1", "a1 b1 c1", 1.0), ("a1 b1", "b1 c1", 0.5), ("a1", "b1", 0.0), ("", "b1", 0.0)],
)
def test_similarity_is_the_share_of_the_smaller_set(one: str, other: str, value: float) -> None:
    """A sentence inside another says nothing new."""
    assert similarity(frozenset(one.split()), frozenset(other.split())) == value


@pytest.mark.parametrize(
    ("text", "expected", "share"),
    [
        ("افتتح ميناء", (0,), 1.0),
        ("افتتاح ميناء جديد", (0,), 1 / 3),
        ("الميناء الجديد والقطار السريع", (0, 2), 3 / 4),
        ("مباراة كرة", (), 0.0),
        ("في على من", (), 0.0),
    ],
)
def test_the_sentences_behind_a_text_are_found(text: str, expected: tuple[int, ...], share: float) -> None:
    """Each that brings words of its own, in document order, with the share they cover; none where nothing is shared."""
    candidates = ["افتتح الوزير ميناء جديدا", "الطقس معتدل", "انطلق قطار سريع"]
    found = covering(content_words(text), [content_words(candidate) for candidate in candidates])
    assert found == (expected, pytest.approx(share))
