"""What joining requests brings, asked in the process: one call each, and joined, with the same loaded weights."""

from pathlib import Path

from bench import short_requests as pair
from bench.lab import Lab
from bench.load import Sample
from bench.outcome import Outcome
from models.catalogue import PROFILES
from models.installed import find
from models.protocol import DecodingOptions
from service.settings import STARTER as STARTER_DIR

CLIENTS = 32
JOINED = "one sentence, 32 callers in the process"


def join_requests(lab: Lab) -> Outcome:
    """Ask one engine by 32 callers at once: one call each, and joined; with the starter and at opus-mt's size."""
    samples = []
    for name, folder in translators(lab).items():
        sides = pair.load(folder, DecodingOptions())
        texts = [[text] for text in lab.sentences(CLIENTS * lab.times(4, 1))]
        for side in sides:
            side.ask(texts[:CLIENTS], CLIENTS)
        for _ in range(lab.times(2, 1)):
            for side in sides:
                run = side.ask(texts, CLIENTS)
                samples.append(Sample(f"{JOINED}, {name}", side.name, CLIENTS, tuple(run.spent), run.elapsed))
    return Outcome(_joined(samples))


def _joined(samples: list[Sample]) -> list[Sample]:
    made: dict[tuple[str, str], Sample] = {}
    for one in samples:
        made[one.what, one.by] = made[one.what, one.by] + one if (one.what, one.by) in made else one
    return list(made.values())


def translators(lab: Lab) -> dict[str, Path]:
    """Name the converted translators of both sizes."""
    opus = find(PROFILES["standard"][0], lab.models.models_dir).folder
    return {"starter": STARTER_DIR / "ctranslate2-int8", "size of opus-mt-ar-en": opus}
