"""Compares texts by the words they share, Arabic or English; knows no model and no meaning."""

import re
from collections.abc import Sequence

WORD = re.compile(r"[^\W_]+(?:['’.,٫٬-][^\W_]+)*")
VOWEL_MARKS = re.compile(r"[\u064b-\u0652\u0670]")
SAME_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})
PREFIXES = ("وال", "بال", "فال", "كال", "ولل", "ال", "لل", "و", "ب", "ل", "ف", "ك")
SHORTEST_STEM = 3
"""An Arabic stem has three letters as a rule; shorter ones would match by chance (light stemming, Larkey 2007).
A single-letter prefix needs a longer stem behind it: the first letter of `وزير` is its own."""

ARABIC_STOP_WORDS = (
    "في من الي علي عن مع ان كان قد هذا هذه ذلك التي الذي الذين ما لا لم لن هو هي بعد قبل بين كل او ثم حيث كما"
)
ENGLISH_STOP_WORDS = (
    "the a an of in to and on at for with by from that this it is was are were be been has have had as he she they "
    "his her its their not but or who which will would said"
)
STOP_WORDS = frozenset(f"{ARABIC_STOP_WORDS} {ENGLISH_STOP_WORDS}".split())


def count_words(text: str) -> int:
    """Count the words of a text in any script."""
    return len(WORD.findall(text))


def stem(word: str) -> str:
    """Fold a word's spelling and take off one Arabic prefix, so that forms of one word compare equal."""
    folded = VOWEL_MARKS.sub("", word).casefold().translate(SAME_LETTERS)
    for prefix in PREFIXES:
        shortest = SHORTEST_STEM + (len(prefix) == 1)
        if folded.startswith(prefix) and len(folded) - len(prefix) >= shortest:
            return folded[len(prefix) :]
    return folded


def content_words(text: str) -> frozenset[str]:
    """Collect the stems of a text that carry meaning."""
    folded = (VOWEL_MARKS.sub("", word).casefold().translate(SAME_LETTERS) for word in WORD.findall(text))
    return frozenset(stem(word) for word in folded if word not in STOP_WORDS)


def similarity(one: frozenset[str], other: frozenset[str]) -> float:
    """Give the share of the smaller set that is also in the other: 0 (nothing) to 1 (says nothing more)."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def covering(
    wanted: frozenset[str], candidates: Sequence[frozenset[str]], *, most: int = 3, least_share: float = 0.2
) -> tuple[tuple[int, ...], float]:
    """Find which candidates best cover the words of a text, in document order, and the share (0-1) that they cover.

    All are given by their content words. The first is the one that shares most words. Each must bring at least
    `least_share` of the text's words that were not yet found: one word in many is shared by chance.
    """
    missing = wanted
    found: list[int] = []
    while missing and candidates and len(found) < most:
        best = max(range(len(candidates)), key=lambda index: (len(missing & candidates[index]), -index))
        gain = len(missing & candidates[best])
        if gain == 0 or gain < least_share * len(wanted):
            break
        found.append(best)
        missing -= candidates[best]
    return tuple(sorted(found)), 1 - len(missing) / len(wanted) if wanted else 0.0
