"""Tells a reader that a translated quotation has a machine's words in quotation marks: quote from the Arabic.

For briefs, whose English is a machine's; a text that someone wrote (`check_texts`) is not taken for one.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from service.briefs.check.quotes import NAME_WORDS, Quotation, english_quotations, quotations, quoted
from service.briefs.translate import Rendering
from service.briefs.types import Flag, Severity, Span

TRANSLATED_QUOTE = "quote-translated"
MESSAGE = "The words in quotation marks are a machine's translation, not the speaker's own: quote from the Arabic."
GIST_MESSAGE = (
    "The words in quotation marks are the small model's, not the speaker's, and are often wrong: "
    "do not quote them; quote from the Arabic."
)

_CLOSES = re.compile(r"[^\"«»“”„‟]*[^\s\"«»“”„‟(][»”\"](?!\w)")
"""A text that begins within a quotation: the first of its marks closes."""


def flag_translated_quotes(source: str, made: Rendering, *, gist: bool) -> Rendering:
    """Add the notice where a model wrote the English."""
    if made.confidence is None:
        return made
    return replace(made, flags=(*made.flags, *check_translated_quotes(source, made.text, gist=gist)))


def check_translated_quotes(source: str, english: str, *, gist: bool) -> tuple[Flag, ...]:
    """Give one notice for all that a sentence quotes, at its longest quotation; what may be a name is none.

    `gist`: the English is by a model good for the gist only. Without Arabic marks the English ones are the model's own.
    """
    kept, said = _phrases(english, english_quotations, longer_than=NAME_WORDS), _phrases(source, quotations)
    if not kept or (not said and _phrases(source, quoted)):
        return ()
    target = _longest(kept)
    arabic = said[kept.index(target)] if len(said) == len(kept) else _longest(said) if said else None
    message = GIST_MESSAGE if gist else MESSAGE
    return (Flag(TRANSLATED_QUOTE, Severity.NOTICE, message, arabic, target),)


def _phrases(text: str, find: Callable[[str], Iterable[Quotation]], longer_than: int = 0) -> list[Span]:
    """List where a text has more than so many words in quotation marks, also in some that were opened before it."""
    closed = _CLOSES.match(text)
    begin = closed.end() if closed else 0
    found = [Span(begin + one.start, begin + one.end) for one in find(text[begin:])]
    spans = [Span(0, begin), *found] if closed else found
    return [one for one in spans if len(re.findall(r"\w+", text[one.start : one.end])) > longer_than]


def _longest(spans: list[Span]) -> Span:
    return max(spans, key=lambda span: span.end - span.start)
