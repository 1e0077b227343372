"""How an article falls into pieces of known kind, place and paragraph."""

import pytest

from service.briefs.clean import clean
from service.briefs.segment import LONGEST_PART, outlet, segment
from service.briefs.types import Sentence, SentenceKind

BODY, DATELINE, BOILERPLATE, FOREIGN = SentenceKind


def pieces(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text as received."""
    return segment(clean(text))


def kinds(text: str) -> list[tuple[SentenceKind, str]]:
    """Return the kind and text of each piece."""
    return [(piece.kind, piece.text) for piece in pieces(text)]


def test_an_article_keeps_its_order_places_and_paragraphs() -> None:
    """Pieces are numbered in order, know their paragraph, and stand where they say in the received text."""
    text = "صوت الساحل / خاص :\r\n\r\nقال الوزير &quot;سنعود&quot;. وأضاف أنه متفائل!\r\n\r\nولم يذكر موعدا."
    found = pieces(text)
    assert [(piece.index, piece.paragraph, piece.kind) for piece in found] == [
        (0, 0, DATELINE),
        (1, 1, BODY),
        (2, 1, BODY),
        (3, 2, BODY),
    ]
    assert text[found[1].start : found[1].end] == "قال الوزير &quot;سنعود&quot;."
    assert found[1].text == 'قال الوزير "سنعود".'


@pytest.mark.parametrize("text", ["", " \n ", "\u200f"])
def test_text_of_nothing_has_no_pieces(text: str) -> None:
    """White space and invisible marks hold no sentence."""
    assert pieces(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("القاهرة (رويترز) - قال الرئيس", [(DATELINE, "القاهرة (رويترز) -"), (BODY, "قال الرئيس")]),
        ("غزة/ وكالات\nأعلنت الصحة", [(DATELINE, "غزة/ وكالات"), (BODY, "أعلنت الصحة")]),
        ("انتهى الاجتماع. المصدر: وكالات", [(BODY, "انتهى الاجتماع."), (DATELINE, "المصدر: وكالات")]),
        ("انتهى. اقرأ أيضا: خبر آخر", [(BODY, "انتهى."), (BOILERPLATE, "اقرأ أيضا: خبر آخر")]),
        ("إقرأ المزيد\nعنوان خبر آخر", [(BOILERPLATE, "إقرأ المزيد"), (BOILERPLATE, "عنوان خبر آخر")]),
        ("انتهى الاجتماع. ع ب م", [(BODY, "انتهى الاجتماع."), (BOILERPLATE, "ع ب م")]),
        ("قال نعم. This is English.", [(BODY, "قال نعم."), (FOREIGN, "This is English.")]),
        ("قال نعم.\n***\nوغادر.", [(BODY, "قال نعم."), (FOREIGN, "***"), (BODY, "وغادر.")]),
        ("وقع الحادث. 2021. وانتهى", [(BODY, "وقع الحادث. 2021."), (BODY, "وانتهى")]),
        ("... قال الوزير", [(BODY, "... قال الوزير")]),
    ],
)
def test_each_piece_is_of_its_kind(text: str, expected: list[tuple[SentenceKind, str]]) -> None:
    """Datelines, links, signatures, other languages and symbols are told from the article; none is dropped."""
    assert kinds(text) == expected


def test_a_quote_over_several_sentences_keeps_its_marks() -> None:
    """The opening mark stays with the first sentence and the closing one with the last."""
    assert [text for _, text in kinds('قال: "وصلنا أمس. سنعود غدا." ثم غادر.')] == [
        'قال: "وصلنا أمس.',
        'سنعود غدا."',
        "ثم غادر.",
    ]


def test_a_text_without_full_stops_is_cut_at_clauses() -> None:
    """What no sentence can be, so long is it, falls into parts that a reader can take in; nothing of it is lost."""
    clause = "وقال الوزير إن الحكومة ستعقد اجتماعا يوم الاثنين في القاهرة، "
    text = (clause * 40).strip()
    found = pieces(text)
    assert len(found) > 5
    assert max(len(piece.text.split()) for piece in found) <= LONGEST_PART
    assert " ".join(piece.text for piece in found) == text
    assert all(text[piece.start : piece.end].strip() == piece.text and piece.kind is BODY for piece in found)
    assert len(pieces((clause * 10).strip())) == 1


def test_text_behind_a_link_label_is_text_if_it_reads_so() -> None:
    """A finished sentence behind `اقرأ أيضا` belongs to the article."""
    assert kinds("اقرأ أيضا:\nقال الوزير إن الوضع هادئ.")[1][0] is BODY


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("صوت الساحل / خاص :\nنص", "صوت الساحل"),
        ("القاهرة - رويترز\nنص", "رويترز"),
        ("نص الخبر.\nالمصدر: رويترز", "رويترز"),
        ("غزة/ وكالات\nنص", None),
        ("كتب: سامي حسن\nنص", None),
        ("نص الخبر", None),
    ],
)
def test_the_outlet_is_what_a_dateline_names(text: str, expected: str | None) -> None:
    """Agencies and outlets are named, places, writers and 'agencies' are not."""
    assert outlet(pieces(text)) == expected
