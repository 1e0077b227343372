"""Parts of a brief carry their sources and say what is wrong with them."""

import pytest

from service.briefs.compose import (
    BOILERPLATE,
    UNSUPPORTED,
    Statement,
    english_sentence,
    gather_evidence,
    make_headline,
    supported_sentence,
)
from service.briefs.plan import Plan
from service.briefs.reading import Reading
from service.briefs.translate import Rendering
from service.briefs.types import (
    Article,
    Cleaned,
    EnglishSentence,
    Flag,
    Route,
    Sentence,
    SentenceKind,
    Severity,
    SourceRef,
    Span,
)

CONTENT = (
    Sentence(1, 0, "افتتح الوزير ميناء بكلفة 45 مليون دولار", 10, 49),
    Sentence(2, 0, "ستصل السفن في الصيف", 50, 69),
)
CLEANED = Cleaned("", tuple(range(70)))
TEXTS = ["The minister opened a harbor at a cost of 45 million dollars", "The ships will arrive in summer"]


@pytest.mark.parametrize(
    ("english", "sources", "codes"),
    [
        ("A harbor opened at a cost of 45 million dollars", [1], []),
        ("The harbor opened and ships arrive in summer", [1, 2], []),
        ("A harbor opened at a cost of 54 million dollars", [1], ["number-added"]),
        ("Football results of yesterday", [], ["unsupported"]),
        ("Minister resigns over leaked football results, refusing further questions", [], ["unsupported"]),
    ],
)
def test_a_summary_sentence_points_at_what_supports_it(english: str, sources: list[int], codes: list[str]) -> None:
    """Sources by shared words; figures and sentences that the content does not have are flagged."""
    made = supported_sentence(Statement(english, english, 0.5), gather_evidence(CONTENT, TEXTS))
    assert [source.sentence for source in made.sources] == sources
    assert [flag.code for flag in made.flags] == codes


def test_a_summary_of_a_doubtful_translation_says_so() -> None:
    """What the summarizer wrote from a translation with warnings is to be checked; what it wrote from others is not."""
    evidence = gather_evidence(CONTENT, TEXTS, doubtful=frozenset({1}))
    made = [supported_sentence(Statement(text, text, 0.5), evidence) for text in TEXTS]
    assert [[flag.code for flag in one.flags] for one in made] == [[], ["doubtful-translation"]]


def test_a_figure_is_blamed_once() -> None:
    """A figure that the translation is flagged for is not flagged again; one that the summarizer made up is."""
    english = "54 ships in 7 harbors"
    flag = Flag("number-changed", Severity.WARNING, "", target=Span(0, 2))
    made = supported_sentence(Statement(english, english, 0.5, (flag,)), gather_evidence(CONTENT, TEXTS))
    assert [one.message for one in made.flags if one.code == "number-added"] == [
        "The summary says 7; the source does not."
    ]


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
    plan = Plan(Route.SUMMARIZE_FIRST, (), lead, too_short=False, translation=False, flags=())
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
