"""What English keeps of its Arabic source: numbers, names, sentences; and what it does that no source says.

Needs no reference, so references can be measured too: what is measured of them is the best that can be expected.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service.briefs.check import check
from service.briefs.check.gazetteer import known_names
from service.briefs.check.name_consistency import spelled_names
from service.briefs.check.name_finding import arabic_names
from service.briefs.check.names import compare_names, once
from service.briefs.check.numbers import compare_numbers
from service.briefs.check.numbers_arabic import read_arabic
from service.briefs.check.spelling import arabic_words
from service.briefs.clean import clean
from service.briefs.degeneration import find_fault, is_loop
from service.briefs.facts import facts_of, is_given, read_known
from service.briefs.segment import segment


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """Return the share, 0-1; None of nothing."""
        return self.part / self.whole if self.whole else None

    def __add__(self, other: "Share") -> "Share":
        return Share(self.part + other.part, self.whole + other.whole)


@dataclass(frozen=True, slots=True)
class Fidelity:
    """Shares by what they are of, and by the code of each flag that was raised the share of segments that have it."""

    shares: dict[str, Share]
    flags: dict[str, Share]


NOTHING = Share(0, 0)


def measure_translations(sources: Sequence[str], texts: Sequence[str]) -> Fidelity:
    """Measure translations of Arabic segments."""
    pairs = [(clean(source).text, text) for source, text in zip(sources, texts, strict=True)]
    return Fidelity(
        shares={
            "number recall": sum((number_recall(*pair) for pair in pairs), NOTHING),
            "name recall": sum((name_recall(*pair) for pair in pairs), NOTHING),
            "name consistency": name_consistency(pairs),
            "coverage": sum((coverage(*pair) for pair in pairs), NOTHING),
            "repeats": Share(sum(is_loop(text, source) for source, text in pairs), len(pairs)),
        },
        flags=flag_rates(pairs),
    )


def measure_summaries(sources: Sequence[str], texts: Sequence[str]) -> Fidelity:
    """Measure English summaries of Arabic items, which need not say all that an item says."""
    pairs = [(clean(source).text, text) for source, text in zip(sources, texts, strict=True)]
    return Fidelity(
        shares={
            "facts borne out": sum((facts_borne_out(*pair) for pair in pairs), NOTHING),
            "repeats": Share(sum(map(is_loop, texts)), len(texts)),
        },
        flags={},
    )


def number_recall(source: str, text: str) -> Share:
    """Count the numbers of a source, but for `one` and the like, and those of them that are in the English."""
    asked = sum(not one.weak for one in read_arabic(source))
    lost = sum(one.source is not None and not one.source.weak for one in compare_numbers(source, text))
    return Share(asked - lost, asked)


def name_recall(source: str, text: str) -> Share:
    """Count the known names of a source, each once, and those of them that are in the English."""
    named = once(arabic_names(arabic_words(source), known_names()))
    asked = sum(not one.doubtful for one in named)
    return Share(asked - len(compare_names(source, text, known_names()).missing), asked)


def name_consistency(pairs: Iterable[tuple[str, str]]) -> Share:
    """Count the names that several segments have, and those of them that are spelled alike in all."""
    times: Counter[tuple[int, str]] = Counter()
    forms: dict[tuple[int, str], set[str]] = {}
    for pair in pairs:
        found = list(spelled_names(*pair))
        times.update({one.name for one in found})
        for one in found:
            forms.setdefault(one.name, set()).add(one.spelling.lower())
    repeated = [name for name, segments in times.items() if segments > 1]
    return Share(sum(len(forms[name]) == 1 for name in repeated), len(repeated))


def coverage(source: str, text: str) -> Share:
    """Count a source's sentences, and those of them that can have an English sentence of their own."""
    asked, given = (len(segment(clean(one))) for one in (source, text))
    return Share(min(asked, given), asked)


def facts_borne_out(source: str, text: str) -> Share:
    """Count the numbers and known names of an English summary, and those of them that the Arabic gives."""
    known, facts = read_known(source), facts_of("", text)
    return Share(sum(is_given(fact, known) for fact in facts), len(facts))


def flag_rates(pairs: Sequence[tuple[str, str]]) -> dict[str, Share]:
    """Give for each flag that any segment has the share of segments that have it, the most frequent first."""
    found: Counter[str] = Counter()
    for source, text in pairs:
        fault = find_fault(source, text)
        codes = {flag.code for flag in check(source, text)} if text else set()
        found.update(codes | ({fault.value} if fault else set()))
    return {code: Share(segments, len(pairs)) for code, segments in found.most_common()}
