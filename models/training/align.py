"""Links the words of pairs with eflomal (Östling and Tiedemann 2016), and draws short phrase pairs from the links.

eflomal is optional: without it there is no guided alignment and no cross-lingual start, and training takes longer.
"""

import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path

import numpy as np

from models.training.errors import TrainingError
from models.training.links import merge, phrases
from models.training.pairs import Pair
from models.training.vocabulary import parted

ALEF = re.compile("[أإآ]")
PREFIX = re.compile("^(?:وال|بال|فال|كال|لل|ال|و)(?=.{3})")
NOT_LETTERS = re.compile(r"[^\w]")
ARABIC_STEM, ENGLISH_STEM = 5, 6
"""Letters that are compared: inflection is at the end of words, and rarer forms are aligned by their common ones."""
NOTHING = "."
MOST_COPIES = 3
"""A phrase pair is given at most so many times, however frequent."""
DRAWN_SHARE = 0.5


def arabic_stem(word: str) -> str:
    """Reduce an Arabic word to the first letters after its prefixes."""
    plain = NOT_LETTERS.sub("", ALEF.sub("ا", word)).replace("ى", "ي")
    return PREFIX.sub("", plain)[:ARABIC_STEM] or NOTHING


def english_stem(word: str) -> str:
    """Reduce an English word to its first letters."""
    return NOT_LETTERS.sub("", word.lower())[:ENGLISH_STEM] or NOTHING


def align(pairs: Sequence[Pair]) -> list[Pair]:
    """Give every pair its word links; raises `TrainingError` when eflomal is not installed.

    Links count the words that the vocabulary reads (`vocabulary.parted`).
    """
    try:
        aligner = import_module("eflomal").Aligner()
    except ImportError as error:
        raise TrainingError("Aligning needs eflomal: pip install -r requirements-training.txt") from error
    with tempfile.TemporaryDirectory() as folder:
        arabic, english = Path(folder) / "arabic", Path(folder) / "english"
        forward, reverse = Path(folder) / "forward", Path(folder) / "reverse"
        _write_stems(arabic, (" ".join(map(arabic_stem, parted(pair.arabic).split())) for pair in pairs))
        _write_stems(english, (" ".join(map(english_stem, pair.english.split())) for pair in pairs))
        with arabic.open(encoding="utf-8") as left, english.open(encoding="utf-8") as right:
            names = {"links_filename_fwd": str(forward), "links_filename_rev": str(reverse)}
            aligner.align(left, right, quiet=True, **names)
        lines = [path.read_text(encoding="utf-8").splitlines() for path in (forward, reverse)]
    if any(len(side) != len(pairs) for side in lines):
        raise TrainingError("eflomal did not link every pair.")
    return [Pair(p.arabic, p.english, merge(*links)) for p, *links in zip(pairs, *lines, strict=True)]


def draw_phrases(pairs: Iterable[Pair], *, most: int, seed: int) -> list[Pair]:
    """Draw half of each pair's phrase pairs, each at most three times, in random order: short first examples."""
    random = np.random.default_rng(seed)
    found = Counter(phrase for phrase in _all_phrases(pairs) if random.random() < DRAWN_SHARE)
    chosen = [phrase for phrase, count in found.items() for _ in range(min(count, MOST_COPIES))]
    return [Pair(*chosen[index]) for index in random.permutation(len(chosen))[:most]]


def _all_phrases(pairs: Iterable[Pair]) -> Iterator[tuple[str, str]]:
    for pair in pairs:
        yield from phrases(parted(pair.arabic).split(), pair.english.split(), pair.links)


def _write_stems(path: Path, lines: Iterable[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
