"""Places move between a sentence, its text and the text as received without losing their words."""

from itertools import pairwise

import pytest

from service.briefs.clean import clean
from service.briefs.segment import segment
from service.briefs.spans import as_received, shifted, within, without_source
from service.briefs.types import Flag, Severity, Span

RECEIVED = "القاهرة - رويترز\n\nقال الوزيـــر  إن\u200f 40 دولة شاركت.\nولم  يحضر &quot;أحد&quot; اليوم."


@pytest.mark.parametrize("word", ["الوزير", "40", "دولة", "يحضر", '"أحد"'])
def test_a_word_of_a_sentence_is_found_in_the_text_as_received(word: str) -> None:
    """Whatever cleaning took away or decoded before it and in it."""
    cleaned = clean(RECEIVED)
    sentence = next(one for one in segment(cleaned) if word in one.text)
    start = sentence.text.index(word)
    flag = Flag("x", Severity.NOTICE, "", Span(start, start + len(word)), Span(3, 4))
    (placed,) = as_received([flag], sentence, cleaned)
    assert placed.source is not None
    assert clean(RECEIVED[placed.source.start : placed.source.end]).text == word
    assert placed.target == flag.target


def test_no_place_stays_none() -> None:
    """A flag that speaks of the whole sentence has no place anywhere."""
    cleaned = clean(RECEIVED)
    flag = Flag("x", Severity.NOTICE, "")
    assert as_received([flag], segment(cleaned)[0], cleaned) == within([flag], 3) == (flag,)
    assert shifted(None, 3) is None


@pytest.mark.parametrize(
    ("span", "kept"),
    [(Span(0, 4), Span(0, 4)), (Span(2, 6), Span(2, 5)), (Span(5, 6), None)],
    ids=["inside", "over the end", "behind the end"],
)
def test_a_place_ends_where_its_text_does(span: Span, kept: Span | None) -> None:
    """A full stop that is taken off takes its place along."""
    flag = Flag("x", Severity.NOTICE, "", Span(0, 9), span)
    (made,) = within([flag], 5)
    assert (made.source, made.target) == (Span(0, 9), kept)


def test_an_arabic_that_nobody_sees_has_no_places() -> None:
    """The place in the English stays."""
    (made,) = without_source([Flag("x", Severity.NOTICE, "", Span(0, 9), Span(1, 2))])
    assert (made.source, made.target) == (None, Span(1, 2))


def test_sentences_begin_where_they_say() -> None:
    """The example above has sentences that are told apart by where they begin."""
    starts = [one.start for one in segment(clean(RECEIVED))]
    assert all(one < other for one, other in pairwise(starts))
