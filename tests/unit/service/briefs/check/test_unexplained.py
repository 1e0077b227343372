"""English words that names and sounds do not explain."""

from service.briefs.check.spelling import english_words
from service.briefs.check.unexplained import has_inner_capitals, is_name, unexplained

SOURCE = "وصل غانتس إلى مطار beIN في بيروت"


def test_of_the_words_asked_for_some_are_left() -> None:
    """Listed names, words that sound alike and Latin words of the source are explained; each other one comes once."""
    english = "Ganits, Beirut's bein and the Quux of the quux in Paris"
    words = unexplained(SOURCE, english, lambda word: word.text not in ("and", "the", "of", "in"))
    assert [word.text for word in words] == ["Quux"]


def test_nothing_asked_for() -> None:
    """Words that nobody asks for are not looked at."""
    assert list(unexplained(SOURCE, "Quux", lambda _: False)) == []


def test_what_looks_like_a_name() -> None:
    """A capital or an article makes a name, a capital further on initials."""
    words = english_words("Ganits al-hashani boat UNRWA")
    assert [is_name(word) for word in words] == [True, True, False, True]
    assert [has_inner_capitals(word) for word in words] == [False, False, False, True]
