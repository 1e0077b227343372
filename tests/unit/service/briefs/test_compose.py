"""Parts of a brief carry their sources and say what is wrong with them."""

import pytest

from service.briefs.compose import (
    BOILERPLATE,
    english_sentence,
    make_headline,
)
from service.briefs.plan import Plan
from service.briefs.reading import Reading
from service.briefs.support import UNSUPPORTED
from service.briefs.translate import Rendering
from service.briefs.types import (
    Article,
    Cleaned,
    EnglishSentence,
    Flag,
    Route,
    Sentence,
    SentenceKind,
    SourceRef,
)

CONTENT = (
    Sentence(1, 0, "افتتح الوزير ميناء بكلفة 45 مليون دولار", 10, 49),
    Sentence(2, 0, "ستصل السفن في الصيف", 50, 69),
)
CLEANED = Cleaned("", tuple(range(70)))


@pytest.mark.parametrize(
    ("flags", "headline"),
    [
        ([(), ()], "first"),
        ([(BOILERPLATE,), ()], "first"),
        ([(UNSUPPORTED,), ()], "second"),
        ([(UNSUPPORTED,), (UNSUPPORTED,)], "lead"),
        ([], "lead"),
    ],
    ids=["sound", "a notice", "a warning", "nothing but warnings", "no summary"],
)
def test_a_headline_has_no_warning(flags: list[tuple[Flag, ...]], headline: str) -> None:
    """The first summary sentence without a warning stands for a missing title; else the lead, which is in the text."""
    lead = CONTENT[0]
    reading = Reading(Article(""), None, None, CONTENT, CONTENT, CLEANED)
    plan = Plan(Route.SUMMARIZE_FIRST, both=False, points=(), lead=lead, too_short=False, translation=False, flags=())
    summary = [EnglishSentence(text, (), 0.5, one) for text, one in zip(("first", "second"), flags, strict=False)]
    assert make_headline(reading, plan, {lead.text: Rendering("lead", 0.5)}, summary).text == headline


@pytest.mark.parametrize(
    ("kind", "text", "codes"),
    [
        (SentenceKind.BODY, "harbor", []),
        (SentenceKind.DATELINE, "harbor", []),
        (SentenceKind.BOILERPLATE, "harbor", ["boilerplate"]),
        (SentenceKind.FOREIGN, "ميناء", ["kept-as-is"]),
    ],
)
def test_each_kind_of_sentence_is_shown_and_named(kind: SentenceKind, text: str, codes: list[str]) -> None:
    """Menu lines are translated and flagged; what is not Arabic is kept and flagged."""
    made = english_sentence(Sentence(3, 1, "ميناء", 5, 10, kind), {"ميناء": Rendering("harbor", 0.5)}, CLEANED)
    assert (made.text, made.sources) == (text, (SourceRef(3, 5, 10),))
    assert [flag.code for flag in made.flags] == codes
