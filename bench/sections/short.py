"""Single sentences: by several clients at once, and while long articles are worked on."""

from functools import partial

from bench.lab import Lab
from bench.load import Sample, kept_busy, rounds
from bench.outcome import Outcome
from bench.services import Service, only

SINGLE = "one sentence"
CLIENTS = (1, 8, 32)
IDLE, BUSY = "one sentence, nothing else to do", "one sentence beside two articles of 200"
ARTICLES, SENTENCES = 2, 200


def short_requests(lab: Lab) -> Outcome:
    """Ask for the translation of single sentences: Mujaz with both profiles, and the plain service."""
    ours, small, theirs = lab.mujaz(), lab.mujaz("starter"), lab.plain()
    runs = []
    for clients in CLIENTS:
        for service, each in ((ours, 8), (small, 16)):
            runs.append(partial(_singles, lab, service, max(20, each * clients // lab.times(1, 4)), clients))
        count = 4 if lab.quick else max(8, clients)
        if clients < CLIENTS[-1] or not lab.quick:
            runs.append(partial(_singles, lab, theirs, count, clients))
    return Outcome(rounds(lab.times(2, 1), runs))


def _singles(lab: Lab, service: Service, count: int, clients: int) -> Sample:
    return lab.measure(service, SINGLE, lab.singles(count), clients)


def beside(lab: Lab) -> Outcome:
    """Ask for single sentences while two long articles are worked on, over and over."""
    samples = []
    for service, count in ((lab.mujaz(), lab.times(60, 20)), (lab.mujaz("starter"), lab.times(200, 50))):
        samples.append(lab.measure(service, IDLE, lab.singles(count)))
        articles = lab.endless_articles(SENTENCES, include=["translation"], route="extract")
        with only(service, lab.others(service)), kept_busy(service, articles, ARTICLES):
            samples.append(lab.measure(service, BUSY, lab.singles(count)))
    return Outcome(samples)
