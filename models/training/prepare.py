"""Cleans pairs, drops duplicates and whatever overlaps an evaluation set, and splits off development and test pairs.

Knows files of pairs; nothing of vocabularies or networks. What it drops it counts, by reason.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.training.errors import MaterialInvalid
from models.training.overlap import EvaluationIndex, Words, fold
from models.training.pairs import Pair, read_pairs, write_pairs

INVISIBLE = re.compile("[\u0640\u064b-\u0652\u0670\u200b-\u200f\u202a-\u202e\ufeff]")
SPACES = re.compile(r"\s+")
ARABIC = re.compile("[\u0621-\u064a]")
ASCII_MARKS = str.maketrans("“”’‘–—", "\"\"''--")
MOST_WORDS = 80
LARGEST_RATIO = 3.0
"""Words of the longer side per word of the shorter, above `BRIEF` words: beyond it the two rarely say the same."""
BRIEF = 5
PER_MILLE = 1000
Key = tuple[Words, Words]


@dataclass(frozen=True, slots=True)
class Material:
    """Which files go in. `sets` maps a name to its files, earlier sets first in line for duplicates.

    `evaluation` are files of pairs that no training pair may overlap. Where `dev` or `test` is None, that many of a
    thousand pairs of the first set (`split_per_mille`) are split off by hash, the same ones whatever else changes.
    The English of the sets in `title_case` (lists of names in lower case) is capitalized.
    """

    sets: Mapping[str, Sequence[Path]]
    evaluation: Sequence[Path] = ()
    dev: Path | None = None
    test: Path | None = None
    split_per_mille: int = 5
    title_case: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Prepared:
    """How many pairs each written file has, and how many were dropped for which reason."""

    kept: Mapping[str, int]
    dropped: Mapping[str, int]


def clean_arabic(text: str) -> str:
    """Remove what readers do not see (tatweel, vowel marks, direction marks) and settle spaces and forms (NFKC)."""
    return SPACES.sub(" ", INVISIBLE.sub("", unicodedata.normalize("NFKC", text))).strip()


def clean_english(text: str) -> str:
    """Settle spaces, forms (NFKC), quotation marks and dashes as wire copy has them."""
    return SPACES.sub(" ", unicodedata.normalize("NFKC", text.translate(ASCII_MARKS))).strip()


def fault(pair: Pair) -> str | None:
    """Say why a cleaned pair is unfit for training, or None."""
    words = sorted((len(pair.arabic.split()), len(pair.english.split())))
    if not words[0]:
        return "empty"
    if words[1] > MOST_WORDS:
        return "long"
    if words[1] > BRIEF and words[1] > LARGEST_RATIO * words[0]:
        return "unbalanced"
    if not ARABIC.search(pair.arabic) or ARABIC.search(pair.english):
        return "wrong script"
    return None


def prepare(material: Material, out: Path) -> Prepared:
    """Write `out`/NAME.tsv for each set, dev.tsv and test.tsv; raises `MaterialInvalid` where nothing is left."""
    out.mkdir(parents=True, exist_ok=True)
    dropped: Counter[str] = Counter()
    sets = {name: _tidy(_read_all(material, name), dropped) for name in material.sets}
    sets, held = _hold_out(sets, material)
    evaluation = [pair for path in material.evaluation for pair in _read(path)] + held["dev"] + held["test"]
    sets = _without(sets, evaluation, dropped)
    written = {name: write_pairs(out / f"{name}.tsv", pairs) for name, pairs in (sets | held).items()}
    if not all(written.values()):
        raise MaterialInvalid(f"Nothing is left of {', '.join(name for name, count in written.items() if not count)}.")
    return Prepared(written, dict(dropped))


def _hold_out(
    sets: Mapping[str, list[Pair]], material: Material
) -> tuple[dict[str, list[Pair]], dict[str, list[Pair]]]:
    """Take development and test pairs from the first set, unless they are given."""
    first, *_ = sets
    given = {"dev": material.dev, "test": material.test}
    parts: dict[str, list[Pair]] = {part: [] for part in (*given, "train")}
    for pair in sets[first]:
        part = _part(pair, material.split_per_mille)
        parts["train" if given.get(part) else part].append(pair)
    held = {part: _read(path) if path else list(_distinct(parts[part])) for part, path in given.items()}
    return {**sets, first: parts["train"]}, held


def _distinct(pairs: Iterable[Pair]) -> Iterable[Pair]:
    return {_key(pair): pair for pair in pairs}.values()


def _without(
    sets: Mapping[str, Sequence[Pair]], evaluation: Sequence[Pair], dropped: Counter[str]
) -> dict[str, list[Pair]]:
    """Drop duplicates and what overlaps the evaluation pairs, on either side."""
    arabic = EvaluationIndex(pair.arabic for pair in evaluation)
    english = EvaluationIndex(pair.english for pair in evaluation)
    seen: set[Key] = set()
    kept: dict[str, list[Pair]] = {name: [] for name in sets}
    for name, pair in ((name, pair) for name, pairs in sets.items() for pair in pairs):
        if _key(pair) in seen:
            dropped["duplicate"] += 1
        elif arabic.overlaps(pair.arabic) or english.overlaps(pair.english):
            dropped["overlaps evaluation"] += 1
        else:
            kept[name].append(pair)
        seen.add(_key(pair))
    return kept


def _key(pair: Pair) -> Key:
    return fold(pair.arabic), fold(pair.english)


def _part(pair: Pair, per_mille: int) -> str:
    """Assign by a hash of the folded Arabic, so that near duplicates land on the same side."""
    digest = hashlib.sha256(" ".join(fold(pair.arabic)).encode()).digest()
    place = int.from_bytes(digest[:8], "big") % PER_MILLE
    return "dev" if place < per_mille else "test" if place < 2 * per_mille else "train"


def _read_all(material: Material, name: str) -> Iterator[Pair]:
    for path in material.sets[name]:
        for pair in _read(path):
            yield Pair(pair.arabic, pair.english.title()) if name in material.title_case else pair


def _read(path: Path | None) -> list[Pair]:
    pairs = read_pairs(path) if path else iter(())
    return [Pair(clean_arabic(pair.arabic), clean_english(pair.english)) for pair in pairs]


def _tidy(pairs: Iterable[Pair], dropped: Counter[str]) -> list[Pair]:
    kept = []
    for pair in pairs:
        reason = fault(pair)
        if reason:
            dropped[reason] += 1
        else:
            kept.append(pair)
    return kept
