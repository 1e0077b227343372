"""The standard profile as `mujaz models prepare` installs it, from checkpoints made here, kept in a cache folder.

The real preparation runs: download over HTTP from a look-alike of the hub, conversion, golden checks.
"""

import os
import shutil
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import models
from bench.checkpoints import FORMAT, build
from models.catalogue import PROFILES
from models.convert import convert
from models.prepare import prepare
from tests.hub_lookalike import running_hub

STANDARD = PROFILES["standard"]
PREPARING = (
    "catalogue.py",
    "checkpoint_weights.py",
    "convert.py",
    "ctranslate2_converter.py",
    "english_words.py",
    "english_words.txt",
    "output_layer.py",
    "prepare.py",
    "quantization.py",
    "sentencepiece_file.py",
    "tokenization.py",
    "trim.py",
    "vocabulary.py",
)
"""The files of `models` that decide what is installed: where one has changed, models are prepared anew."""
DIGITS = 12


@dataclass(frozen=True, slots=True)
class Prepared:
    """Where the models are: installed ones for Mujaz, published checkpoints for the plain service."""

    models_dir: Path
    checkpoints: Path

    @property
    def translator(self) -> Path:
        """Return the translator's published checkpoint."""
        return self.checkpoints / STANDARD[0].name

    @property
    def summarizer(self) -> Path:
        """Return the summarizer's published checkpoint."""
        return self.checkpoints / STANDARD[1].name


def default_cache() -> Path:
    """Return where the benchmark keeps what is made once (XDG base directory: cache)."""
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "mujaz" / "bench"


def prepared(cache: Path) -> Prepared:
    """Make, prepare and keep the models of the standard profile; what is there already is used as it is."""
    home = cache / f"models-{FORMAT}"
    found = Prepared(home / f"installed-{_digest()}", home / "published")
    for stale in home.glob("installed-*"):
        if stale != found.models_dir:
            shutil.rmtree(stale)
    with running_hub() as hub:
        for entry in STANDARD:
            checkpoint = found.checkpoints / entry.name
            if not checkpoint.is_dir():
                print(f"Making a checkpoint of the size of {entry.name} (once) ...", file=sys.stderr, flush=True)
                partial = checkpoint.with_name(f".{entry.name}")
                shutil.rmtree(partial, ignore_errors=True)
                build(entry, partial).rename(checkpoint)
            if not (found.models_dir / entry.name / "int8").is_dir():
                print(f"Preparing {entry.name} as `mujaz models prepare` does (once) ...", file=sys.stderr, flush=True)
                hub.publish(str(entry.hub), entry.revision, checkpoint)
                prepare(entry, found.models_dir, endpoint=hub.endpoint)
    return found


def whole_summarizer(models: Prepared) -> Path:
    """Convert and keep the summarizer with its whole vocabulary; return the folder."""
    folder = models.models_dir / "whole" / STANDARD[1].name
    if not folder.is_dir():
        print("Converting the summarizer with its whole vocabulary (once) ...", file=sys.stderr, flush=True)
        convert(models.summarizer, folder, precision="int8")
    return folder


def _digest() -> str:
    """Name the code that prepares models."""
    sources = [Path(models.__file__).with_name(name).read_bytes() for name in PREPARING]
    return sha256(b"".join(sources)).hexdigest()[:DIGITS]
