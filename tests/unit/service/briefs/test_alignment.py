"""Attention between pieces becomes links between words, each in its place, also in a text translated in parts."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.fake_engine import FakeTranslator
from models.protocol import Attention, DecodingOptions
from service.briefs.alignment import Part, join_links, word_links
from service.briefs.clean import clean
from service.briefs.segment import segment
from service.briefs.spans import links_as_received
from service.briefs.timing import Deadline
from service.briefs.translate import translate
from service.briefs.types import Link, Span
from tests.unit.service.briefs.stand_ins import ScriptedTranslator, spelled

ASKED = DecodingOptions(attention=True)


def pieces(text: str, *cuts: str) -> tuple[tuple[int, int], ...]:
    """Place pieces in a text, one behind the other."""
    ends = [0]
    for cut in cuts:
        ends.append(ends[-1] + len(cut))
    assert "".join(cuts) == text
    return tuple(pairwise(ends))


def attention(source: tuple[str, ...], target: tuple[str, ...], *rows: tuple[float, ...]) -> tuple[str, str, Attention]:
    """Write two texts in pieces, with where each target piece looked."""
    read, written = "".join(source), "".join(target)
    weights = tuple(bytes(round(255 * share) for share in row) for row in rows)
    return read, written, Attention(pieces(read, *source), pieces(written, *target), weights)


def in_words(source: str, english: str, links: tuple[Link, ...] | None) -> list[tuple[str, str]]:
    """Read links as pairs of words."""
    return [
        (english[link.target.start : link.target.end], source[link.source.start : link.source.end])
        for link in links or ()
    ]


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (
            attention(("زار", " القاه", "رة"), ("He", " visited", " Ca", "iro", "."), *[(0.9, 0.1, 0)] * 2,
                      (0, 0.6, 0.4), (0, 0.1, 0.9), (0.5, 0, 0)),
            [("He", "زار"), ("visited", "زار"), ("Cairo", "القاهرة")],
        ),
        (attention(("وزير", " الصحة"), ("Health", " minister"), (0.1, 0.9), (0.55, 0.45)),
         [("Health", "الصحة"), ("minister", "وزير"), ("minister", "الصحة")]),
        (attention(("قال", " ", "شكري"), ("Shoukry",), (0.1, 0.6, 0.3)), [("Shoukry", "شكري")]),
        (attention(("قال", "،", " نعم"), ("Yes",), (0.1, 0.8, 0.1)), []),
        (attention(("مُحَمَّد",), ("Mo", "hamed", "'s"), (1,), (1,), (0.9,)), [("Mohamed's", "مُحَمَّد")]),
        (attention(("1.5", " مليون"), (" ", "1.5", " million"), (1, 0), (1, 0), (0, 1)),
         [("1.5", "1.5"), ("million", "مليون")]),
        (attention(("لا",), (), ), []),
    ],
    ids=["pieces", "two links", "a space before its word", "a mark", "vowel marks", "figures", "nothing"],
)  # fmt: skip
def test_links_between_words(case: tuple[str, str, Attention], expected: list[tuple[str, str]]) -> None:
    """A word is linked to what got a good share of the attention of all its pieces."""
    source, english, looked = case
    assert in_words(source, english, word_links(source, english, looked)) == expected


def test_the_share_is_the_mean_over_pieces() -> None:
    """Of the two pieces of a word, one looked here and one there."""
    source, english, looked = attention(("أ", " ب"), ("a", "b"), (1, 0), (0, 1))
    assert [link.share for link in word_links(source, english, looked)] == [0.5, 0.5]


def part(source: str, english: str) -> Part:
    """Let the n-th word of the English come from the n-th of the Arabic."""
    best = FakeTranslator().translate([source], ASKED)[0].best
    assert best.text == english
    return Part(source, english, best.attention)


def test_parts_keep_their_places() -> None:
    """Links of the second part point into the whole text; the same words twice are not mistaken for each other."""
    source, parts = (
        "قال الوزير، قال الرئيس",
        [part("قال الوزير،", "said minister,"), part("قال الرئيس", "said president")],
    )
    links = join_links(source, "said minister, said president", parts)
    assert in_words(source, "said minister, said president", links) == [
        ("said", "قال"), ("minister", "الوزير"), ("said", "قال"), ("president", "الرئيس"),
    ]  # fmt: skip
    assert links is not None
    assert links[2] == Link(Span(15, 19), Span(12, 15), 1.0)


def test_a_mended_end_has_no_links() -> None:
    """Where the English was changed after the model wrote it, only what came before is linked."""
    made = [part("قال الوزير", "said minister")]
    for english, linked in (("said minister?", 2), ("said mini…", 1), ("", 0)):
        assert len(join_links("قال الوزير", english, made) or ()) == linked


@pytest.mark.parametrize(
    ("source", "parts"),
    [
        ("قال الوزير", [Part("قال الوزير", "said minister", None)]),
        ("قال www.x.com الوزير", [part("قال الوزير", "said minister")]),
    ],
    ids=["not asked", "read otherwise"],
)
def test_no_alignment_is_no_empty_one(source: str, parts: list[Part]) -> None:
    """Where nothing is known of the links, none is not the same as an empty list."""
    assert join_links(source, "said minister", parts) is None


def test_what_is_shown_instead_has_no_links() -> None:
    """A loop that was cut off, or the Arabic itself, is not what the model looked for."""
    made = translate(ScriptedTranslator(lambda *_: "no no no no no no no"), ["قال الوزير اليوم"], ASKED, Deadline())
    assert made["قال الوزير اليوم"].alignment is None


@pytest.mark.parametrize("window", [512, 6])
def test_a_translation_has_links_when_asked_for(window: int) -> None:
    """Whole or split for its length, every word finds its own; unasked, there are none."""
    text = "قال الوزير اليوم إن الحكومة في القاهرة، ثم قال الرئيس أمس إن وزارة الصحة في بيروت"
    made = translate(FakeTranslator(window=window), [text], ASKED, Deadline())[text]
    english = made.text.replace(",", "").split()
    assert in_words(text, made.text, made.alignment) == list(zip(english, text.replace("،", "").split(), strict=True))
    assert translate(FakeTranslator(window=window), [text], DecodingOptions(), Deadline())[text].alignment is None
    assert translate(ScriptedTranslator(spelled), [text], ASKED, Deadline())[text].alignment is None


FRAGMENTS = ("قال", "الوزيـــر", "&quot;قال&quot;", "<b>اليوم</b>", "\u200f", "  ", ".\n", "، ", "ﷺ", "مُحَمَّد", "x")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=12).map(" ".join))
def test_links_point_into_the_text_as_received(text: str) -> None:
    """Whatever cleaning did, the received stretch of a link is the word that was linked, or the sign it is part of."""
    cleaned = clean(text)
    for sentence in segment(cleaned):
        made = translate(FakeTranslator(), [sentence.text], ASKED, Deadline())[sentence.text]
        received = links_as_received(made.alignment, sentence, cleaned)
        for link, moved in zip(made.alignment or (), received or (), strict=True):
            stretch = text[moved.source.start : moved.source.end]
            assert sentence.text[link.source.start : link.source.end] in clean(stretch).text
            assert len(clean(stretch).text.split()) == 1 or "ﷺ" in stretch
