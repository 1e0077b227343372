"""English with a hole in it is flagged; phrases that only look like one are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.briefs.check.holes import check_holes


@pytest.mark.parametrize(
    ("english", "hole"),
    [
        ("He accused the of treason.", "the"),
        ("It is a and the state.", "a"),
        ("The handset of the, which became a legend", "the"),
        ("She described them as.", "as"),
        ("A report entitled revealed the losses.", "entitled"),
        ("They advanced on the axis of in the direction of the port.", "of"),
        ("He wanted to of his rival.", "to"),
        ("This is the", "the"),
    ],
)
def test_a_hole_is_flagged_where_it_is(english: str, hole: str) -> None:
    """The span is the word behind which something is missing."""
    (flag,) = check_holes("", english)
    assert flag.code == "omission-word"
    assert flag.target is not None
    assert english[flag.target.start : flag.target.end] == hole


@pytest.mark.parametrize(
    "english",
    [
        "The on-site team is at the by-pass.",
        "He is entitled to a vote; a book entitled “Sand” or entitled Sand.",
        "The country he comes from, and the one he thought of.",
        "As of Monday, the as-yet unknown buyer and, he said, the WHO and the UN agree.",
        "A study, titled the same, is out.",
    ],
)
def test_whole_sentences_are_left_alone(english: str) -> None:
    """A hyphen makes a noun of any word, and English strands its prepositions."""
    assert check_holes("", english) == ()


@given(st.text())
def test_any_text_has_at_most_one_flag(english: str) -> None:
    """One hole is enough to send a reader to the Arabic."""
    assert len(check_holes("", english)) <= 1
