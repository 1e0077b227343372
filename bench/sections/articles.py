"""Articles of 20 sentences: one at a time on every route, and as many a second as many clients get."""

from functools import partial
from typing import Any

from bench.lab import Lab
from bench.load import Sample, rounds
from bench.outcome import Outcome
from bench.services import Service

BRIEF, FULL = "brief", "brief and full translation"
EXTRACT, SUMMARIZE_FIRST, TRANSLATE_FIRST = "extract", "summarize-first", "translate-first"
PARTS: dict[str, list[str]] = {BRIEF: [], FULL: ["translation"]}
CLIENTS = (1, 2, 4, 8, 16, 32)
AT_ONCE = 8
"""Clients for whom the services are compared."""
FEWEST = 4
"""Articles that are asked for at least."""


def title(what: str, route: str) -> str:
    """Name a row."""
    return f"{what}, {route}"


def lone_articles(lab: Lab) -> Outcome:
    """Ask for one article after the other: every route of Mujaz, its starter, and both orders of the plain service.

    A quick run leaves out the plain service's cheaper order.
    """
    ours, small, theirs = lab.mujaz(), lab.mujaz("starter"), lab.plain()
    runs = []
    for what, include in PARTS.items():
        for route in (EXTRACT, SUMMARIZE_FIRST, TRANSLATE_FIRST):
            options: dict[str, Any] = {"include": include, "route": route}
            runs.append(partial(_some, lab, ours, title(what, route), lab.times(3, 1), options))
        picked = {"include": include, "route": EXTRACT}
        runs.append(partial(_some, lab, small, title(what, EXTRACT), lab.times(10, 3), picked))
        if include or not lab.quick:
            runs.append(partial(_some, lab, theirs, what, 1, {"translation": bool(include)}))
    return Outcome(rounds(lab.times(2, 1), runs))


def _some(lab: Lab, service: Service, what: str, count: int, options: dict[str, Any]) -> Sample:
    return lab.measure(service, what, lab.articles(count, **options))


def throughput(lab: Lab) -> Outcome:
    """Let several clients ask Mujaz for articles at once."""
    ours = lab.mujaz()
    samples = []
    for clients in (AT_ONCE,) if lab.quick else CLIENTS:
        count = max(clients, FEWEST)
        full = lab.articles(count, include=["translation"], route=TRANSLATE_FIRST)
        samples.append(lab.measure(ours, FULL, full, clients))
        samples.append(lab.measure(ours, BRIEF, lab.articles(2 * count, route=EXTRACT), clients))
    return Outcome(samples)


def opponent(lab: Lab) -> Outcome:
    """Let several clients ask the plain service at once: its calls take turns, and this shows what comes of that."""
    questions = lab.articles(AT_ONCE, translation=True)
    return Outcome([lab.measure(lab.plain(), FULL, questions, AT_ONCE)])
