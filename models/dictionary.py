"""Which English words a translator has seen Arabic words stand for, learned from the linked pairs of its training.

Words are compared by their roots, roughly: what English a word may come out as depends little on its form. Knows no
model and no sentence.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import snowballstemmer

from models.errors import CheckpointInvalid

ARABIC_WORD = re.compile(r"[\u0621-\u065f\u0670-\u06d3]+")
ENGLISH_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")

_FUNCTION_WORDS = (
    "a about above after again against all also am among an and another any are as at be because been before being "
    "below between both but by can could did do does down during each either else for from had has have he her here "
    "hers herself him himself his how however i if in into is it its itself just may me might mine more most must my "
    "myself neither no nor not of off on once one only onto or other others our ours out over own per same shall she "
    "should since so some such than that the their theirs them themselves then there these they this those though "
    "through thus to too toward towards under until up upon us very via was we were what when where which while who "
    "whom whose why will with within without would yet you your yours"
)
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""English needs them where Arabic has no word of its own, and any word may seem to stand for them."""

FOLD = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **dict.fromkeys("ىئ", "ي"),
        "ؤ": "و", "ة": "ه",
        **{chr(code): "" for code in (*range(0x064B, 0x0660), 0x0670, 0x0640)},
    }
)  # fmt: skip
WEAK = str.maketrans("", "", "اويءه")
"""Letters that come and go between forms of a word."""
PREFIXES = ("وال", "بال", "فال", "كال", "ولل", "لل", "ال", "وس", "وب", "ول", "فب", "و", "ف", "ب", "ل", "ك", "س")
"""Conjunctions, prepositions and the article, longest first."""
PERSONS = ("وسي", "وست", "سي", "ست", "ي", "ت", "ن", "ا")
"""How verbs of the present and the future begin."""
SUFFIXES = (
    "تهما", "تهم", "تها", "تنا", "ته", "هما", "كما", "ها", "هم", "هن", "نا", "ات", "ان", "ين", "ون", "يه", "وا", "ه",
    "ي", "ا", "ت",
)  # fmt: skip
"""Pronouns and endings of gender, number and case, longest first."""
DERIVED = ("مست", "ست", "مت", "من", "ت", "ن", "م")
"""What derived verbs and nouns put before their root."""
FEWEST_LETTERS = 3
"""Of a root as a rule: with fewer left, what was taken off belonged to it."""


class Dictionary:
    """The English stems that each Arabic root has stood for, between spaces: sets would take far more memory."""

    def __init__(self, stems: Mapping[str, str]) -> None:
        self.stems = stems

    def stems_for(self, arabic: str) -> frozenset[str]:
        """Give the stems of all English words that some word of an Arabic text has stood for."""
        known = {root: self.stems.get(root, "") for word in arabic_words(arabic) for root in roots(word)}
        return frozenset(" ".join(known.values()).split())

    def write(self, path: Path) -> None:
        """Write a line for each root: the root, a tab, and its stems."""
        lines = (f"{root}\t{stems}\n" for root, stems in sorted(self.stems.items()))
        path.write_text("".join(lines), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> "Dictionary":
        """Read what `write` wrote; raises `CheckpointInvalid` where it is of another form."""
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
            return cls({root: stems.strip() for root, stems in (line.split("\t") for line in lines)})
        except ValueError as error:
            raise CheckpointInvalid(f"{path}: not a dictionary of Arabic roots and English stems") from error


def arabic_words(text: str) -> list[str]:
    """List the Arabic words of a text in one spelling."""
    return [word.translate(FOLD) for word in ARABIC_WORD.findall(text)]


def english_stems(text: str) -> Iterator[str]:
    """Give the stems of the words of an English text that mean something by themselves."""
    return (english_stem(word) for word in ENGLISH_WORD.findall(text) if word.lower() not in FUNCTION_WORDS)


@lru_cache(maxsize=32768)
def english_stem(word: str) -> str:
    """Reduce an English word to what its forms share."""
    plain = re.sub("['’]s?$", "", word.lower())
    stemmer = snowballstemmer.stemmer("english")  # holds the word while it works: threads cannot share one
    return str(stemmer.stemWord(plain))


@lru_cache(maxsize=32768)
def root(word: str) -> str:
    """Give the letters of an Arabic word that stay the same through its forms, roughly; the word is a folded one."""
    return _core(_without(SUFFIXES, _without(PREFIXES, word), at_end=True))


@lru_cache(maxsize=32768)
def roots(word: str) -> frozenset[str]:
    """Give the roots that an Arabic word may be of, as one cannot tell a prefix from a first letter."""
    stems = {word, *_cuts(word, (*PREFIXES, *PERSONS))}
    stems |= {stem for one in stems for stem in _cuts(one, SUFFIXES, at_end=True)}
    return frozenset(map(_core, stems)) | frozenset(map(root, stems))


def _core(stem: str) -> str:
    """Take off what changes within a stem, unless too little is left."""
    strong = _without(DERIVED, stem.translate(WEAK))
    return strong if len(strong) >= FEWEST_LETTERS else stem


def _without(affixes: Iterable[str], word: str, *, at_end: bool = False) -> str:
    """Take the first of the affixes off that a word has, unless too little is left."""
    return next(_cuts(word, affixes, at_end=at_end), word)


def _cuts(word: str, affixes: Iterable[str], *, at_end: bool = False) -> Iterator[str]:
    """Take each of the affixes off that a word has, where enough is left."""
    for affix in affixes:
        bare = word.removesuffix(affix) if at_end else word.removeprefix(affix)
        if bare != word and len(bare) >= FEWEST_LETTERS:
            yield bare
