"""LibreTranslate serving the very weights of the starter, beside Mujaz serving them."""

from functools import partial

from bench.lab import Lab
from bench.libretranslate import AS_SHIPPED, TUNED, PeerMissing, Tuning, serving
from bench.load import Sample, ask_all, rounds
from bench.outcome import Outcome
from bench.services import Service, only

SINGLE, ARTICLE = "one sentence, translated", "an article of 20 sentences, translated"
CLIENTS = (1, 8, 32)
TUNINGS = (AS_SHIPPED, TUNED)
SINGLES, ARTICLES = 20, 5
"""Questions that a client who is alone asks; several ask at least four and one each."""


def ours_beside(tuning: Tuning) -> str:
    """Call Mujaz by what it took turns with."""
    return f"Mujaz, starter, beside {tuning.name}"


def theirs(tuning: Tuning) -> str:
    """Call LibreTranslate by how it is set up."""
    return f"LibreTranslate, {tuning.name}"


def ask_peer(lab: Lab) -> Outcome:
    """Ask both for sentences and whole articles, in turn; what cannot be installed is said in a note."""
    ours = lab.mujaz("starter")
    samples, notes = [], []
    with only(ours, lab.others(ours)):
        for tuning in TUNINGS:
            try:
                with serving(tuning, cache=lab.cache) as url:
                    samples += _take_turns(lab, ours, Service(theirs(tuning), url, ours.process, 0.0), tuning)
            except PeerMissing as missing:
                notes.append(str(missing))
    return Outcome(samples, notes=notes)


def _take_turns(lab: Lab, ours: Service, peer: Service, tuning: Tuning) -> list[Sample]:
    """Ask the one, then the other, for each kind of work; whoever is not asked has nothing to do."""
    asked = [(ours_beside(tuning), ours), (peer.name, peer)]
    runs = [
        partial(_ask, lab, Service(name, service.url, service.process, 0.0), what, clients)
        for what in (SINGLE, ARTICLE)
        for clients in CLIENTS
        for name, service in asked
    ]
    return rounds(lab.times(2, 1) if tuning is TUNED else 1, runs)


def _ask(lab: Lab, service: Service, what: str, clients: int) -> Sample:
    questions = lab.singles(max(SINGLES, 4 * clients)) if what == SINGLE else lab.whole_articles(max(ARTICLES, clients))
    return ask_all(service, what, questions, clients)
