"""English terms in the Arabic that a translator reads."""

from service.briefs.telling import Telling, Term, written_in
from service.briefs.types import Link, Span

SOURCE = "وقال غانتس لرويترز إن القاهرة بعيدة"


def place(word: str, source: str = SOURCE) -> Span:
    """Say where a word stands."""
    return Span(source.index(word), source.index(word) + len(word))


def told() -> Telling:
    """Tell two names, one of them with a preposition attached."""
    return written_in(SOURCE, [Term(place("غانتس"), "", "Benny Gantz"), Term(place("لرويترز"), "ل", "Reuters")])


def test_terms_stand_as_words_of_their_own() -> None:
    """What was attached to one stands before it; all else is as it was."""
    assert told().text == "وقال Benny Gantz ل Reuters إن القاهرة بعيدة"


def test_every_word_knows_where_it_comes_from() -> None:
    """Also those between and behind the terms; a term and what was attached to it come from one word."""
    text = told().text
    pairs = {"وقال": "وقال", "Gantz": "غانتس", "ل R": "لرويترز", "Reuters": "لرويترز", "إن": "إن", "بعيدة": "بعيدة"}
    for there, here in pairs.items():
        assert told().origin(place(there, text)) == place(here)


def test_links_come_back_to_the_text() -> None:
    """The shares of a term's words add up, to no more than all."""
    english = Span(0, 5)
    text = told().text
    links = [Link(english, place(word, text), share) for word, share in (("Benny", 0.3), ("Gantz", 0.8), ("إن", 0.25))]
    assert told().back(links) == (Link(english, place("غانتس"), 1.0), Link(english, place("إن"), 0.25))


def test_nothing_told_changes_nothing() -> None:
    """The text itself, and links as they are."""
    link = Link(Span(0, 2), place("غانتس"), 0.5)
    assert written_in(SOURCE, []) == Telling(SOURCE)
    assert Telling(SOURCE).back([link]) == (link,)
