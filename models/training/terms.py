"""Writes English terms into the Arabic of a pair, so that a network learns to copy what it is told to say.

A name or a phrase of the Arabic gives way to the very words that its English has for it (Song et al. 2019,
"Code-switching for enhancing NMT with pre-specified translation"). Knows no vocabulary and no network. The new pairs
have no word links.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from models.dictionary import FUNCTION_WORDS
from models.training.errors import MaterialInvalid
from models.training.links import Link, parse, spans_of_phrases
from models.training.pairs import Pair, open_text
from models.training.renaming import ARTICLE, BETWEEN, COLUMNS, DOUBT, TO, fold
from models.training.vocabulary import parted

SPOKEN = frozenset({"demonym", "title", "religion term", "currency", "word"})
"""Kinds that a sentence bends or says otherwise: no term is made of them."""
NAME_SHARE, PHRASE_SHARE = 0.85, 0.1
"""Shares of the names, and of the linked phrases, that are written in English."""
MOST_PHRASES = 2
LONGEST_ARABIC, LONGEST_ENGLISH = 3, 4
"""Words of a phrase."""
OUTER = "\"'“”«»()[]،؛؟.,;:!?…-–"
INNER = re.compile(r"[\"“”«»()\[\]،؛؟.,;:!?…]")
PREFIX = "[وف]?[بلك]?"
ATTACHED = re.compile("[وفبلك]")
"""What may be a word of its own at the beginning of another: "and", "so", "in", "to", "like"."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is to stand in the Arabic between two places, and where it stands in the English."""

    begin: int
    end: int
    text: str
    there: tuple[int, int]

    def touches(self, other: "Change") -> bool:
        """Tell whether two changes want the same place on either side."""
        here = self.begin < other.end and other.begin < self.end
        return here or (self.there[0] < other.there[1] and other.there[0] < self.there[1])


def read_terms(path: Path) -> dict[str, tuple[str, ...]]:
    """Read a list of names (see `renaming.read_names`): folded Arabic forms with the English ones, longest first.

    Behind ل a form's article is written as another ل. Raises `MaterialInvalid`, naming the line.
    """
    terms: dict[str, tuple[str, ...]] = {}
    with open_text(path) as lines:
        for number, line in enumerate(lines, start=1):
            columns = line.rstrip("\r\n").split("\t")
            if len(columns) < COLUMNS:
                raise MaterialInvalid(f"{path}: line {number} is not arabic<TAB>english<TAB>kind.")
            if columns[2] not in SPOKEN:
                arabic = [fold(form) for form in columns[0].split(BETWEEN) if not form.startswith(DOUBT)]
                english = (form.removeprefix(DOUBT) for form in columns[1].split(BETWEEN))
                both = [*arabic, *(TO + TO + form.removeprefix(ARTICLE) for form in arabic if form.startswith(ARTICLE))]
                terms |= dict.fromkeys(both, tuple(sorted(english, key=len, reverse=True)))
    return terms


def write_terms(pairs: Iterable[Pair], terms: Mapping[str, Sequence[str]], *, seed: int) -> Iterator[Pair]:
    """Yield each pair that has listed names, or linked phrases that are drawn, with these in English in its Arabic."""
    random = np.random.default_rng(seed)
    names = "|".join(map(re.escape, sorted(terms, key=len, reverse=True)))
    pattern = re.compile(rf"(?<!\w)({PREFIX})({names})(?!\w)")
    for pair in pairs:
        known = [one for one in named(pair, pattern, terms) if random.random() < NAME_SHARE]
        drawn = [one for one in phrased(pair) if random.random() < PHRASE_SHARE]
        changes = apart([*known, *drawn[:MOST_PHRASES]])
        if changes:
            yield Pair(written(pair.arabic, changes), pair.english)


def apart(changes: Iterable[Change]) -> list[Change]:
    """Keep of changes that touch each other the first."""
    kept: list[Change] = []
    for change in changes:
        if not any(map(change.touches, kept)):
            kept.append(change)
    return kept


def written(arabic: str, changes: Iterable[Change]) -> str:
    """Write changes into a text, each as words of its own."""
    for change in sorted(changes, key=lambda one: one.begin, reverse=True):
        before, after = arabic[: change.begin], arabic[change.end :]
        arabic = f"{before}{' ' if before[-1:].isalnum() else ''}{change.text}{after}"
    return arabic


def named(pair: Pair, pattern: re.Pattern[str], terms: Mapping[str, Sequence[str]]) -> Iterator[Change]:
    """Find the listed names of the Arabic, each with the form that the English has of it, one place for each."""
    free = pair.english
    for found in pattern.finditer(fold(pair.arabic)):
        for form in terms[found[2]]:
            there = re.search(rf"(?<!\w){re.escape(form)}(?!\w)", free)
            if there:
                free = free[: there.start()] + "\0" * len(form) + free[there.end() :]
                attached = len(TO) if found[2].startswith(TO + TO) else 0
                yield Change(found.start(2) + attached, found.end(2), form, there.span())
                break


def phrased(pair: Pair) -> Iterator[Change]:
    """Find the phrases whose words are linked with each other alone, that can be terms."""
    if not pair.links:
        return
    arabic, english = places(pair.arabic, parted(pair.arabic).split()), places(pair.english, pair.english.split())
    links: list[Link] = [one for one in parse(pair.links) if one[0] < len(arabic) and one[1] < len(english)]
    for (first, last), (low, high) in spans_of_phrases(links, len(arabic)):
        if last - first < LONGEST_ARABIC and high - low < LONGEST_ENGLISH and low > 0:
            here = stripped(pair.arabic, arabic[first][0], arabic[last][1])
            there = stripped(pair.english, english[low][0], english[high][1])
            said, text = pair.arabic[slice(*here)], pair.english[slice(*there)]
            if is_term(text) and not INNER.search(said) and not ATTACHED.match(said):
                yield Change(*here, text, there)


def places(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Say where each of a text's words begins and ends."""
    found, end = [], 0
    for word in words:
        begin = text.index(word, end)
        end = begin + len(word)
        found.append((begin, end))
    return found


def stripped(text: str, begin: int, end: int) -> tuple[int, int]:
    """Leave out the marks around a place."""
    inside = text[begin:end]
    begin += len(inside) - len(inside.lstrip(OUTER))
    return begin, max(begin, end - (len(inside) - len(inside.rstrip(OUTER))))


def is_term(english: str) -> bool:
    """Tell whether English words can be a term: they begin and end with words of a meaning, and hold no marks."""
    words = english.split()
    bare = bool(words) and not any(word.lower() in FUNCTION_WORDS for word in (words[0], words[-1]))
    return bare and INNER.search(english) is None and english[0].isalpha()
