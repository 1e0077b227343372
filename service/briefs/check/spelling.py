"""How names are spelled: Arabic and English words made comparable, strictly, loosely, and by their consonants.

Knows no name.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from service.briefs.check.memo import reader

_ARABIC_FOLD = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىیئ", "ي"),
        "ؤ": "و", "ة": "ه", "ک": "ك", "چ": "ج", "گ": "ج", "پ": "ب", "ڤ": "ف",
        **{chr(code): "" for code in (*range(0x064B, 0x0660), 0x0670, 0x0640, 0x200C, 0x200D)},
    }
)  # fmt: skip
"""One alef and one ya, a hamza only on its own, ha for ta marbuta; vowel marks, tatweel and joiners go."""

_ARABIC_WORD = re.compile(
    r"(?<![\u0621-\u065F\u0670-\u06D3])[وف]?[بلك]?عبد(?=ال[\u0621-\u064A]{2})|[\u0621-\u065F\u0670-\u06D3\u200C\u200D]+"
)
"""A word; `عبدالله` is two, as in its other spelling `عبد الله`."""

_ENGLISH_WORD = re.compile(
    r"(?:(?<![^\W_])(?:[AEU]l[- ]|[ael]l-|a(?:[sdrntz]|sh|th|dh)-|A(?:[sdrntz]|sh|th|dh)-)(?=[^\W\d_]))?"
    r"((?:[A-Z]\.){2,}[A-Z]?|[^\W_]+(?:['’‘ʻʿ`´][^\W_]+)*)"
)
"""A word, without the Arabic article that may stand before it; initials with points are one word."""

_POSSESSIVE = re.compile(r"['’]s$")
_MARKS = re.compile(r"[.'’‘ʻʿ`´]")
_LOOSE = (
    ("ph", "f"), ("ck", "k"), ("q", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "i"), ("ai", "i"), ("ey", "i"),
    ("y", "i"), ("e", "i"), ("o", "u"), ("w", "u"),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_CONSONANTS = (("ph", "f"), ("sch", "s"), ("sh", "s"), ("ch", "s"), ("kh", "k"), ("gh", "k"), ("th", "t"), ("dh", "d"))
_ENGLISH_CLASSES = str.maketrans(
    {**dict.fromkeys("aeiouywh", None), "p": "b", "v": "f", "c": "k", "q": "k", "g": "k", "j": "k", "x": "ks", "z": "s"}
)
_ARABIC_CLASSES = str.maketrans(
    {
        **dict.fromkeys("اويهحعء", None),
        "ب": "b", "ف": "f", "ت": "t", "ط": "t", "ث": "t", "د": "d", "ذ": "d", "ض": "d",
        "ج": "k", "ك": "k", "ق": "k", "خ": "k", "غ": "k", "س": "s", "ص": "s", "ش": "s", "ز": "s", "ظ": "s", "ل": "l",
        "ر": "r", "م": "m", "ن": "n",
    }
)  # fmt: skip
"""Consonants that one and the same name may be written with in the other script share a letter; vowels go."""


class Word(NamedTuple):
    """A word of a text: as it stands, as it is compared, and where it stands."""

    raw: str
    text: str
    start: int
    end: int


def fold_arabic(text: str) -> str:
    """Arabic text in the one spelling in which names are compared."""
    return text.translate(_ARABIC_FOLD)


@reader
def arabic_words(text: str) -> list[Word]:
    """The folded Arabic words of a text in order."""
    return [
        Word(found.group(), fold_arabic(found.group()), found.start(), found.end())
        for found in _ARABIC_WORD.finditer(text)
    ]


def english_words(text: str) -> list[Word]:
    """The words of an English text in order, without Arabic articles, possessive endings, accents and apostrophes."""
    plain = text if text.isascii() else _without_accents(text)
    return [
        Word(raw, _MARKS.sub("", _POSSESSIVE.sub("", raw)), found.start(), found.end())
        for found in _ENGLISH_WORD.finditer(plain)
        if (raw := found.group(1))
    ]


def _without_accents(text: str) -> str:
    """The same text, equally long, without accents on its letters."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text)


@lru_cache(maxsize=8192)
def loose(word: str) -> str:
    """A word without what spellings of one name differ in: letters for one sound, doubled letters, a last h."""
    word = word.lower()
    for written, sound in _LOOSE:
        word = word.replace(written, sound)
    return _DOUBLED.sub(r"\1", word).removesuffix("h")


@lru_cache(maxsize=8192)
def consonants(word: str) -> str:
    """The consonant classes of an English word."""
    word = word.lower()
    for written, sound in _CONSONANTS:
        word = word.replace(written, sound)
    return _DOUBLED.sub(r"\1", word.translate(_ENGLISH_CLASSES))


def arabic_consonants(word: str) -> str:
    """The consonant classes of a folded Arabic word, without its article."""
    return _DOUBLED.sub(r"\1", word.removeprefix("ال").translate(_ARABIC_CLASSES))


class Joined:
    """Words run together, so that `Kfar Saba`, `Kfar-Saba` and `Kfarsaba` are one; a find keeps to whole words."""

    def __init__(self, words: Sequence[str]) -> None:
        self.begins: list[int] = []
        position = 0
        ends = {}
        for place, word in enumerate(words):
            self.begins.append(position)
            position += len(word)
            ends[position] = place
            if word.endswith("s") and len(word) > len("was"):
                ends.setdefault(position - 1, place)
        self.ends = ends
        self.text = "".join(words)

    def find(self, key: str) -> tuple[int, int] | None:
        """The places of the first and the last word of a key; a plural s may follow it."""
        position = self.text.find(key)
        while position >= 0:
            place = self.at(key, position)
            if place is not None:
                return place
            position = self.text.find(key, position + 1)
        return None

    def at(self, key: str, position: int) -> tuple[int, int] | None:
        """The places of a key's words where it stands at a position of the text."""
        last = self.ends.get(position + len(key))
        first = bisect_right(self.begins, position) - 1
        if last is None or self.begins[first] != position or last < first:
            return None
        return first, last
