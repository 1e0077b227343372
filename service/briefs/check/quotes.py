"""Quotation marks tell a reader whose words these are: they must not vanish, nor stay open."""

import re

from service.briefs.types import Flag, Severity

ARABIC_MARKS = re.compile(r"[«»“”„‟\"]|<<|>>")
QUOTATION = re.compile(r"(:\s*)?(?:«([^»]*)|[“„]([^”‟]*)|\"([^\"]*)\"?|<<([^>]*))")
NAME_WORDS = 3
"""Arabic puts names in quotation marks too; up to three words without a colon before them are taken for a name."""

ENGLISH_MARKS = re.compile(r"[«»“”„‟\"]|''|(?<!\w)['‘](?=\w)")
"""A single mark counts where it opens a word; behind a letter it is an apostrophe."""

OPENING, CLOSING = "«“„", "»”‟"


def is_balanced(text: str) -> bool:
    """Tell whether every quotation mark that opens also closes."""
    opened = sum(text.count(mark) for mark in OPENING)
    closed = sum(text.count(mark) for mark in CLOSING)
    return (opened == closed and text.count('"') % 2 == 0) or (opened + closed + text.count('"')) % 2 == 0


def quotes_someone(source: str) -> bool:
    """Tell whether a source has words in quotation marks that are someone's, not just a name."""
    quotations = ((colon, "".join(said)) for colon, *said in QUOTATION.findall(source))
    return any(said.strip() and (colon or len(said.split()) > NAME_WORDS) for colon, said in quotations)


def check_quotes(source: str, english: str) -> tuple[Flag, ...]:
    """Flag quotation marks that vanished, or that stay open where the source closes them."""
    if not ARABIC_MARKS.search(source):
        return ()
    if not ENGLISH_MARKS.search(english):
        message = "The source quotes someone; the English shows no quotation marks."
        return (Flag("quote-lost", Severity.WARNING, message),) if quotes_someone(source) else ()
    if is_balanced(source) and not is_balanced(english):
        message = "A quotation in the English is not closed: see the source for where it ends."
        return (Flag("quote-unbalanced", Severity.WARNING, message),)
    return ()
