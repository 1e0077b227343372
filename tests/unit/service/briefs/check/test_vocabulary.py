"""Which words English has."""

import pytest

from service.briefs.check.vocabulary import is_common, is_english


@pytest.mark.parametrize(
    "word",
    [
        "minister",
        "up",
        "riyadh",
        "ministers",
        "thorniest",
        "denuclearizing",
        "disavows",
        "beachgoers",
        "counteroffers",
        "unescorted",
        "denuclearisation",
        "regularised",
        "escalatory",
        "ideologization",
        "disputants",
        "gastroscope",
        "sheikhdom",
    ],
)
def test_words_and_what_is_built_of_them_are_english(word: str) -> None:
    """A word of the list, or one with an ending, a beginning or a second word, is English."""
    assert is_english(word)


@pytest.mark.parametrize(
    "word", ["prestitutional", "zuangan", "enthusiasiasm", "equippped", "thhat", "ceilks", "zuanganise"]
)
def test_what_is_built_of_nothing_is_not(word: str) -> None:
    """A word is not English because some of its letters are."""
    assert not is_english(word)


@pytest.mark.parametrize(("word", "common"), [("giants", True), ("website", True), ("gantz", False)])
def test_common_words_mean_what_they_say(word: str, common: bool) -> None:
    """A name that the list knows is not common for that."""
    assert is_common(word) is common
