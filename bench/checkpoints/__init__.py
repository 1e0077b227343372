"""Checkpoints in the exact published layouts, shapes and sizes of the catalogue's models, made without a download.

They are what a machine that cannot reach the hub measures with: the arithmetic is that of the published models, weight
for weight, and so is every file; what the weights say is not. The Marian ones are the shipped starter, widened; the
mT5 one copies a sentence of its document (the modules say how). Both end their outputs as a real model does and pass
the catalogue's golden checks, so that the real preparation and the real service take them as they are.
"""

import json
from pathlib import Path

from bench.checkpoints.configurations import OPUS, OPUS_BIG
from bench.checkpoints.copying_mt5 import build_mt5
from bench.checkpoints.widened_marian import build_marian
from models.catalogue import CatalogueEntry
from service.settings import STARTER

FORMAT = 2
"""Raised whenever the weights change, so that cached ones are made again."""


def build(entry: CatalogueEntry, folder: Path) -> Path:
    """Write the checkpoint of one of the catalogue's models; return the folder."""
    folder.mkdir(parents=True)
    if entry.architecture == "mt5":
        build_mt5(folder, STARTER / "checkpoint")
    else:
        build_marian(folder, STARTER / "checkpoint", OPUS if entry.name == "opus-mt-ar-en" else OPUS_BIG)
    _pad_to_published_sizes(entry, folder)
    return folder


def _pad_to_published_sizes(entry: CatalogueEntry, folder: Path) -> None:
    """Bring the small files to the sizes that the catalogue pins; JSON may end in spaces."""
    for file in entry.files:
        if file.size is not None:
            path = folder / file.name
            compact = json.dumps(json.loads(path.read_text(encoding="utf-8")), separators=(",", ":"))
            spaced = json.dumps(json.loads(compact))
            path.write_text((spaced if len(spaced) <= file.size else compact).ljust(file.size), encoding="utf-8")
