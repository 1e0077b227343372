"""Quotation marks tell a reader whose words these are: they must not vanish, nor stay open."""

import re

from service.briefs.types import Flag, Severity

ARABIC_MARKS = re.compile(r"[«»“”„‟\"]|<<|>>")
ENGLISH_MARKS = re.compile(r"[«»“”„‟\"]|''|(?<!\w)['‘](?=\w)")
"""An opening single mark counts in English; an apostrophe stands after a letter or a space-less s."""

OPENING, CLOSING = "«“„", "»”‟"


def is_balanced(text: str) -> bool:
    """Tell whether every quotation mark that opens also closes."""
    opened = sum(text.count(mark) for mark in OPENING)
    closed = sum(text.count(mark) for mark in CLOSING)
    return (opened == closed and text.count('"') % 2 == 0) or (opened + closed + text.count('"')) % 2 == 0


def check_quotes(source: str, english: str) -> tuple[Flag, ...]:
    """Flag quotation marks that vanished, or that stay open where the source closes them."""
    if not ARABIC_MARKS.search(source):
        return ()
    if not ENGLISH_MARKS.search(english):
        return (
            Flag("quote-lost", Severity.WARNING, "The source quotes someone; the English shows no quotation marks."),
        )
    if is_balanced(source) and not is_balanced(english):
        message = "A quotation in the English is not closed: see the source for where it ends."
        return (Flag("quote-unbalanced", Severity.WARNING, message),)
    return ()
