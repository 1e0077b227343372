"""The models of the standard profile in miniature, as the catalogue knows them: id, commit, files, sizes, golden texts.

So the real catalogue can be prepared and served with nothing in it replaced.
"""

import json
import random
from itertools import chain
from pathlib import Path

from models.catalogue import CATALOGUE, GOLDEN_DOCUMENT, GOLDEN_SENTENCE, CatalogueEntry
from tests.hub_lookalike import Hub
from tests.tiny.corpus import pairs
from tests.tiny.marian import tiny_marian
from tests.tiny.mt5 import tiny_mt5
from tests.tiny.training import BATCH

PIECES = 260
STEPS = 200
"""Enough for the golden texts; what else the models say need not be good."""
WINDOW = 48
"""Tokens that the tiny mT5 reads at once: some ten toy sentences."""
SENTENCES = (2, 5)
BLOCKS = 20
"""Batches of documents of each length; documents of one length share a batch, which saves padding."""


def publish_standard(hub: Hub, folder: Path) -> None:
    """Train the translator and the summarizer of the standard profile and put them up at the catalogue's commits."""
    translator, summarizer = CATALOGUE["opus-mt-ar-en"], CATALOGUE["mT5_multilingual_XLSum"]
    known = [(GOLDEN_SENTENCE.source, GOLDEN_SENTENCE.references[0])]
    checkpoint = tiny_marian(folder / translator.name, known=known, pieces=PIECES, steps=STEPS)
    languages = {"target_lang": "en", "source_lang": "ar"}
    (checkpoint / "tokenizer_config.json").write_text(json.dumps(languages), encoding="utf-8")
    publish(hub, translator, checkpoint)
    publish(
        hub,
        summarizer,
        tiny_mt5(folder / summarizer.name, examples=documents(), pieces=PIECES, window=WINDOW, steps=STEPS),
    )


def documents() -> list[tuple[str, str]]:
    """Make toy documents in Arabic and in English, and the golden one, with their first sentence as summary."""
    golden = (" ".join(GOLDEN_DOCUMENT.sentences[:2]), GOLDEN_DOCUMENT.sentences[0])
    blocks = [block(count, seed) for count in SENTENCES for seed in range(BLOCKS)] + [[golden] * BATCH] * (BLOCKS // 2)
    random.Random(0).shuffle(blocks)  # noqa: S311 (toy documents, not secrets)
    return list(chain.from_iterable(blocks))


def block(count: int, seed: int) -> list[tuple[str, str]]:
    """Make a batch of documents of so many sentences, half in Arabic, half in English."""
    made = pairs(count * BATCH // 2, seed=100 * count + seed)
    texts = [side[start : start + count] for side in zip(*made, strict=True) for start in range(0, len(side), count)]
    return [(" ".join(text), text[0]) for text in texts]


def publish(hub: Hub, entry: CatalogueEntry, checkpoint: Path) -> None:
    """Bring the small files to the sizes that the catalogue pins, and put the checkpoint up at its commit."""
    for file in entry.files:
        if file.size is not None:
            path = checkpoint / file.name
            content = json.loads(path.read_text(encoding="utf-8"))
            path.write_text(json.dumps(content).ljust(file.size), encoding="utf-8")
    hub.publish(str(entry.hub), entry.revision, checkpoint)
