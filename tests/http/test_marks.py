"""A text is cut where flags name words, and nothing of it is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.briefs.types import EnglishSentence, Flag, Severity, SourceRef, Span
from service.http.marks import Stretch, in_arabic, in_english, stretches

SPANS = st.tuples(st.integers(-5, 25), st.integers(0, 10)).map(lambda pair: Span(pair[0], sum(pair)))


@pytest.mark.parametrize(
    ("spans", "cut"),
    [
        ([], [("abcdef", ())]),
        ([Span(0, 2)], [("ab", (0,)), ("cdef", ())]),
        ([Span(1, 4), Span(3, 6)], [("a", ()), ("bc", (0,)), ("d", (0, 1)), ("ef", (1,))]),
        ([Span(2, 2), Span(6, 9)], [("abcdef", ())]),
        ([Span(-3, 2), Span(4, 99)], [("ab", (0,)), ("cd", ()), ("ef", (1,))]),
    ],
    ids=["nothing", "at the start", "overlapping", "empty or outside", "over the edges"],
)
def test_a_text_is_cut_at_its_marks(spans: list[Span], cut: list[tuple[str, tuple[int, ...]]]) -> None:
    """Each stretch knows the flags that speak of it."""
    assert stretches("abcdef", enumerate(spans)) == tuple(Stretch(*one) for one in cut)


@settings(max_examples=80, deadline=None)
@given(text=st.text(max_size=20), spans=st.lists(SPANS, max_size=5))
def test_joined_stretches_are_the_text(text: str, spans: list[Span]) -> None:
    """Whatever the places."""
    assert "".join(one.text for one in stretches(text, enumerate(spans))) == text


def test_a_flag_marks_its_words_on_both_sides() -> None:
    """English by offsets into the sentence, Arabic by offsets into the article."""
    flags = (
        Flag("a", Severity.NOTICE, "", None, Span(0, 2)),
        Flag("b", Severity.WARNING, "", Span(12, 14), Span(3, 5)),
    )
    sentence = EnglishSentence("14 in 40", (SourceRef(1, 10, 16),), 0.5, flags)
    assert [one.text for one in in_english(sentence) if one.flags] == ["14", "in"]
    assert [one.text for one in in_english(sentence, flags[1:]) if one.flags] == ["in"]
    assert in_arabic("0123456789abcdefgh", sentence.sources[0], flags) == (
        Stretch("ab"),
        Stretch("cd", (1,)),
        Stretch("ef"),
    )
