"""The ratios that matter, each of two figures of the same run, with what it is meant to reach."""

from collections.abc import Mapping
from dataclasses import dataclass

from bench.load import Sample
from bench.outcome import Kept
from bench.sections import articles, joining, peer, running, short, trimming

OURS, SMALL, PLAIN = "Mujaz", "Mujaz, starter", "plain service"
FULL_TARGET, AT_ONCE_TARGET, EXTRACT_TARGET, JOINED_TARGET = 8.0, 12.0, 40.0, 3.0
"""What Mujaz set out to reach, in times."""
BESIDE_TARGET = 1 / 3
"""A short request beside long ones may take three times as long as alone."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times better the first is than the second; `target` is None where none was set."""

    what: str
    first: float
    second: float
    unit: str
    target: float | None = None
    fewer_is_better: bool = True

    @property
    def times(self) -> float:
        """Return the ratio, over 1 where the first is better."""
        return self.second / self.first if self.fewer_is_better else self.first / self.second

    @property
    def met(self) -> str:
        """Say whether the target was reached."""
        if self.target is None:
            return ""
        return "yes" if self.times >= self.target else "**no**"


def ratios(kept: Mapping[str, Kept]) -> list[Ratio]:
    """Work out every ratio whose two sides were measured."""
    return [
        ratio
        for make in (_articles, _throughput, _sentences, _beside, _joining, _trimming, _peer, _running)
        for ratio in make(kept)
    ]


def _pair(
    kept: Mapping[str, Kept],
    section: str,
    label: str,
    first: tuple[str, str, int],
    second: tuple[str, str, int],
    *,
    target: float | None = None,
    rate: bool = False,
    slowest: bool = False,
) -> list[Ratio]:
    """Compare two samples by their medians, by their rates, or by their slowest twentieth."""
    if section not in kept:
        return []
    found = [kept[section].outcome.sample(*one) for one in (first, second)]
    values = [one.rate if rate else one.p95 if slowest else one.p50 for one in found if one]
    if len(values) < len(found):
        return []
    return [Ratio(label, values[0], values[1], "/s" if rate else "s", target, fewer_is_better=not rate)]


def _articles(kept: Mapping[str, Kept]) -> list[Ratio]:
    full, brief = (articles.FULL, PLAIN, 1), (articles.BRIEF, PLAIN, 1)
    extract = (articles.title(articles.BRIEF, articles.EXTRACT), OURS, 1)
    rows: list[tuple[str, tuple[str, str, int], tuple[str, str, int], float | None]] = [
        (
            "brief and full translation, one client",
            (articles.title(articles.FULL, articles.TRANSLATE_FIRST), OURS, 1),
            full,
            FULL_TARGET,
        ),
        (
            "brief by picking sentences, against the plain service's only way to a full brief",
            extract,
            full,
            EXTRACT_TARGET,
        ),
        ("brief by picking sentences, against the plain service's cheaper order", extract, brief, None),
        (
            "brief written by the model, both in the cheaper order",
            (articles.title(articles.BRIEF, articles.SUMMARIZE_FIRST), OURS, 1),
            brief,
            None,
        ),
    ]
    return [
        ratio
        for label, first, second, target in rows
        for ratio in _pair(kept, "articles", label, first, second, target=target)
    ]


def _throughput(kept: Mapping[str, Kept]) -> list[Ratio]:
    """Compare at eight clients; without the long section on the opponent its rate at one client stands in."""
    many = articles.AT_ONCE
    label = f"brief and full translation, articles a second, {many} clients"
    ours = _sample(kept, "throughput", articles.FULL, OURS, many)
    theirs = _sample(kept, "opponent", articles.FULL, PLAIN, many)
    alone = _sample(kept, "articles", articles.FULL, PLAIN, 1)
    if ours and theirs:
        return [Ratio(label, ours.rate, theirs.rate, "/s", AT_ONCE_TARGET, fewer_is_better=False)]
    if ours and alone:
        label += " (plain service: one, for its calls take turns)"
        return [Ratio(label, ours.rate, alone.rate, "/s", AT_ONCE_TARGET, fewer_is_better=False)]
    return []


def _sample(kept: Mapping[str, Kept], section: str, what: str, by: str, clients: int) -> Sample | None:
    return kept[section].outcome.sample(what, by, clients) if section in kept else None


def _sentences(kept: Mapping[str, Kept]) -> list[Ratio]:
    lone = _pair(kept, "short", "one sentence, one client", (short.SINGLE, OURS, 1), (short.SINGLE, PLAIN, 1))
    many = _pair(
        kept, "short", "sentences a second, 8 clients", (short.SINGLE, OURS, 8), (short.SINGLE, PLAIN, 8), rate=True
    )
    return lone + many


def _beside(kept: Mapping[str, Kept]) -> list[Ratio]:
    made = []
    for name in (OURS, SMALL):
        label = f"{short.BUSY}, {name}, against nothing else to do: 95th percentile"
        sides = (short.BUSY, name, 1), (short.IDLE, name, 1)
        made += _pair(kept, "beside", label, *sides, target=BESIDE_TARGET, slowest=True)
    return made


def _trimming(kept: Mapping[str, Kept]) -> list[Ratio]:
    sides = (trimming.SUMMARY, trimming.TRIMMED, 1), (trimming.SUMMARY, trimming.WHOLE, 1)
    return _pair(kept, "trimming", "a summary with the trimmed vocabulary, against the whole one", *sides)


def _joining(kept: Mapping[str, Kept]) -> list[Ratio]:
    made = []
    for name in ("starter", "size of opus-mt-ar-en"):
        what = f"{joining.JOINED}, {name}"
        sides = (what, "batching", joining.CLIENTS), (what, "one call each", joining.CLIENTS)
        label = f"32 callers joined against one call each, {name}"
        made += _pair(kept, "joining", label, *sides, target=JOINED_TARGET, rate=True)
    return made


def _peer(kept: Mapping[str, Kept]) -> list[Ratio]:
    """Compare with LibreTranslate, throughput and the slowest twentieth, for every kind of work and every tuning."""
    made = []
    for tuning in peer.TUNINGS:
        for what in (peer.SINGLE, peer.ARTICLE):
            for clients in peer.CLIENTS:
                sides = (what, peer.ours_beside(tuning), clients), (what, peer.theirs(tuning), clients)
                label = f"{what}, {clients} clients, against {peer.theirs(tuning)}"
                made += _pair(kept, "peer", f"{label}: answers a second", *sides, target=1.0, rate=True)
                made += _pair(kept, "peer", f"{label}: 95th percentile", *sides, target=1.0, slowest=True)
    return made


def _running(kept: Mapping[str, Kept]) -> list[Ratio]:
    made = _pair(kept, "startup", "seconds until ready", (running.READY, OURS, 1), (running.READY, PLAIN, 1))
    if "memory" in kept:
        figures = {(one.what, one.by): one.value for one in kept["memory"].outcome.figures}
        for what in (running.IDLE, running.PEAK):
            first, second = figures.get((what, OURS)), figures.get((what, PLAIN))
            if first and second:
                made.append(Ratio(what, first, second, "MB"))
    return made
