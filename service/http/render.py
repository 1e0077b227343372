"""A brief as text that can be pasted into a document: Markdown and plain, with its notice and its sources.

Knows no web framework.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from service.briefs.translated_quotes import TRANSLATED_QUOTE
from service.briefs.types import Brief, Coverage, EnglishSentence, Flag, Sentence, Severity
from service.http.marks import in_english

MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>#|])")


@dataclass(frozen=True, slots=True)
class Style:
    """What differs between the forms: patterns with one place for the words, and how words are made safe in them."""

    headline: str
    note: str
    notice: str
    heading: str
    source: str
    signature: str
    marked: str
    safe: Callable[[str], str]


def escaped(text: str) -> str:
    """Keep Markdown's signs from meaning anything."""
    return MARKDOWN_SIGNS.sub(r"\\\1", text)


MARKDOWN = Style("# {}", "> {}\n", "*{}*", "## {}", "- {}", "`{}`", "**{}**", escaped)
PLAIN = Style("{}", "Note: {}", "{}", "{}:", "{}", "{}", "{}", str)


def as_markdown(brief: Brief) -> str:
    """Write a brief as Markdown; every sentence names its source sentences, which follow in Arabic."""
    return written(brief, MARKDOWN)


def as_text(brief: Brief) -> str:
    """Write a brief as plain text; every sentence names its source sentences, which follow in Arabic."""
    return written(brief, PLAIN)


def written(brief: Brief, style: Style) -> str:
    """Write a brief: headline, summary, points, translation, what to know of it, its Arabic, its signature."""
    points, summary = brief.points, brief.summary.sentences
    headline = warned(brief.headline, style, (*points, *summary), "below") if brief.headline else "Brief"
    blocks = [
        style.headline.format(headline),
        " ".join(warned(sentence, style, points, "below") for sentence in summary),
        "\n".join(f"- {warned(point, style)}" for point in points),
        *(
            " ".join(warned(one, style, points, "above", cite=False) for one in part)
            for part in brief.translation or ()
        ),
        "\n".join(style.note.format(style.safe(flag.message)) for flag in brief.flags),
        style.notice.format(brief.notice),
        coverage_words(brief.coverage),
        style.safe(origin_line(brief)),
        style.heading.format("Arabic sources"),
        "\n".join(style.source.format(f"[{one.index + 1}] {style.safe(one.text)}") for one in cited(brief)),
        style.signature.format(brief.signature),
    ]
    return "\n\n".join(block.strip() for block in blocks if block.strip()) + "\n"


def marked(sentence: EnglishSentence, style: Style) -> str:
    """Give a sentence in which the words that its doubts speak of are marked."""
    cut = groupby(in_english(sentence, doubtful(sentence.flags)), key=lambda one: bool(one.flags))
    parts = ((is_marked, style.safe("".join(one.text for one in some))) for is_marked, some in cut)
    return "".join(style.marked.format(part) if is_marked else part for is_marked, part in parts)


def references(sentence: EnglishSentence) -> str:
    """Give the numbers of a sentence's sources as a reader counts them, from 1."""
    return "".join(f" [{source.sentence + 1}]" for source in sentence.sources)


def warned(
    sentence: EnglishSentence,
    style: Style,
    told: Sequence[EnglishSentence] = (),
    where: str = "",
    *,
    cite: bool = True,
) -> str:
    """Give a sentence with its sources and its doubts, or with where these stand if it is said again among `told`."""
    cited = references(sentence) if cite else ""
    if sentence in told:
        note = f" (check: see the same sentence {where})" if doubtful(sentence.flags) else ""
    else:
        note = style.safe(doubts(sentence.flags))
    return marked(sentence, style) + cited + note


def doubts(flags: tuple[Flag, ...]) -> str:
    """Say in brackets what is doubtful about a sentence."""
    said = [flag.message.rstrip(".") for flag in doubtful(flags)]
    return f" (check: {'; '.join(said)})" if said else ""


def doubtful(flags: Sequence[Flag]) -> tuple[Flag, ...]:
    """Choose the flags that travel with the text: where it is pasted, a machine's words must not pass for a quotation.

    Other notices are left to the other forms.
    """
    return tuple(flag for flag in flags if flag.severity is not Severity.NOTICE or flag.code == TRANSLATED_QUOTE)


def coverage_words(coverage: Coverage) -> str:
    """Say what was read and used of the article."""
    used = f"{coverage.used} of {coverage.sentences} {'sentence' if coverage.sentences == 1 else 'sentences'} used"
    return f"{used}; some of the text was not read." if coverage.truncated else f"{used}; nothing was cut."


def origin_line(brief: Brief) -> str:
    """Name where the article came from, as its sender said or as the text itself does."""
    found = " (named in the text)" if brief.source.outlet_found else ""
    outlet = f"{brief.source.outlet}{found}" if brief.source.outlet else None
    known = [part for part in (outlet, brief.source.published_at, brief.source.url) if part]
    return f"Source: {', '.join(known)}" if known else ""


def cited(brief: Brief) -> list[Sentence]:
    """Return the source sentences that the brief rests on, in document order."""
    shown = [*((brief.headline,) if brief.headline else ()), *brief.summary.sentences, *brief.points]
    shown += [sentence for paragraph in brief.translation or () for sentence in paragraph]
    used = {source.sentence for sentence in shown for source in sentence.sources}
    return [sentence for sentence in brief.sentences if sentence.index in used]
