"""A brief on a terminal shows all that a reader needs to check it, and lets no article steer the terminal."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from models.fake_engine import FakeRanker, FakeTranslator
from models.protocol import DecodingOptions
from service.briefs.pipeline import BriefMaker
from service.briefs.types import (
    Article,
    Brief,
    BriefRequest,
    BriefSummary,
    Engines,
    EnglishSentence,
    Flag,
    Severity,
    Span,
    SummaryMethod,
)
from service.commands.terminal import coverage_line, print_brief, printable

ARTICLE = Article(
    "قال الوزير اليوم إن الحكومة في القاهرة من جديد.\n"
    "قال الرئيس أمس إن مدينة بيروت في كتاب جديد على مليون شخص.\n"
    "قال شخص في عمان إن وزارة الصحة في مدينة القاهرة اليوم.\n"
    "قال الوزير أمس إن مليون دولار من الحكومة إلى وزارة الصحة.\n"
    "قال الرئيس اليوم إن الحكومة في بيروت على كتاب جديد.\n"
)


@pytest.fixture(scope="module")
def brief() -> Brief:
    """Return a brief that the pipeline made with the fake engines."""
    maker = BriefMaker(Engines("starter", FakeTranslator(), None, FakeRanker()), DecodingOptions())
    return maker.make(BriefRequest(ARTICLE, translation=True))


def shown(brief: Brief) -> str:
    """Return what a wide terminal without colors shows."""
    file = io.StringIO()
    print_brief(Console(file=file, width=300), brief, ARTICLE)
    return file.getvalue()


def test_every_point_stands_over_its_arabic(brief: Brief) -> None:
    """Each point is followed by the Arabic its offsets mark, and by the model's confidence."""
    lines = [line.strip() for line in shown(brief).splitlines()]
    assert brief.points
    for number, point in enumerate(brief.points, start=1):
        place = lines.index(f"{number}. {point.text}")
        source = point.sources[0]
        assert lines[place + 1] == f"{ARTICLE.text[source.start : source.end]}  [{source.start}:{source.end}]"
        assert lines[place + 2] == f"model confidence {point.confidence:.2f}"


def test_a_written_summary_stands_over_what_bears_it(brief: Brief) -> None:
    """Sentence by sentence, each with its Arabic and its support: it says what no point need say."""
    source = brief.points[0].sources[0]
    told = EnglishSentence("Forty came.", (source,), 0.5, support=0.75)
    lines = shown(replace(brief, summary=BriefSummary(SummaryMethod.ABSTRACTIVE, (told,)))).splitlines()
    place = lines.index("Forty came.")
    assert [line.strip() for line in lines[place + 1 : place + 4]] == [
        f"{ARTICLE.text[source.start : source.end]}  [{source.start}:{source.end}]",
        "model confidence 0.50",
        "support in the article 0.75",
    ]


def test_flagged_words_stand_out_in_both_languages(brief: Brief) -> None:
    """Underlined in the color of the flag, where the terminal has colors; the text stays the same."""
    source = brief.points[0].sources[0]
    flag = Flag("x", Severity.ERROR, "Wrong.", Span(source.start + 4, source.start + 10), Span(0, 5))
    point = EnglishSentence("Forty came.", (source,), 0.5, (flag,))
    file = io.StringIO()
    print_brief(
        Console(file=file, width=300, force_terminal=True, color_system="standard"),
        replace(brief, points=(point,)),
        ARTICLE,
    )
    for words in ("Forty", ARTICLE.text[source.start + 4 : source.start + 10]):
        assert f"\x1b[1;4;31m{words}\x1b[0m" in file.getvalue()


def test_shows_what_makes_a_brief_checkable(brief: Brief) -> None:
    """Headline, summary, translation, coverage, notice, flags and signature are all there."""
    warned = replace(brief, flags=(Flag("gist-quality", Severity.NOTICE, "Gist only."),))
    text = shown(warned)
    assert brief.headline is not None
    for expected in (
        brief.headline.text,
        brief.summary.sentences[0].text,
        coverage_line(brief.coverage),
        brief.notice,
        brief.signature,
        "notice: Gist only. (gist-quality)",
        "Translation",
    ):
        assert expected in text


def test_flags_of_a_sentence_stand_under_it(brief: Brief) -> None:
    """A doubt about a point is shown with that point."""
    flag = Flag("number-changed", Severity.WARNING, "A number differs.")
    first = replace(brief.points[0], flags=(flag,))
    lines = [line.strip() for line in shown(replace(brief, points=(first, *brief.points[1:]))).splitlines()]
    assert lines[lines.index(f"1. {first.text}") + 3] == "warning: A number differs. (number-changed)"


def test_flags_of_what_is_no_point_are_shown_too(brief: Brief) -> None:
    """A doubt about a sentence of the summary or translation stands under the paragraph, with its words."""
    flag = Flag("uncertain", Severity.WARNING, "See the Arabic.")
    doubted = EnglishSentence("Perhaps.", (), 0.3, (flag,))
    summary = replace(brief.summary, sentences=(doubted,))
    text = shown(replace(brief, summary=summary, translation=((doubted, brief.points[0]),)))
    assert text.count("“Perhaps.”") == 2
    assert text.count("warning: See the Arabic. (uncertain)") == 2


def test_a_repeated_sentence_names_the_point_that_has_its_doubts(brief: Brief) -> None:
    """Summary and translation are read apart from the points; mere notices are left to these."""
    flags = [Flag(code, severity, "See.") for code, severity in (("x", Severity.WARNING), ("y", Severity.NOTICE))]
    one, two = (EnglishSentence(text, (), 0.3, (flag,)) for text, flag in zip(("One.", "Two."), flags, strict=True))
    summary = replace(brief.summary, method=SummaryMethod.EXTRACTIVE, sentences=(two, one))
    text = shown(replace(brief, summary=summary, points=(two, one), translation=((one, two),)))
    lines = [line.strip() for line in text.splitlines()]
    assert "Two. One. (check: point 2)" in lines
    assert "One. (check: point 2) Two." in lines


def test_says_when_something_was_not_read(brief: Brief) -> None:
    """Truncation is never silent."""
    assert coverage_line(brief.coverage).endswith("nothing was cut.")
    assert coverage_line(replace(brief.coverage, truncated=True)).endswith("part of the text was not read.")


@pytest.mark.parametrize(
    ("text", "expected"), [("a\x1b[31mb", "a[31mb"), ("\u202bعربي\u202c", "\u202bعربي\u202c"), ("a\tb\x07", "ab")]
)
def test_control_characters_do_not_reach_the_terminal(text: str, expected: str) -> None:
    """Escape sequences in an article are shown as harmless text; direction marks stay."""
    assert printable(text) == expected
