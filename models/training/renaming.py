"""Puts listed names in the place of others of their kind, so that a network meets names that its pairs hardly have.

Knows no vocabulary and no network. The new pairs have no word links: their words are no longer those that were linked.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from models.training.errors import MaterialInvalid
from models.training.pairs import Pair, open_text

GROUPS = {"state": 0, "capital": 1, "city": 1, "region": 2, "person": 3}
"""Kinds whose names may stand for each other. Demonyms and titles are bound to their sentence by grammar, and names of
companies, agencies and parties by what it says."""
ARTICLE_WANTED = re.compile(r"^United |s$|Republic")
"""States that may want "the" in English, which others must not have: they are left as they are."""
DOUBT, BETWEEN = "~", "|"
COLUMNS = 3
FOLDING = str.maketrans("أإآى", "اااي")
"""Letters that are written one for the other; each becomes one letter, so that places stay the same."""
PREFIX, ARTICLE, TO = "[وفبلك]?", "ال", "ل"
LONGER_BEFORE = re.compile(r"(?:\b(?:Kingdom|Republic|State|Sultanate) of |\b[Tt]he |[A-Z]\w*[- ])$")
LONGER_AFTER = re.compile(r"^[- ][A-Z]")
"""With these around it a name is a part of a longer one, which no other name completes."""


@dataclass(frozen=True, slots=True)
class Form:
    """A name in both languages; `kind` tells which others may stand for it (surnames only for surnames)."""

    arabic: str
    english: str
    kind: tuple[int, int]


def read_names(path: Path) -> list[Form]:
    """Read lines of arabic<TAB>english<TAB>kind, with further forms behind `|` and doubtful ones behind `~`.

    The first forms of both sides belong together; of a person so do the last Arabic and the second English one, the
    surname. Raises `MaterialInvalid`, naming the line.
    """
    forms: list[Form] = []
    with open_text(path) as lines:
        for number, line in enumerate(lines, start=1):
            columns = line.rstrip("\r\n").split("\t")
            if len(columns) < COLUMNS:
                raise MaterialInvalid(f"{path}: line {number} is not arabic<TAB>english<TAB>kind.")
            if columns[2] in GROUPS:
                forms += _forms(columns[0].split(BETWEEN), columns[1].split(BETWEEN), GROUPS[columns[2]])
    return forms


def _forms(arabic: Sequence[str], english: Sequence[str], group: int) -> Iterator[Form]:
    both = [(arabic[0], english[0])]
    if group == GROUPS["person"] and len(arabic) > 1 and len(english) > 1:
        both.append((arabic[-1], english[1]))
    for rank, (here, there) in enumerate(both):
        bound = group == GROUPS["state"] and ARTICLE_WANTED.search(there)
        if not bound and not here.startswith(DOUBT) and not there.startswith(DOUBT):
            yield Form(here, there, (group, rank))


def rename(pairs: Iterable[Pair], forms: Sequence[Form], *, copies: int, seed: int) -> Iterator[Pair]:
    """Yield up to so many copies of each pair that has listed names, with others drawn in the place of all of them."""
    random = np.random.default_rng(seed)
    known, kinds = {fold(form.arabic): form for form in forms}, defaultdict(list)
    for form in known.values():
        kinds[form.kind].append(form)
    names = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    pattern = re.compile(rf"(?<!\w)({PREFIX})({names})(?!\w)")
    for pair in pairs:
        found = list(pattern.finditer(fold(pair.arabic)))
        for _ in range(copies if found else 0):
            renamed = pair
            for each in reversed(found):  # from the end, so that the places before stay right
                old, options = known[each[2]], kinds[known[each[2]].kind]
                renamed = put(renamed, each, old, options[int(random.integers(len(options)))])
            if renamed.english != pair.english:
                yield renamed


def put(pair: Pair, found: re.Match[str], old: Form, new: Form) -> Pair:
    """Put a name in the place of one that each side has once; give the pair as it is where that would be wrong."""
    there = list(re.finditer(rf"\b{re.escape(old.english)}\b", pair.english))
    begin, end = found.span(2)
    alone = len(there) == 1 and fold(pair.arabic).count(fold(old.arabic)) == 1
    if not alone or (found[1] == TO and new.arabic.startswith(ARTICLE)):
        return pair
    before, after = pair.english[: there[0].start()], pair.english[there[0].end() :]
    if LONGER_BEFORE.search(before) or LONGER_AFTER.search(after):
        return pair
    return Pair(pair.arabic[:begin] + new.arabic + pair.arabic[end:], before + new.english + after)


def fold(arabic: str) -> str:
    """Fold letters that are written one for the other; as many letters come out."""
    return arabic.translate(FOLDING)
