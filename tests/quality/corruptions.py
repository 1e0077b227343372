"""Damages right translations in the ways that desks fear and counts what the checks notice.

`python -m tests.quality.corruptions FILE...` prints the table; a line of a file holds Arabic and English, with a tab
between. Every damage is made at every place where it can be, without chance: the same file gives the same table.

`--briefs OUT.jsonl` takes what `mujaz bulk` wrote instead: sentences that came out without any flag stand for right
ones; that a quotation is a machine's is said of every one and does not count. `--kinds` and `--each` choose kinds of
damage and how many of each, spread evenly over the file.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, combinations
from pathlib import Path
from typing import Any

from service.briefs.check import check
from service.briefs.check.gazetteer import Kind, known_names
from service.briefs.check.name_finding import EnglishName, EnglishText, english_names
from service.briefs.check.name_order import SORTS
from service.briefs.check.quotes import Quotation, english_quotations
from service.briefs.degeneration import find_fault
from service.briefs.translated_quotes import TRANSLATED_QUOTE

Damage = Callable[[str], Iterator[str]]

NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
NEGATION = (
    (re.compile(r"\b(do|does|did) not "), ""),
    (re.compile(r"(?<!\bdo)(?<!\bdoes)(?<!\bdid) not\b"), ""),
    (re.compile(r"\bcannot\b"), "can"),
    (re.compile(r"\bwon't\b"), "will"),
    (re.compile(r"(?<!\bwo)n't\b"), ""),
    (re.compile(r"\bno (?=\w)"), ""),
    (re.compile(r"\bNo (?=\w)"), "A "),
    (re.compile(r"\bnever "), ""),
    (re.compile(r"\bwithout\b"), "with"),
)
IDIOM = re.compile(
    r"not (?:only|just|even|least|to mention)|no (?:longer|less|smaller|more|fewer|later|doubt)|whether or not|or not",
    re.I,
)
"""Where dropping the negation changes little, or leaves no sentence."""

LIST = re.compile(r"(?:[\s,-]|\b(?:(?:and|or)(?: (?:in|from|of|to|the))*|the|[A-Z]\w+)\b)*")
"""What stands between names of which none acts on the other."""

FEWEST_QUOTED, REPEATED = 3, 4
"""Words of a quotation that is worth deleting, and of a phrase that is repeated."""

KINDS_REPLACED = (Kind.STATE, Kind.CITY)


@dataclass(frozen=True, slots=True)
class Corruption:
    """A damaged translation: what was done to it, its source, the right English and the wrong one."""

    kind: str
    source: str
    english: str
    damaged: str


def change_digits(english: str) -> Iterator[str]:
    """Change one digit of each number, another place in each."""
    for count, numeral in enumerate(NUMERAL.finditer(english)):
        places = [place for place in range(*numeral.span()) if english[place].isdigit()]
        place = places[count % len(places)]
        # 1 to 8 become the next digit, 9 becomes 1 and 0 becomes 5: a number never begins with 0.
        digit = {"9": "1", "0": "5"}.get(english[place]) or str(int(english[place]) + 1)
        yield english[:place] + digit + english[place + 1 :]


def drop_negations(english: str) -> Iterator[str]:
    """Take out each word that negates, one at a time."""
    for pattern, instead in NEGATION:
        for found in pattern.finditer(english):
            idiom = any(one.start() <= found.end() and found.start() <= one.end() for one in IDIOM.finditer(english))
            if not idiom:
                yield english[: found.start()] + instead + english[found.end() :]


def _names(english: str) -> list[tuple[EnglishName, Kind]]:
    names = known_names().names
    found = english_names(EnglishText(english), known_names())
    return [(one, SORTS.get(names[one.names[0]].kind, names[one.names[0]].kind)) for one in found]


def replace_names(english: str) -> Iterator[str]:
    """Put another state for each state or people that is named once, and another city for each city."""
    found = _names(english)
    for count, (name, kind) in enumerate(found):
        said = english[name.start : name.end]
        if kind not in KINDS_REPLACED or english.count(said) > 1:
            continue
        strict = known_names().names[name.names[0]].kind
        others = [one.preferred for one in known_names().names if one.kind is strict]
        others = [one for one in others if one not in english and one[:2] != said[:2]]
        yield english[: name.start] + others[(len(said) * 7 + count * 13) % len(others)] + english[name.end :]


def swap_names(english: str) -> Iterator[str]:
    """Let two different names of one sort change places, unless they stand in a list."""
    for (one, kind), (other, other_kind) in combinations(_names(english), 2):
        between = english[one.end : other.start]
        first, second = english[one.start : one.end], english[other.start : other.end]
        if kind is other_kind and set(one.names).isdisjoint(other.names) and not LIST.fullmatch(between):
            yield english[: one.start] + second + between + first + english[other.end :]


def _long_quotations(english: str) -> Iterator[Quotation]:
    """The quotations of some length whose first mark opens a word: behind a letter or a comma it ends another."""
    for one in english_quotations(english):
        opens = not english[: one.start] or english[one.start - 1] in " (-"
        if opens and len(one.said.split()) >= FEWEST_QUOTED:
            yield one


def delete_quotations(english: str) -> Iterator[str]:
    """Leave out each quotation of some length, marks and all, and no blank before a comma or a full stop."""
    for one in _long_quotations(english):
        left = " ".join((english[: one.start] + english[one.end :]).split())
        yield re.sub(r" (?=[,.;:])", "", left)


def unmark_quotations(english: str) -> Iterator[str]:
    """Take the marks off each quotation of some length, so that it stands as a fact."""
    for one in _long_quotations(english):
        yield english[: one.start] + one.said + english[one.end :]


def repeat_phrases(english: str) -> Iterator[str]:
    """Say four words from the middle of a text twice."""
    words = english.split()
    middle = len(words) // 2
    if middle >= REPEATED:
        yield " ".join((*words[:middle], *words[middle - REPEATED :]))


def drop_halves(english: str) -> Iterator[str]:
    """Leave out the second half of a text."""
    words = english.split()
    yield " ".join(words[: len(words) // 2])


DAMAGES: dict[str, Damage] = {
    "one digit changed": change_digits,
    "a negation dropped": drop_negations,
    "two names swapped": swap_names,
    "a name replaced": replace_names,
    "a quotation deleted": delete_quotations,
    "quotation marks dropped": unmark_quotations,
    "a phrase repeated": repeat_phrases,
    "the second half dropped": drop_halves,
}


def read_pairs(path: Path) -> tuple[tuple[str, str], ...]:
    """Read the Arabic and the English of each line."""
    lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return tuple((columns[0], columns[1]) for columns in lines)


def read_briefs(path: Path) -> tuple[tuple[str, str], ...]:
    """Read from a file of briefs each sentence and its English that has no flag, each once."""
    records = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    pairs = (pair for record in records if "brief" in record for pair in _sound_pairs(record["brief"]))
    return tuple(dict.fromkeys(pairs))


def _sound_pairs(brief: dict[str, Any]) -> Iterator[tuple[str, str]]:
    shown = chain.from_iterable(brief["translation"]["paragraphs"]) if "translation" in brief else brief["points"]
    for one in shown:
        doubts = [flag for flag in one["flags"] if flag["code"] != TRANSLATED_QUOTE]
        if not doubts and one["confidence"] is not None:
            (source,) = one["sources"]
            yield brief["sentences"][source["sentence"]]["text"], one["text"]


def corrupt(pairs: Iterable[tuple[str, str]]) -> Iterator[Corruption]:
    """Make every damage at every place of every pair."""
    for source, english in pairs:
        for kind, damage in DAMAGES.items():
            for damaged in damage(english):
                yield Corruption(kind, source, english, damaged)


def spread(corruptions: Iterable[Corruption], kinds: Iterable[str], each: int | None) -> list[Corruption]:
    """Take so many of each kind (None: all), at even distances."""
    made = list(corruptions)
    taken: list[Corruption] = []
    for kind in kinds:
        alike = [one for one in made if one.kind == kind]
        count = min(each or len(alike), len(alike))
        taken += [alike[number * len(alike) // count] for number in range(count)]
    return taken


def findings(source: str, english: str) -> Counter[str]:
    """What the checks and the search for degenerate output say of a pair; a message counts as often as it comes."""
    fault = find_fault(source, english)
    said = [f"{flag.code}: {flag.message}" for flag in check(source, english)]
    return Counter([*said, fault.value] if fault else said)


def is_caught(corruption: Corruption) -> bool:
    """Tell whether the damage brings a finding that the right English does not have."""
    before = findings(corruption.source, corruption.english)
    return bool(findings(corruption.source, corruption.damaged) - before)


@dataclass(frozen=True, slots=True)
class Report:
    """Corruptions made and caught of each kind, and how many of the right pairs had any finding."""

    made: Counter[str]
    caught: Counter[str]
    pairs: int
    alarms: int

    def share(self, kind: str) -> float:
        """The share of one kind that was caught."""
        return self.caught[kind] / self.made[kind]

    @property
    def total(self) -> float:
        """The share of all corruptions that was caught."""
        return self.caught.total() / self.made.total()

    @property
    def false_alarms(self) -> float:
        """The share of right pairs with a finding."""
        return self.alarms / self.pairs


def measure(
    pairs: tuple[tuple[str, str], ...], kinds: Iterable[str] = tuple(DAMAGES), each: int | None = None
) -> Report:
    """Corrupt pairs and count what is noticed, and what is wrongly noticed in the pairs as they are."""
    corruptions = spread(corrupt(pairs), kinds, each)
    return Report(
        made=Counter(one.kind for one in corruptions),
        caught=Counter(one.kind for one in corruptions if is_caught(one)),
        pairs=len(pairs),
        alarms=sum(bool(findings(source, english)) for source, english in pairs),
    )


def table(report: Report) -> str:
    """The report as a plain table."""
    kinds = [f"{kind:<26}{report.made[kind]:>6}{report.share(kind):>8.3f}" for kind in DAMAGES if report.made[kind]]
    total = f"{'all':<26}{report.made.total():>6}{report.total:>8.3f}"
    alarms = f"{'right, yet flagged':<26}{report.pairs:>6}{report.false_alarms:>8.3f}"
    return "\n".join((f"{'corruption':<26}{'made':>6}{'caught':>8}", *kinds, total, alarms))


def main(arguments: list[str]) -> None:
    """Print the table of each file."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality.corruptions")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--briefs", action="append", type=Path, default=[], metavar="OUT.jsonl")
    parser.add_argument("--kinds", nargs="+", choices=DAMAGES, default=list(DAMAGES), metavar="KIND")
    parser.add_argument("--each", type=int, metavar="N")
    chosen = parser.parse_args(arguments)
    sets = [(path, read_pairs(path)) for path in chosen.files] + [(path, read_briefs(path)) for path in chosen.briefs]
    for path, pairs in sets:
        sys.stdout.write(f"{path}\n{table(measure(pairs, chosen.kinds, chosen.each))}\n\n")


if __name__ == "__main__":
    main(sys.argv[1:])
