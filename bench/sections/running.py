"""What it takes to run the services: seconds until ready, memory when idle and at work."""

from threading import Event, Thread

from bench.lab import BRIEF_AND_TRANSLATION, Lab
from bench.load import Question, Sample
from bench.outcome import Figure, Outcome
from bench.services import Service, mujaz, plain

READY = "seconds until ready"
IDLE, PEAK = "memory when idle", "memory at most, 8 clients with articles"
CLIENTS, SHORT = 8, 5
WATCH_SECONDS = 0.1
MEGABYTE = 1e6


def startup(lab: Lab) -> Outcome:
    """Start each service anew, with nothing else running, and wait until it says that it is ready."""
    spent: dict[str, list[float]] = {}
    for _ in range(lab.times(3, 1)):
        for start in (
            mujaz(lab.models.models_dir, "starter", "Mujaz, starter"),
            mujaz(lab.models.models_dir, "standard"),
            plain(lab.models.translator, lab.models.summarizer),
        ):
            with lab.all_paused(), start as service:
                spent.setdefault(service.name, []).append(service.ready_after)
    return Outcome([Sample(READY, name, 1, tuple(each), sum(each)) for name, each in spent.items()])


def memory(lab: Lab) -> Outcome:
    """Weigh each service's processes when idle, and the most while 8 clients ask for articles."""
    figures = []
    theirs = lab.plain()
    for service in (lab.mujaz("starter"), lab.mujaz(), theirs):
        figures.append(Figure(IDLE, service.name, service.memory_bytes() / MEGABYTE, "MB"))
        if service is theirs:  # its calls take turns: more clients only wait, and one short article shows both models
            most, note = (
                _most(lab, service, lab.articles(1, SHORT, translation=True)),
                f"one article of {SHORT} sentences",
            )
        else:
            most, note = _most(lab, service, lab.articles(CLIENTS, **BRIEF_AND_TRANSLATION)), ""
        figures.append(Figure(PEAK, service.name, most / MEGABYTE, "MB", note))
    return Outcome(figures=figures)


def _most(lab: Lab, service: Service, questions: list[Question]) -> int:
    """Weigh a service over and over while it works."""
    seen, done = [0], Event()

    def watch() -> None:
        while not done.wait(WATCH_SECONDS):
            seen.append(service.memory_bytes())

    watcher = Thread(target=watch)
    watcher.start()
    try:
        lab.measure(service, PEAK, questions, len(questions))
    finally:
        done.set()
        watcher.join()
    return max(seen)
