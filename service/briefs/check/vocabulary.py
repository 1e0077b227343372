"""Which words English has: the commonest as a list gives them, and what they are built into.

Knows small letters only: the list has the names of persons and places that are often written, too.
"""

import re
from functools import cache, lru_cache

from models.english_words import commonest_words

SHORTEST_STEM = 3
SHORTEST_COMPOUND = 8
"""Letters of `beachgoer` at least: shorter words fall too easily into two that exist."""
SHORTEST_PART = 4
COMMON = 20_000
"""So many of the commonest words are common: compounds are of them, and none is a rare spelling of a name."""

_BRITISH = re.compile("is(?=(?:e[ds]?|ers?|ing|ations?|ational)$)")
"""Where `regularised` has the s that is a z elsewhere."""
ENDINGS = (
    "s", "es", "d", "ed", "ing", "ly", "ness", "er", "ers", "est", "ism", "ist", "ists", "less", "like", "able",
    "ize", "izes", "ized", "izing", "ization", "ory", "dom", "ry", "ant", "ants",
)  # fmt: skip
DOUBLING = ("ed", "ing", "er", "ers", "est")
"""Endings that double the letter before them: `putting`."""
BEGINNINGS = (
    "anti", "auto", "bio", "co", "counter", "cyber", "de", "dis", "eco", "euro", "geo", "hyper", "inter", "mega",
    "micro", "mini", "mis", "multi", "neo", "non", "out", "over", "post", "pre", "pro", "re", "self", "semi", "sub",
    "super", "tele", "trans", "ultra", "un", "under", "agro", "cardio", "electro", "gastro", "hydro", "neuro", "petro",
    "photo", "psycho", "socio", "techno", "thermo",
)  # fmt: skip


@lru_cache(maxsize=8192)
def is_english(word: str) -> bool:
    """Tell whether English has a word, given in small letters; one of one or two letters it always has."""
    word = _BRITISH.sub("iz", word) if word not in _words() else word
    return (
        len(word) < SHORTEST_STEM
        or word in _words()
        or any(_is_stem(word.removesuffix(one), one) for one in ENDINGS if word.endswith(one))
        or any(word.removeprefix(one) in _long_words() for one in BEGINNINGS if word.startswith(one))
        or _is_compound(word)
    )


def is_common(word: str) -> bool:
    """Tell whether a word, given in small letters, is so common that it must mean what it says."""
    return word in _common_words()


def _is_stem(stem: str, ending: str) -> bool:
    """Tell whether a word takes an ending so: `making` is of `make`, `denied` of `deny`, `putting` of `put`."""
    if len(stem) < SHORTEST_STEM:
        return False
    words, last = _words(), stem[-1]
    doubled = ending in DOUBLING and last == stem[-2] and stem[:-1] in words
    with_y = f"{stem}y" if ending == "ization" else f"{stem[:-1]}y" if last == "i" else stem
    return not words.isdisjoint({stem, f"{stem}e", with_y}) or doubled


def _is_compound(word: str) -> bool:
    if len(word) < SHORTEST_COMPOUND:
        return False
    common = _common_words()
    cuts = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    return any(word[:cut] in common and word[cut:] in common for cut in cuts)


@cache
def _words() -> frozenset[str]:
    return frozenset(commonest_words())


@cache
def _long_words() -> frozenset[str]:
    return frozenset(word for word in _words() if len(word) >= SHORTEST_PART)


@cache
def _common_words() -> frozenset[str]:
    return frozenset(commonest_words(COMMON))
