"""Notices Arabic that the model passed over: words that no English word was made from, many or in a row.

Where there are word links this sees more than the length of the English does, which checks every sentence.
"""

from dataclasses import replace
from itertools import groupby

from service.briefs.alignment import WORD
from service.briefs.check.omission import OMISSION
from service.briefs.translate import Rendering
from service.briefs.types import Flag, Severity, Span

FEWEST_WORDS = 8
"""Shorter sentences can be told in words of which several have no link."""

MOST_SHARE, LONGEST_RUN = 0.35, 6
"""From this share of the words on, or so many in a row, without any English. Of 1,000 translations by an early starter
seven have it, and six of these lost something; cut to their half nine in ten have it (docs/checks.md)."""

MESSAGE = "No English word was made from the Arabic marked here: part of the sentence may be missing."


def flag_uncovered(source: str, made: Rendering) -> Rendering:
    """Flag a translation that left out much of its Arabic, in the place of the flag that its length alone may bring.

    Without links nothing is known; what failed altogether has an error of its own to say so.
    """
    if made.alignment is None or any(flag.severity is Severity.ERROR for flag in made.flags):
        return made
    gap = find_gap(source, made)
    if gap is None:
        return made
    flags = (flag for flag in made.flags if flag.code != OMISSION)
    return replace(made, flags=(*flags, Flag(OMISSION, Severity.WARNING, MESSAGE, source=gap)))


def find_gap(source: str, made: Rendering) -> Span | None:
    """Find the longest run of Arabic words without English, where so much is missing that it should be said."""
    words = [Span(*found.span()) for found in WORD.finditer(source)]
    linked = {link.source for link in made.alignment or ()}
    missing = [not any(one.start < word.end and word.start < one.end for one in linked) for word in words]
    runs = [[index for index, _ in run] for lost, run in groupby(enumerate(missing), key=lambda each: each[1]) if lost]
    longest = max(runs, key=len, default=[])
    if len(words) < FEWEST_WORDS or (len(longest) < LONGEST_RUN and sum(missing) < MOST_SHARE * len(words)):
        return None
    return Span(words[longest[0]].start, words[longest[-1]].end)
