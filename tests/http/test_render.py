"""A brief as text for pasting: everything needed to check it, nothing that means something else in Markdown."""

from dataclasses import replace

import pytest

from models.fake_engine import FakeRanker, FakeTranslator
from models.protocol import DecodingOptions
from service.briefs.pipeline import BriefMaker
from service.briefs.types import (
    Article,
    Brief,
    BriefRequest,
    Coverage,
    Engines,
    EnglishSentence,
    Flag,
    Origin,
    Severity,
    SourceRef,
    Span,
)
from service.http.render import as_markdown, as_text, coverage_words
from tests.http.conftest import ARTICLE


@pytest.fixture(scope="module")
def brief() -> Brief:
    """Make a brief with its whole translation and a source."""
    maker = BriefMaker(Engines("starter", FakeTranslator(), None, FakeRanker()), DecodingOptions())
    origin = Origin(outlet="Desk_One", url="https://example.org/a", published_at="2026-11-29")
    return maker.make(BriefRequest(Article(ARTICLE, origin=origin), translation=True))


@pytest.mark.parametrize("write", [as_markdown, as_text])
def test_everything_needed_to_check_is_there(brief: Brief, write: object) -> None:
    """Notice, coverage, source, signature, and the Arabic of every sentence cited, under the number it is cited by."""
    text = write(brief).replace("\\", "")  # type: ignore[operator]
    assert brief.notice in text
    assert coverage_words(brief.coverage) in text
    assert "Source: Desk_One, 2026-11-29, https://example.org/a" in text
    assert brief.signature in text
    for point in brief.points:
        (source,) = point.sources
        assert f"{point.text} [{source.sentence + 1}]" in text
        assert f"[{source.sentence + 1}] {brief.sentences[source.sentence].text}" in text


def test_an_outlet_that_only_the_text_names_is_marked(brief: Brief) -> None:
    """A reader sees who says so."""
    found = replace(brief, source=replace(brief.source, outlet="Reuters", outlet_found=True))
    assert "Source: Reuters (named in the text), 2026-11-29" in as_text(found)


def doubtful(brief: Brief, text: str, severity: Severity) -> Brief:
    """Put one flagged point into a brief."""
    flag = Flag("number-changed", severity, "The Arabic says 40; the English does not.")
    return replace(brief, points=(EnglishSentence(text, (SourceRef(2, 0, 1),), 0.5, (flag,)),))


@pytest.mark.parametrize(
    ("severity", "shown"), [(Severity.NOTICE, False), (Severity.WARNING, True), (Severity.ERROR, True)]
)
def test_doubts_travel_with_the_text(brief: Brief, severity: Severity, shown: bool) -> None:
    """A warning is pasted along with the sentence that it is about; a mere notice is not (but see below)."""
    text = as_text(doubtful(brief, "Forty.", severity))
    assert ("Forty. [3] (check: The Arabic says 40; the English does not)" in text) is shown


def test_a_machines_quotation_is_pasted_with_its_notice(brief: Brief) -> None:
    """Pasted without it, a model's words would pass for the speaker's: the one notice that travels."""
    flag = Flag("quote-translated", Severity.NOTICE, "Quote from the Arabic.", None, Span(6, 19))
    point = EnglishSentence('"No." "We go home."', (SourceRef(2, 0, 1),), 0.5, (flag,))
    told = replace(brief, points=(point,))
    assert '- "No." **"We go home."** [3] (check: Quote from the Arabic)' in as_markdown(told)
    assert '- "No." "We go home." [3] (check: Quote from the Arabic)' in as_text(told)


def test_doubtful_words_stand_out_in_markdown(brief: Brief) -> None:
    """The words that warnings speak of are bold, in one piece where they overlap; a notice marks nothing."""
    flags = (
        Flag("number-changed", Severity.WARNING, "One.", None, Span(0, 5)),
        Flag("name-changed", Severity.WARNING, "Two.", None, Span(3, 8)),
        Flag("kept-as-is", Severity.NOTICE, "Three.", None, Span(9, 12)),
    )
    marked = replace(brief, points=(EnglishSentence("Forty_on May.", (SourceRef(2, 0, 1),), 0.5, flags),))
    assert r"- **Forty\_on** May. [3] (check: One; Two)" in as_markdown(marked)
    assert "- Forty_on May. [3] (check: One; Two)" in as_text(marked)


def test_doubts_stand_with_every_part_once(brief: Brief) -> None:
    """Every part carries its own warnings; where a sentence is repeated, what stands with the point is pointed at."""
    flag = Flag("uncertain", Severity.WARNING, "See the Arabic.", None, Span(0, 3))
    sound = EnglishSentence("Sound.", (SourceRef(2, 0, 1),), 0.9)
    one, other = (EnglishSentence(text, (SourceRef(2, 0, 1),), 0.3, (flag,)) for text in ("One.", "Other."))
    summary = replace(brief.summary, sentences=(one, other, sound))
    doubted = replace(brief, headline=one, summary=summary, points=(one, sound), translation=((other, one),))
    text = as_text(doubted)
    assert text.count("(check: See the Arabic)") == 3
    assert text.startswith("One. [3] (check: see the same sentence below)\n")
    assert "- One. [3] (check: See the Arabic)\n- Sound. [3]\n" in text
    assert "One. [3] (check: see the same sentence below) Other. [3] (check: See the Arabic) Sound. [3]\n" in text
    assert "Other. (check: See the Arabic) One. (check: see the same sentence above)\n" in text
    assert as_markdown(doubted).startswith("# **One**. [3] (check: see the same sentence below)\n")


def test_signs_of_markdown_are_only_signs(brief: Brief) -> None:
    """What looks like emphasis, a link, a heading or HTML comes out as the characters it is."""
    text = as_markdown(doubtful(brief, "*a* [b](c) <i> #d `e` f_g", Severity.NOTICE))
    assert r"\*a\* \[b\](c) \<i\> \#d \`e\` f\_g" in text


def test_the_headline_may_be_missing(brief: Brief) -> None:
    """A brief without a headline still has a title."""
    assert as_markdown(replace(brief, headline=None)).startswith("# Brief\n")


@pytest.mark.parametrize(
    ("sentences", "used", "truncated", "words"),
    [
        (17, 5, False, "5 of 17 sentences used; nothing was cut."),
        (1, 1, False, "1 of 1 sentence used; nothing was cut."),
        (17, 5, True, "5 of 17 sentences used; some of the text was not read."),
    ],
)
def test_coverage_is_said_in_words(sentences: int, used: int, truncated: bool, words: str) -> None:
    """A reader sees at once what was used and whether anything was cut."""
    assert coverage_words(Coverage(sentences, sentences, used, used, 1, truncated, 100)) == words
