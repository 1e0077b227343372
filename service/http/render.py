"""A brief as text that can be pasted into a document: Markdown and plain, with its notice and its sources.

Knows no web framework.
"""

import re

from service.briefs.types import Brief, Coverage, EnglishSentence, Flag, Sentence, Severity

MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>#|])")


def as_markdown(brief: Brief) -> str:
    """Write a brief as Markdown; every sentence names its source sentences, which follow in Arabic."""
    lines = [
        f"# {escaped(brief.headline.text)} {numbers(brief.headline)}".rstrip() if brief.headline else "# Brief",
        "",
    ]
    lines += [" ".join(f"{escaped(s.text)} {numbers(s)}".rstrip() for s in brief.summary.sentences), ""]
    lines += [f"- {escaped(point.text)} {numbers(point)}".rstrip() + flag_note(point.flags) for point in brief.points]
    lines += [""] if brief.points else []
    for paragraph in brief.translation or ():
        lines += [" ".join(escaped(sentence.text) for sentence in paragraph), ""]
    lines += [f"> {escaped(flag.message)}" for flag in brief.flags]
    lines += ["", f"*{brief.notice}*", "", f"{coverage_words(brief.coverage)}", ""]
    lines += [f"{escaped(origin_line(brief))}", ""] if origin_line(brief) else []
    lines += ["## Arabic sources", ""]
    lines += [f"- [{s.index + 1}] {escaped(s.text)}" for s in cited(brief)]
    lines += ["", f"`{brief.signature}`", ""]
    return squeezed(lines)


def as_text(brief: Brief) -> str:
    """Write a brief as plain text; every sentence names its source sentences, which follow in Arabic."""
    lines = [f"{brief.headline.text} {numbers(brief.headline)}".rstrip() if brief.headline else "Brief", ""]
    lines += [" ".join(f"{s.text} {numbers(s)}".rstrip() for s in brief.summary.sentences), ""]
    lines += [f"- {point.text} {numbers(point)}".rstrip() + flag_note(point.flags) for point in brief.points]
    lines += [""]
    for paragraph in brief.translation or ():
        lines += [" ".join(sentence.text for sentence in paragraph), ""]
    lines += [f"Note: {flag.message}" for flag in brief.flags]
    lines += [brief.notice, coverage_words(brief.coverage), origin_line(brief), ""]
    lines += ["Arabic sources:"]
    lines += [f"[{s.index + 1}] {s.text}" for s in cited(brief)]
    lines += ["", brief.signature]
    return squeezed(lines)


def numbers(sentence: EnglishSentence) -> str:
    """Name an English sentence's sources as a reader counts them, from 1."""
    return " ".join(f"[{source.sentence + 1}]" for source in sentence.sources)


def flag_note(flags: tuple[Flag, ...]) -> str:
    """Say in brackets what is doubtful about a sentence; mere notices are left to the other forms."""
    doubts = [flag.message.rstrip(".") for flag in flags if flag.severity is not Severity.NOTICE]
    return f" (check: {'; '.join(doubts)})" if doubts else ""


def coverage_words(coverage: Coverage) -> str:
    """Say what was read and used of the article."""
    used = f"{coverage.used} of {coverage.sentences} {'sentence' if coverage.sentences == 1 else 'sentences'} used"
    return f"{used}; some of the text was not read." if coverage.truncated else f"{used}; nothing was cut."


def origin_line(brief: Brief) -> str:
    """Name where the article came from, as its sender said."""
    known = [part for part in (brief.source.outlet, brief.source.published_at, brief.source.url) if part]
    return f"Source: {', '.join(known)}" if known else ""


def cited(brief: Brief) -> list[Sentence]:
    """Return the source sentences that the brief rests on, in document order."""
    shown = [*((brief.headline,) if brief.headline else ()), *brief.summary.sentences, *brief.points]
    shown += [sentence for paragraph in brief.translation or () for sentence in paragraph]
    used = {source.sentence for sentence in shown for source in sentence.sources}
    return [sentence for sentence in brief.sentences if sentence.index in used]


def escaped(text: str) -> str:
    """Keep Markdown's signs from meaning anything."""
    return MARKDOWN_SIGNS.sub(r"\\\1", text)


def squeezed(lines: list[str]) -> str:
    """Join lines with no more than one empty line between them."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"
