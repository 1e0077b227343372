"""Properties of cleaning, segmenting and cutting that hold for any text: nothing lost, every offset true."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from service.briefs.clean import clean
from service.briefs.segment import segment, split_clauses

FRAGMENTS = (
    *"قالالوزيروأضافة.!?؟…،؛:«»\"'()[]-/*•#<>&;1٣5٫ \n\tـ\u064e\u0651\u200f\u200b\ufeff\u00ad\u00a0\r\x07",
    *"\ud800\ufdf2\ufefb²",
    *(
        "قال",
        "الوزير",
        "د.",
        "أ ف ب",
        "القاهرة - رويترز",
        "(رويترز) - ",
        "صوت عدن / خاص :",
        "اقرأ أيضا:",
        "ع ب م",
        "على",
    ),
    *(
        "&quot;",
        "&nbsp;",
        "&amp;quot;",
        "&#1575;",
        "<br>",
        "</p><p>",
        "<b>",
        "< 5",
        "الـ",
        "ــ",
        "..",
        "؟!",
        ". ",
        "\n\n",
    ),
    *("www.x.com", "3.5", "1. ", "2. ", "English words", "ﷺ", "ﹰ", "ا\u0653", "\ue000", "\uf0b7", "😀"),
)
ARABIC_TEXTS = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join)
ANY_TEXTS = st.text(st.characters(), max_size=60)
TEXTS = st.one_of(ARABIC_TEXTS, ANY_TEXTS)
CHEAP = settings(max_examples=150, deadline=None)


def words(text: str) -> str:
    """Return a text without its white space, which segmenting may change."""
    return "".join(text.split())


@CHEAP
@given(TEXTS, st.booleans())
def test_cleaning_twice_is_cleaning_once(text: str, drop_marks: bool) -> None:
    """A cleaned text has nothing left to clean."""
    once = clean(text, drop_marks=drop_marks).text
    assert clean(once, drop_marks=drop_marks).text == once


@CHEAP
@given(TEXTS)
def test_offsets_lie_in_the_received_text_in_order(text: str) -> None:
    """Each cleaned character has one offset, none before its predecessor's, the last at the end of the text."""
    cleaned = clean(text)
    assert len(cleaned.offsets) == len(cleaned.text) + 1
    assert list(cleaned.offsets) == sorted(cleaned.offsets)
    assert cleaned.offsets[0] >= 0
    assert cleaned.offsets[-1] == len(text)


@CHEAP
@given(TEXTS)
def test_a_cleaned_text_can_be_encoded_and_is_visible(text: str) -> None:
    """No lone surrogate, control, bidi mark or tatweel is left."""
    cleaned = clean(text).text
    cleaned.encode("utf-8")
    assert "ـ" not in cleaned
    assert not {unicodedata.category(character) for character in cleaned.replace("\n", "")} & {"Cc", "Cs", "Co"}


@CHEAP
@given(TEXTS)
def test_nothing_is_lost_between_sentences(text: str) -> None:
    """Every character that is not white space is in exactly one sentence, in order."""
    cleaned = clean(text)
    assert words("".join(sentence.text for sentence in segment(cleaned))) == words(cleaned.text)


@CHEAP
@given(TEXTS)
@example("قال.ـوأضاف الوزير")
@example("<<b>br>نص &am<i></i>p;quot; آخر.")
def test_a_sentence_is_what_stands_at_its_offsets(text: str) -> None:
    """The received text between a sentence's offsets, cleaned alone, is the sentence; sentences do not overlap."""
    end = 0
    for index, sentence in enumerate(segment(clean(text))):
        assert sentence.index == index
        assert end <= sentence.start < sentence.end <= len(text)
        assert " ".join(clean(text[sentence.start : sentence.end]).text.split()) == " ".join(sentence.text.split())
        end = sentence.end


@CHEAP
@given(TEXTS)
def test_paragraphs_only_grow(text: str) -> None:
    """Paragraph numbers start at 0 and never go back or skip."""
    paragraphs = [sentence.paragraph for sentence in segment(clean(text))]
    assert paragraphs == sorted(paragraphs)
    assert set(paragraphs) == set(range(len(set(paragraphs))))


@CHEAP
@given(st.one_of(ARABIC_TEXTS, st.text(max_size=80)), st.integers(1, 40))
def test_clauses_joined_are_the_sentence(text: str, limit: int) -> None:
    """Cutting loses nothing, every piece fits, and there are few pieces."""
    pieces = split_clauses(text, lambda piece: len(piece) <= limit)
    assert "".join(pieces) == text
    assert all(0 < len(piece) <= limit for piece in pieces)
    assert len(pieces) <= 2 * (len(text) // limit + 1)


@settings(max_examples=50, deadline=None)
@given(ARABIC_TEXTS)
def test_clauses_that_can_never_fit_are_still_kept(text: str) -> None:
    """A limit that nothing meets ends in single characters, not in a loss or an endless loop."""
    assert "".join(split_clauses(text, lambda _: False)) == text


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r", "\u2028", "<br>", "</p><p>"])
def test_every_line_break_ends_a_sentence(break_: str) -> None:
    """Line breaks of every system, and of HTML, part a heading from its text."""
    text = f"عنوان الخبر{break_}نص الخبر الأول."
    assert [sentence.text for sentence in segment(clean(text))] == ["عنوان الخبر", "نص الخبر الأول."]
