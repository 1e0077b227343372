"""A sentence must not lose a clause: its English has about as many letters as the Arabic, seldom fewer than 3 in 4.

Knows lengths only; which words are missing it cannot say.
"""

import re

from service.briefs.types import Flag, Severity
from service.briefs.words import count_words

SILENT = re.compile(r"[\s\u0640\u064b-\u0652\u0670]+")
"""White space, tatweel and vowel marks: they say nothing of how much is said."""

GUTTED = 0.2
"""Under this share of the source's letters an output has lost its content: worth another try, whatever remains."""

LEAST = ((12, 0.76), (8, 0.66))
"""From so many Arabic words on, the least share of its letters that English has. News has 1.3 letters for one (1.1 in
encyclopedias), spread by an eighth; fewer than these have 1 in 200 sentences that people translated, and 9 in 10 that
lost their second half."""

OMISSION = "omission-clause"
FLAG = Flag(
    OMISSION,
    Severity.WARNING,
    "The English is shorter than this much Arabic usually needs: part of the sentence may be missing.",
)


def length_share(source: str, english: str) -> float:
    """Return how many characters the English has for each one of the Arabic, 1 where the Arabic has none."""
    said = len(SILENT.sub("", source))
    return len(SILENT.sub("", english)) / said if said else 1.0


def is_gutted(source: str, english: str) -> bool:
    """Tell whether a sentence of some length has lost nearly all its content."""
    shortest = LEAST[0][0]
    return length_share(source, english) < GUTTED and count_words(source) >= shortest


def check_omission(source: str, english: str) -> tuple[Flag, ...]:
    """Flag an English sentence that is too short for its Arabic."""
    words = count_words(source)
    least = next((share for fewest, share in LEAST if words >= fewest), 0.0)
    return (FLAG,) if length_share(source, english) < least else ()
