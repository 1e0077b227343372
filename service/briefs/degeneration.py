"""Recognizes output that is no translation or summary at all: loops, nothing, Arabic, lengths that cannot be right.

Knows texts only; what to do about a fault is decided where texts are made.
"""

import re
from collections.abc import Sequence
from enum import Enum

from service.briefs.check.omission import is_gutted
from service.briefs.types import Flag, Severity
from service.briefs.words import WORD, count_words

ARABIC_LETTER = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f]")
ARABIC_WORD = re.compile(ARABIC_LETTER.pattern + "{2,}")
STUTTER = re.compile(r"([^\W\d_])\1{3,}|([^\W\d_]{2,6}?)\2{5,}|\b([^\W\d_]+)(?: \3\b){2,}", re.IGNORECASE)
"""Four times one letter, `ribbbbbre`; six times the same letters in a word, `lalalalalala`; three times a word without
a mark, `longer longer longer`."""

ADJACENT = {1: 4, 2: 3}
"""How often a phrase of so many words must stand side by side to be a loop: `no, no, no` is speech."""

ADJACENT_LONG = 2
"""How often a longer phrase must: nobody writes `the capital of the capital of`."""

LONGEST_PHRASE = 12
"""Longest repeated phrase looked for side by side, in words."""

DISTANT_PHRASE, DISTANT_TIMES = 4, 3
"""Where its repeats do not stand side by side, a phrase of so many words said so often is a loop."""

ECHO_PHRASE, SOURCE_PHRASE = 7, 3
"""So long a phrase said twice is one too, unless the source says any three words twice: Arabic needs fewer words."""

MOST_WORDS_EACH, SPARE_WORDS = 4, 12
"""English has about 1.3 words for an Arabic one; over 4 times and a dozen more is not a translation."""


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
    """Find the word at which a text begins to repeat what it already said; None where it does not."""
    return first(loop(words), echo(words))


def loop(words: Sequence[str]) -> int | None:
    """Find where a phrase is said too often to be meant."""
    return first(side_by_side(words), far_apart(words, DISTANT_PHRASE, DISTANT_TIMES))


def echo(words: Sequence[str]) -> int | None:
    """Find where a long phrase is said a second time."""
    return far_apart(words, ECHO_PHRASE, 2)


def first(*places: int | None) -> int | None:
    """Give the earliest of some places, None where there is none."""
    return min((place for place in places if place is not None), default=None)


def side_by_side(words: Sequence[str]) -> int | None:
    """Find where a phrase is said again right behind itself, as often as makes it a loop."""
    for start in range(len(words)):
        for size in range(1, min(LONGEST_PHRASE, (len(words) - start) // 2) + 1):
            length = size * (ADJACENT.get(size, ADJACENT_LONG) - 1)
            if words[start : start + length] == words[start + size : start + size + length]:
                return start + size
    return None


def far_apart(words: Sequence[str], size: int, times: int) -> int | None:
    """Find the second of so many repeats of a phrase of `size` words anywhere in the text."""
    seen: dict[tuple[str, ...], list[int]] = {}
    for start in range(len(words) - size + 1):
        places = seen.setdefault(tuple(words[start : start + size]), [])
        places.append(start)
        if len(places) == times:
            return places[1]
    return None


def is_loop(text: str, source: str = "") -> bool:
    """Tell whether a text repeats itself as a failing model does; what its source repeats it may repeat too."""
    if STUTTER.search(text):
        return not STUTTER.search(source)
    said, meant = words_of(text), words_of(source)
    if loop(said) is not None:
        return loop(meant) is None
    return echo(said) is not None and far_apart(meant, SOURCE_PHRASE, 2) is None


def words_of(text: str) -> list[str]:
    """List the words of a text, folded."""
    return [word.casefold() for word in WORD.findall(text)]


def without_loop(text: str) -> str:
    """Keep what a looping text says before it repeats itself."""
    matches = list(WORD.finditer(text))
    start = loop_start([match.group().casefold() for match in matches])
    kept = text if start is None else text[: matches[start - 1].end()]
    return STUTTER.sub(lambda match: match[1] or match[2] or match[3], kept).strip()


def find_fault(source: str, english: str) -> Fault | None:
    """Name the worst fault of an English text for its Arabic source, or None."""
    arabic_words, english_words = count_words(source), count_words(english)
    if not english_words:
        return Fault.EMPTY
    if is_loop(english, source) or english_words > MOST_WORDS_EACH * arabic_words + SPARE_WORDS:
        return Fault.LOOP
    if ARABIC_WORD.search(english):
        return Fault.UNTRANSLATED
    return Fault.OMISSION if is_gutted(source, english) else None
