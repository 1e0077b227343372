"""LibreTranslate serving the very weights of the starter, beside Mujaz serving them."""

from bench.lab import Lab
from bench.libretranslate import AS_SHIPPED, TUNED, PeerMissing, serving
from bench.load import Sample, ask_all
from bench.outcome import Outcome
from bench.services import Service, only

SINGLE, ARTICLE = "one sentence", "an article of 20 sentences, translated"
CLIENTS = (1, 32)


def ask_peer(lab: Lab) -> Outcome:
    """Ask both for sentences and whole articles; what cannot be installed is said in a note."""
    ours = lab.mujaz("starter")
    with only(ours, lab.others(ours)):
        samples = _ask(lab, ours, ours.url, ours.name)
    notes = []
    for tuning in (AS_SHIPPED, TUNED):
        try:
            with lab.all_paused(), serving(tuning, cache=lab.cache) as url:
                samples += _ask(lab, ours, url, f"LibreTranslate, {tuning.name}")
        except PeerMissing as missing:
            notes.append(str(missing))
    return Outcome(samples, notes=notes)


def _ask(lab: Lab, ours: Service, url: str, name: str) -> list[Sample]:
    service = Service(name, url, ours.process, 0.0)
    count = lab.times(1, 2)
    return [
        *(ask_all(service, SINGLE, lab.singles(max(20, 256 * clients // 32 // count)), clients) for clients in CLIENTS),
        ask_all(service, ARTICLE, lab.whole_articles(5), 1),
    ]
