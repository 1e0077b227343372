"""How near the engine comes to what the machine can do at most."""

from itertools import islice

from bench import short_requests as pair
from bench.corpus import sentences
from bench.lab import Lab
from bench.outcome import Figure, Outcome
from bench.roofline import OPUS_MT, STARTER, Shape, measure, translation
from bench.sections.joining import translators
from models.protocol import DecodingOptions

BATCH = 32


def approach(lab: Lab) -> Outcome:
    """Translate full batches and compare the tokens a second with the least time that the machine's ceilings allow."""
    roofline = measure()
    figures = [
        Figure("memory bandwidth", "machine", roofline.memory_bandwidth / 1e9, "GB/s"),
        *(Figure(f"{name} products", "machine", rate / 1e9, "GFLOP/s") for name, rate in roofline.operations.items()),
    ]
    shapes: dict[str, Shape] = {"starter": STARTER, "size of opus-mt-ar-en": OPUS_MT}
    for name, folder in translators(lab).items():
        direct, _ = pair.load(folder, DecodingOptions())
        texts = list(islice(sentences(), BATCH * 2))
        direct.translate(texts[:8])
        seconds = min(direct.translate(texts) for _ in range(lab.times(3, 2)))
        done = direct.translator.translate(texts, direct.options)
        source = sum(one.source_tokens for one in done) / len(done)
        target = sum(one.best.target_tokens for one in done) / len(done)
        work = translation(shapes[name], "int8", BATCH, 4, round(source), round(target))
        figures.append(Figure("target tokens a second", name, target * len(done) / seconds, "tokens/s"))
        if "int8" in roofline.operations:
            least = 2 * roofline.least(work, "int8", work.weights)
            figures.append(Figure("share of the ceiling", name, 100 * least / seconds, "%"))
    return Outcome(figures=figures)
