"""The list of English words."""

import string

from models.english_words import commonest_words


def test_word_list_is_clean() -> None:
    """The words are distinct, in small ASCII letters, and the commonest comes first."""
    words = list(commonest_words())
    assert len(words) == len(set(words)) == 150_000
    assert words[0] == "the"
    assert set("".join(words)) <= {*string.ascii_lowercase, "'"}


def test_fewer_are_the_first() -> None:
    """Whoever asks for some words gets the commonest."""
    assert list(commonest_words(3)) == ["the", "to", "and"]
