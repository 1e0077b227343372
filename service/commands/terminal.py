"""A brief on a terminal: every English sentence with the Arabic it came from, its flags and the model's confidence."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from service.briefs.types import Article, Brief, BriefSummary, Coverage, EnglishSentence, Flag, Severity, SummaryMethod
from service.http.marks import Stretch, in_arabic, in_english
from service.http.render import doubtful, origin_line

STYLES = {Severity.NOTICE: "cyan", Severity.WARNING: "yellow", Severity.ERROR: "bold red"}
INDENT = 3
SPACES = re.compile(r"\s+")


class BriefView:
    """A brief as rich draws it; the article gives the Arabic that the sources point at."""

    def __init__(self, brief: Brief, article: Article) -> None:
        self._brief = brief
        self._article = article

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Draw the parts from the most to the least important."""
        brief = self._brief
        yield from (flag_line(flag) for flag in brief.flags)
        if brief.headline is not None:
            yield said(brief.headline, style="bold")
            yield from self._evidence(brief.headline)
        if brief.summary.sentences:
            yield Rule("Summary", align="left", style="dim")
            yield from self._summary(brief.summary)
        if brief.points:
            yield Rule("Points and their sources", align="left", style="dim")
            for number, point in enumerate(brief.points, start=1):
                yield Text(f"{number}. ") + said(point)
                yield from self._evidence(point)
        if brief.translation is not None:
            yield Rule("Translation", align="left", style="dim")
            for paragraph in brief.translation:
                yield self._paragraph(paragraph)
                yield from self._doubts(paragraph)
                yield Text()
        yield Rule(style="dim")
        yield Text(coverage_line(brief.coverage))
        if origin := origin_line(brief):
            yield Text(printable(origin))
        yield Text(brief.notice, style="italic")
        yield Text(f"{brief.profile} profile, {brief.route} route, {brief.signature}", style="dim")

    def _summary(self, summary: BriefSummary) -> Iterator[RenderableType]:
        """Draw a written summary sentence by sentence with what bears it; any other has its Arabic with the points."""
        if summary.method is not SummaryMethod.ABSTRACTIVE:
            yield self._paragraph(summary.sentences)
            yield from self._doubts(summary.sentences)
            return
        for sentence in summary.sentences:
            yield said(sentence)
            yield from self._evidence(sentence)

    def _evidence(self, sentence: EnglishSentence) -> Iterator[Padding]:
        """Draw the Arabic behind a sentence and what a reader should know of it."""
        for source in sentence.sources:
            arabic = shown(in_arabic(self._article.text, source, sentence.flags), sentence.flags, "green")
            yield indented(arabic.append(f"  [{source.start}:{source.end}]"))
        if sentence.confidence is not None:
            yield indented(Text(f"model confidence {sentence.confidence:.2f}", style="dim"))
        if sentence.support is not None:
            yield indented(Text(f"support in the article {sentence.support:.2f}", style="dim"))
        for flag in sentence.flags:
            yield indented(flag_line(flag))

    def _paragraph(self, sentences: Sequence[EnglishSentence]) -> Text:
        """Set sentences as one paragraph; one that stands with the points names its point where that has doubts."""
        parts = []
        for sentence in sentences:
            told = sentence in self._brief.points and doubtful(sentence.flags)
            note = f" (check: point {self._brief.points.index(sentence) + 1})" if told else ""
            parts.append(said(sentence).append(note, style=STYLES[Severity.WARNING]))
        return Text(" ").join(parts)

    def _doubts(self, sentences: Sequence[EnglishSentence]) -> Iterator[Padding]:
        """Draw the flags of a paragraph's sentences, with their words, save those that stand with the points."""
        for sentence in sentences:
            if sentence.flags and sentence not in self._brief.points:
                yield indented(Text("“", style="dim") + said(sentence, style="dim") + Text("”"))
                yield from (indented(flag_line(flag)) for flag in sentence.flags)


def print_brief(console: Console, brief: Brief, article: Article) -> None:
    """Print a brief for a person."""
    console.print(BriefView(brief, article))


def said(sentence: EnglishSentence, style: str = "") -> Text:
    """Show an English sentence with the words that its flags speak of marked."""
    return shown(in_english(sentence), sentence.flags, style)


def shown(stretches: Sequence[Stretch], flags: Sequence[Flag], style: str) -> Text:
    """Show a text on one line, each marked stretch in the color of its first flag."""
    text = Text(style=style)
    for stretch in stretches:
        color = f"{STYLES[flags[stretch.flags[0]].severity]} underline" if stretch.flags else ""
        text.append(printable(SPACES.sub(" ", stretch.text)), style=color)
    return text


def printable(text: str) -> str:
    """Drop control characters: an article must not be able to steer the terminal that shows it."""
    return "".join(character for character in text if unicodedata.category(character) != "Cc")


def flag_line(flag: Flag) -> Text:
    """Show one flag."""
    return Text(f"{flag.severity}: {flag.message} ({flag.code})", style=STYLES[flag.severity])


def coverage_line(coverage: Coverage) -> str:
    """Say in words what was read and what was not."""
    line = (
        f"{coverage.sentences} sentences found, {coverage.considered} considered, {coverage.used} used, "
        f"{coverage.translated} translated"
    )
    return f"{line}; part of the text was not read." if coverage.truncated else f"{line}; nothing was cut."


def indented(text: Text) -> Padding:
    """Set a line under its sentence."""
    return Padding(text, (0, 0, 0, INDENT))
