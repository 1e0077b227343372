"""Recognizes output that is no translation or summary at all: loops, nothing, Arabic, lengths that cannot be right.

Knows texts only; what to do about a fault is decided where texts are made.
"""

import re
from collections.abc import Sequence
from enum import Enum

from service.briefs.types import Flag, Severity
from service.briefs.words import WORD, count_words

ARABIC_LETTER = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f]")
ARABIC_WORD = re.compile(ARABIC_LETTER.pattern + "{2,}")
STUTTER = re.compile(r"([^\W\d_]{1,6}?)\1{5,}|\b([^\W\d_]+)(?: \2\b){2,}", re.IGNORECASE)
"""Six times the same letters in one word, `lalalalalala`; three times a word without a mark, `longer longer longer`."""

REPEATS = 3
"""A phrase said this often is a loop."""

BEGUN = 3
"""Words of a longer phrase that show it is being said a third time."""

LONGEST_PHRASE = 12
"""Longest repeated phrase looked for side by side, in words."""

DISTANT_PHRASE = 4
"""Words that a phrase needs to count as a loop where its repeats do not stand side by side."""

MOST_WORDS_EACH, SPARE_WORDS = 4, 12
"""English has about 1.3 words for an Arabic one; over 4 times and a dozen more is not a translation."""

FEWEST_SHARE, FROM_WORDS = 6, 12
"""A sentence of at least 12 words whose English has under a sixth of them has lost its content."""


class Fault(Enum):
    """What is wrong with an output; the value is the code of its flag."""

    CUT = "cut-short"
    EMPTY = "empty-translation"
    LOOP = "repetition-loop"
    UNTRANSLATED = "untranslated"
    OMISSION = "omission-length"


MESSAGES = {
    Fault.CUT: "The model's limit cut this sentence short: read the end in the Arabic.",
    Fault.EMPTY: "The model gave no translation: the Arabic is shown instead.",
    Fault.LOOP: "The model repeated itself: what it repeated is left out; rely on the Arabic.",
    Fault.UNTRANSLATED: "Part of this sentence was left in Arabic.",
    Fault.OMISSION: "The English is far shorter than the Arabic: something is probably missing.",
}


def fault_flag(fault: Fault) -> Flag:
    """Give the flag that tells a reader of a fault that could not be mended."""
    return Flag(fault.value, Severity.ERROR, MESSAGES[fault])


def has_arabic(text: str) -> bool:
    """Tell whether a text has any Arabic letter."""
    return ARABIC_LETTER.search(text) is not None


def loop_start(words: Sequence[str]) -> int | None:
    """Find the word at which a loop begins to repeat what was already said; None where there is no loop."""
    folded = [word.casefold() for word in words]
    starts = (side_by_side(folded), far_apart(folded))
    return min((start for start in starts if start is not None), default=None)


def side_by_side(words: Sequence[str]) -> int | None:
    """Find where a phrase is said again right behind itself, and then begun or said a third time.

    A single word must come four times: `no, no, no` is speech.
    """
    for start in range(len(words)):
        for size in range(1, min(LONGEST_PHRASE, (len(words) - start) // 2) + 1):
            again = 2 * size if size == 1 else min(size, BEGUN)
            length = size + again
            if words[start : start + length] == words[start + size : start + size + length]:
                return start + size
    return None


def far_apart(words: Sequence[str]) -> int | None:
    """Find the second of three repeats of a longer phrase anywhere in the text."""
    seen: dict[tuple[str, ...], list[int]] = {}
    for start in range(len(words) - DISTANT_PHRASE + 1):
        places = seen.setdefault(tuple(words[start : start + DISTANT_PHRASE]), [])
        places.append(start)
        if len(places) == REPEATS:
            return places[1]
    return None


def is_loop(text: str, source: str = "") -> bool:
    """Tell whether a text repeats itself as a failing model does; what its source repeats it may repeat too."""
    if STUTTER.search(text):
        return not STUTTER.search(source)
    return loop_start(WORD.findall(text)) is not None and loop_start(WORD.findall(source)) is None


def without_loop(text: str) -> str:
    """Keep what a looping text says before it repeats itself."""
    matches = list(WORD.finditer(text))
    start = loop_start([match.group() for match in matches])
    kept = text if start is None else text[: matches[start - 1].end()]
    return STUTTER.sub(lambda match: match[1] or match[2], kept).strip()


def find_fault(source: str, english: str) -> Fault | None:
    """Name the worst fault of an English text for its Arabic source, or None."""
    arabic_words, english_words = count_words(source), count_words(english)
    if not english_words:
        return Fault.EMPTY
    if is_loop(english, source) or english_words > MOST_WORDS_EACH * arabic_words + SPARE_WORDS:
        return Fault.LOOP
    if ARABIC_WORD.search(english):
        return Fault.UNTRANSLATED
    if arabic_words >= FROM_WORDS and english_words * FEWEST_SHARE < arabic_words:
        return Fault.OMISSION
    return None
