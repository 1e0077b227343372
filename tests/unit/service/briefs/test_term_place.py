"""What the model wrote for a term is found where it is one clear name, and nowhere else."""

import pytest

from service.briefs.term_place import find_term, likeness
from service.briefs.types import Span
from tests.unit.service.briefs.linked import link_words

SOURCE = "وصل زكريا الحاضري إلى عدن أمس."
TERM = Span(4, 17)
FORM = "Zakaria al-Hadhiri"


def found_in(english: str, pairs: str, form: str = FORM, term: Span = TERM) -> str | None:
    """Look for the name that stands for the term."""
    place = find_term(SOURCE, english, link_words(SOURCE, english, pairs), term, form)
    return english[place.start : place.end] if place else None


@pytest.mark.parametrize(
    ("english", "pairs", "name"),
    [
        ("Zakraya al-Hadri arrived in Aden.", "0-1 1-2 2-0 3-3 4-4", "Zakraya al-Hadri"),
        ("The Zakraya al-Hadri arrived.", "0-1 1-1 2-2 3-0", "Zakraya al-Hadri"),
        ("Yesterday Zakraya of Hadri arrived.", "0-5 1-1 2-2 3-2 4-0", "Zakraya of Hadri"),
        ("Zakraya al-Hadri's arrival", "0-1 1-2 2-0", "Zakraya al-Hadri's"),
        ("Zakraya Hadri arrived.", "0-1:0.55 1-2:0.55 2-0", "Zakraya Hadri"),
        ("Zakraya Hadri said he arrived.", "0-1 1-2 2-2:0.64 4-0", "Zakraya Hadri"),
    ],
    ids=["plain", "article", "particle", "possessive", "much alike", "a verb of saying"],
)
def test_a_clear_name(english: str, pairs: str, name: str) -> None:
    """Every word of the term stands in one run of names, without the article."""
    assert found_in(english, pairs) == name


@pytest.mark.parametrize(
    ("english", "pairs"),
    [
        ("The present arrived in Aden.", "0-1 1-2 2-0 3-3 4-4"),
        ("Zakraya arrived in Aden.", "0-1 1-0 2-3 3-4"),
        ("Zakraya, Hadri arrived.", "0-1 1-2 2-0"),
        ("Zakraya went with Hadri.", "0-1 1-0 2-3 3-2"),
        ("Zakraya arrived in Aden, Zakraya al-Hadri.", "0-1 1-0 2-3 3-4 4-1 5-2"),
        ("Zakraya Hadri Fulan arrived.", "0-1 1-2 3-0"),
        ("Zakraya Hadri present arrived.", "0-1 1-2 2-2 3-0"),
        ("Minister Zakraya Hadri arrived.", "0-2:0.6 1-1 2-2 3-0"),
        ("Minister Hadri arrived.", "0-1 1-2 2-0"),
        ("Foo Bar arrived.", "0-1:0.6 1-2:0.6 2-0"),
        ("Zakraya Hadri arrived.", "0-1:0.35 1-2:0.35 2-0"),
        ("Zakraya Hadri Abu Omar Ali arrived.", "0-1 1-2 2-2 3-2 4-2 5-0"),
        ("Someone arrived.", "1-0"),
    ],
    ids=[
        "no name", "half of it", "a mark between", "a word between", "said twice", "a name beside it of nothing",
        "a word beside it of the term", "a title linked to it", "a title in it", "unlike and unsure", "unsure",
        "too long", "not linked",
    ],
)  # fmt: skip
def test_no_clear_name(english: str, pairs: str) -> None:
    """Any doubt and nothing is found."""
    assert found_in(english, pairs) is None


def test_another_word_for_the_same_name() -> None:
    """A name that is not spelled alike at all needs nearly all of the attention."""
    term = Span(22, 25)
    assert SOURCE[22:25] == "عدن"
    assert found_in("Zakraya arrived in Eden.", "0-1 2-3 3-4:0.8", "Port City", term) == "Eden"
    assert found_in("Zakraya arrived in Eden.", "0-1 2-3 3-4:0.7", "Port City", term) is None


def test_a_longer_form_behind_a_first_name() -> None:
    """Where the Arabic gives the last name alone and a first name stands before it, the full name would repeat it."""
    english, links, term = "Zakraya Hadri arrived.", "0-1 1-2 2-0", Span(10, 17)
    assert SOURCE[10:17] == "الحاضري"
    assert found_in(english, links, "al-Hadhiri", term) == "Hadri"
    assert found_in(english, links, FORM, term) is None


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [("Yaqubian", "Yacoubian", 1, 1), ("Housing", "Berkane", 0, 0.49), ("a", "Aden", 0, 0), ("Qasem", "Qassem", 1, 1)],
)
def test_likeness_is_of_consonants(one: str, other: str, least: float, most: float) -> None:
    """Vowels, and consonants that one Arabic letter may become, make no difference."""
    assert least <= likeness(one, other) <= most
