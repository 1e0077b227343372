"""English with a hole in it, `the of treason`, `described as.`, has lost a word or a quotation.

Knows which words cannot stand next to each other, and nothing of the Arabic.
"""

import re

from service.briefs.types import Flag, Severity, Span

_NO_NOUN = "of|and|or|that|which|who|whose|but|is|was|were|are|has|have|had|in|on|at|by|for|with|from|to|as|because"
"""No noun begins with these, unless a hyphen joins them to one: `the on-site team`."""

_HOLE = re.compile(
    rf"\b(?:[Tt]he|an?|An)(?=\s*[,.;:!?](?:\s|$)|\s*$|\s+(?:{_NO_NOUN})\b(?![-'’.]))"  # an article without a noun
    r"|\b(?:as|than|or|and)(?=\s*[.;](?:\s|$))"
    r"|\b(?:to(?=\s+of\b)|of(?=\s+(?:of|in|near)\b(?!-)))"
    r"|\bentitled(?=\s+(?!(?:to|the|an?)\b)[a-z])"  # in small letters there is no title
)


def check_holes(_source: str, english: str) -> tuple[Flag, ...]:
    """Flag the first place of an English sentence where a word must be missing."""
    found = _HOLE.search(english)
    if not found:
        return ()
    message = f"Words may be missing behind “{found.group()}”: see what the Arabic says there."
    return (Flag("omission-word", Severity.WARNING, message, target=Span(*found.span())),)
