"""The recipe from pairs to a model that serves, by its commands, on the toy language."""

import re
from dataclasses import dataclass, fields
from pathlib import Path

import pytest
import torch
from transformers import MarianMTModel

from models.ctranslate2_engine import CTranslate2Translator
from models.training import curve, vocabulary
from models.training.__main__ import main
from models.training.batches import stack
from models.training.checkpoint import load_model
from models.training.evaluate import score
from models.training.measure import DevSet
from models.training.options import OptimizerOptions, Shape
from models.training.pairs import read_pairs
from models.training.vocabulary import Vocabulary
from models.transformers_engine import TransformersTranslator
from service.settings import REPOSITORY
from tests.unit.models.training.conftest import SETTING, Toy, run, succeed

NAMES = {"model": "toy", "revision": "test"}


@dataclass(frozen=True, slots=True)
class Made:
    """A trained run and its export."""

    run: Path
    out: Path


def setting() -> list[object]:
    """Write the setting of the tests as options."""
    words: list[object] = []
    for options, kind in ((SETTING, type(SETTING)), (SETTING.shape, Shape), (SETTING.optimizer, OptimizerOptions)):
        for field in fields(kind):
            value = getattr(options, field.name)
            if "help" in field.metadata and value is not None:
                name = f"--{field.name.replace('_', '-')}"
                words += [word for each in (value if isinstance(value, tuple) else (value,)) for word in (name, each)]
    return words


@pytest.fixture(scope="module")
def made(toy: Toy) -> Made:
    """Train for a few seconds and export."""
    folder = toy.data.parent
    succeed("train", "--data", toy.data, "--run", folder / "run", "--vectors", toy.vectors, *setting())
    succeed("export", "--run", folder / "run", "--out", folder / "starter")
    return Made(folder / "run", folder / "starter")


def test_the_loss_falls(made: Made) -> None:
    """In training and on development pairs; attention finds the linked words."""
    points = curve.read(made.run)
    assert points[-1].train_loss < points[0].train_loss - 2
    assert points[-1].misalignment < points[0].misalignment / 2
    assert points[-1].dev_loss is not None
    assert points[-1].dev_loss < 0.5
    assert (made.run / curve.PICTURE).exists()


def test_the_exported_model_translates_the_toy_language(toy: Toy, made: Made) -> None:
    """BLEU on test pairs is far above zero, and said with its signature."""
    said = succeed("evaluate", made.out / "ctranslate2-int8", toy.data / "test.tsv", "--workers", 1)
    assert float(said.split("BLEU ")[1].split()[0]) > 50
    assert "nrefs:1|case:mixed|eff:no|tok:13a" in said
    assert "cut: 0 sources, 0 outputs" in said


def test_both_engines_say_the_same(toy: Toy, made: Made) -> None:
    """int8 on CTranslate2 differs from float32 on transformers in a sentence or two at most."""
    pairs = list(read_pairs(toy.data / "test.tsv"))[:30]
    fast = CTranslate2Translator.load(made.out / "ctranslate2-int8", precision="int8", workers=1, **NAMES)
    slow = TransformersTranslator.load(made.out / "checkpoint", **NAMES)
    outputs = [score(translator, pairs).outputs for translator in (fast, slow)]
    assert sum(left == right for left, right in zip(*outputs, strict=True)) >= 27


def test_the_network_is_marian(toy: Toy, made: Made) -> None:
    """The loss of our network is the loss of transformers' on the same pairs, but for half precision."""
    pieces = Vocabulary.load(made.run / vocabulary.FILE)
    pairs = list(read_pairs(toy.data / "dev.tsv"))[:20]
    ours = DevSet.of(pairs, pieces, made.run / vocabulary.FILE, budget=10_000).loss(load_model(made.run))
    marian = MarianMTModel.from_pretrained(made.out / "checkpoint", dtype=torch.float32).eval()
    batch = stack([(pieces.encode(pair.arabic), pieces.encode(pair.english), "") for pair in pairs], pieces)
    real = batch.target != pieces.pieces
    with torch.inference_mode():
        logits = marian(
            input_ids=batch.source,
            attention_mask=(batch.source != pieces.pieces).long(),
            decoder_input_ids=batch.decoder_input,
        ).logits[real][:, : pieces.pieces]
    theirs = torch.nn.functional.cross_entropy(logits, batch.target[real])
    assert ours == pytest.approx(float(theirs), abs=0.005)


def test_measuring_while_training_gives_bleu(toy: Toy, made: Made) -> None:
    """It is that of the export, made for the purpose and removed."""
    pieces = Vocabulary.load(made.run / vocabulary.FILE)
    dev = DevSet.of(list(read_pairs(toy.data / "dev.tsv")), pieces, made.run / vocabulary.FILE, budget=512)
    scores = dev.scores(load_model(made.run), 10)
    assert scores.segments == 10
    assert scores.bleu > 40


def test_preparing_says_what_it_kept_and_dropped(toy: Toy) -> None:
    """Numbers that a person can check."""
    assert toy.said.startswith("kept: toy ")
    assert "duplicate" in toy.said
    assert toy.said.rstrip().endswith("pieces")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("prepare", "--pairs", "news", "--out", "out"), "Pairs are given as NAME=FILE or NAME=FOLDER."),
        (("export", "--run", "nowhere", "--out", "out"), "model.pt: missing or damaged."),
    ],
)
def test_mistakes_end_with_a_sentence(arguments: tuple[str, ...], sentence: str) -> None:
    """No traceback for what a person can put right."""
    result = run(*arguments)
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")
    assert sentence in result.output


def test_the_commands_of_the_document_exist() -> None:
    """Whoever copies a line of docs/training.md finds its command and every option."""
    text = (REPOSITORY / "docs" / "training.md").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = re.findall(r"^python -m models\.training (\S+)(.*)$", text, re.MULTILINE)
    assert {name for name, _ in lines} == set(main.commands)
    for name, rest in lines:
        known = {option for parameter in main.commands[name].params for option in parameter.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= known
    known = {option for command in main.commands.values() for parameter in command.params for option in parameter.opts}
    assert set(re.findall(r"--[a-z][a-z-]+", text)) <= known | {"--help"}
