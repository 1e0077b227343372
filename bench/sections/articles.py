"""Articles of 20 sentences: one at a time on every route, and as many a second as many clients get."""

from functools import partial
from typing import Any

from bench.lab import ARTICLE, Lab
from bench.load import Sample, rounds
from bench.outcome import Outcome
from bench.services import Service

BRIEF, FULL = "brief", "brief and full translation"
EXTRACT, SUMMARIZE_FIRST, TRANSLATE_FIRST = "extract", "summarize-first", "translate-first"
PARTS: dict[str, list[str]] = {BRIEF: [], FULL: ["translation"]}
CLIENTS = (1, 2, 4, 8, 16, 32)
PLAIN_CLIENTS = 8


def title(what: str, route: str) -> str:
    """Name a row."""
    return f"{what}, {route}"


def lone_articles(lab: Lab) -> Outcome:
    """Ask for one article after the other: every route of Mujaz, and both orders of the plain service."""
    ours, theirs = lab.mujaz(), lab.plain()
    runs = []
    for what, include in PARTS.items():
        for route in (EXTRACT, SUMMARIZE_FIRST, TRANSLATE_FIRST):
            options: dict[str, Any] = {"include": include, "route": route}
            runs.append(partial(_some, lab, ours, title(what, route), lab.times(3, 2), options))
        runs.append(partial(_some, lab, theirs, what, 1, {"translation": bool(include)}))
    return Outcome(rounds(lab.times(3, 1), runs))


def _some(lab: Lab, service: Service, what: str, count: int, options: dict[str, Any]) -> Sample:
    return lab.measure(service, what, lab.articles(count, **options))


def throughput(lab: Lab) -> Outcome:
    """Let several clients ask for articles at once.

    The plain service's calls take turns, so its rate does not depend on its clients; with eight it is measured, not
    assumed, where there is time.
    """
    ours, theirs = lab.mujaz(), lab.plain()
    samples = []
    for clients in CLIENTS:
        count = max(clients * lab.times(2, 1), 4)
        full = lab.articles(count, include=["translation"], route=TRANSLATE_FIRST)
        samples.append(lab.measure(ours, FULL, full, clients))
        samples.append(lab.measure(ours, BRIEF, lab.articles(2 * count, route=EXTRACT), clients))
    for clients in (1, *([] if lab.quick else [PLAIN_CLIENTS])):
        samples.append(lab.measure(theirs, FULL, lab.articles(clients, translation=True), clients))
    notes = [] if not lab.quick else ["The plain service is taken at one client: its calls take turns."]
    return Outcome(samples, notes=[f"Articles of {ARTICLE} sentences.", *notes])
