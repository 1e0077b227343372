"""The whole recipe once, in miniature, on a toy language; the tests look at what each step left."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import torch
from click.testing import CliRunner, Result

from models.training.__main__ import main
from models.training.options import OptimizerOptions, Shape, TrainingOptions
from models.training.pairs import Pair, read_pairs, write_pairs
from tests.tiny.corpus import pairs

SETTING = TrainingOptions(
    mixture=("toy:1",),
    until=0.12,
    decay=0.06,
    processes=1,
    precision="float32",
    batch_tokens=512,
    rate=1e-2,
    warmup=10,
    candidates=20,
    frequent=30,
    log_every=20,
    evaluate_every=1000,
    bleu_segments=0,
    dropout=0.0,
    sampled=0.0,
    shape=Shape(width=32, inner=64, heads=4, encoder_layers=2, decoder_layers=1),
    optimizer=OptimizerOptions(horizon=20),
)
PIECES = 110


@pytest.fixture(scope="session", autouse=True)
def one_thread() -> Iterator[None]:
    """Compute with one thread: networks this small only wait for more."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@dataclass(frozen=True, slots=True)
class Toy:
    """The folders of the miniature recipe: prepared data with starting vectors, and what the commands printed."""

    data: Path
    vectors: Path
    said: str


def run(*arguments: object) -> Result:
    """Run a command of the recipe."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def succeed(*arguments: object) -> str:
    """Run a command of the recipe that must succeed; return what it printed."""
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return result.output


def linked(pair: Pair) -> Pair:
    """Link word by word, as the toy language translates."""
    words = range(len(pair.arabic.split()))
    return replace(pair, links=" ".join(f"{word}-{word}" for word in words))


@pytest.fixture(scope="session")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Toy:
    """Prepare, learn the vocabulary, link, and count starting vectors, by the commands that a person gives."""
    folder = tmp_path_factory.mktemp("training")
    raw, data, vectors = folder / "raw.tsv", folder / "data", folder / "vectors.pt"
    write_pairs(raw, [Pair(*pair) for pair in pairs(4000, seed=1)])
    said = succeed("prepare", "--pairs", f"toy={raw}", "--split-per-mille", 20, "--out", data)
    said += succeed("vocabulary", "--data", data, "--set", "toy", "--pieces", PIECES, "--threads", 1)
    write_pairs(data / "toy.linked.tsv", map(linked, read_pairs(data / "toy.tsv")))
    width = SETTING.shape.width
    succeed("embeddings", "--data", data, "--set", "toy", "--width", width, "--out", vectors)
    return Toy(data, vectors, said)
