"""The service that Mujaz is measured against works: a straw man would be no measure."""

import json
import re
from collections.abc import Iterator
from importlib import import_module

import pytest
import torch
from flask.testing import FlaskClient

from bench.checkpoints.configurations import XLSUM, write_xlsum_files
from bench.checkpoints.copying_mt5 import Sizes, copying_weights
from bench.checkpoints.pieces import write_multilingual
from models.catalogue import GOLDEN_DOCUMENT, GOLDEN_SENTENCE
from service.settings import STARTER

SIZES = Sizes(width=320, heads=6, units=32, hidden=64, layers=1, rows=8_100, buckets=32)
SENTENCES = GOLDEN_DOCUMENT.sentences[2:]
TEXT = " ".join(SENTENCES)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """Load the service with the starter's checkpoint and a small summarizer that copies."""
    folder = tmp_path_factory.mktemp("summarizer")
    write_xlsum_files(folder)
    shape = {"d_model": SIZES.width, "num_heads": SIZES.heads, "d_kv": SIZES.units, "d_ff": SIZES.hidden}
    shape |= {"num_layers": SIZES.layers, "num_decoder_layers": SIZES.layers, "vocab_size": SIZES.rows}
    (folder / "config.json").write_text(json.dumps(XLSUM | shape), encoding="utf-8")
    model = write_multilingual(STARTER / "checkpoint", folder / "spiece.model", SIZES.rows - 12)
    torch.save(copying_weights([piece.piece for piece in model.pieces], SIZES), folder / "pytorch_model.bin")
    threads = torch.get_num_threads()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BENCH_TRANSLATOR", str(STARTER / "checkpoint"))
        patch.setenv("BENCH_SUMMARIZER", str(folder))
        app = import_module("bench.naive_service").app
        torch.set_num_threads(1)  # the models are so small that more threads only wait for each other
        yield app.test_client()
    torch.set_num_threads(threads)


def words(text: str) -> set[str]:
    """Collect the words of a text: the small summarizer copies, how much and in which order the processor decides."""
    return set(re.findall(r"\w+", text.casefold()))


def test_it_translates_as_the_model_does(client: FlaskClient) -> None:
    """A sentence comes out right, and every sentence of a text is translated."""
    answer = client.post("/translate", json={"q": GOLDEN_SENTENCE.source, "source": "ar", "target": "en"}).json
    assert answer["translatedText"].endswith("announced today the opening of a new hospital in Cairo.")
    assert client.get("/readyz").status_code == 200


def test_it_summarizes_in_both_orders(client: FlaskClient) -> None:
    """The English of all and a summary of it, or the English of an Arabic summary."""
    full = client.post("/summarize", json={"text": TEXT}).json
    assert len(full["translation"]) == len(SENTENCES)
    assert words(full["summary"])
    assert words(full["summary"]) <= words(" ".join(full["translation"]))
    brief = client.post("/summarize", json={"text": TEXT, "translation": False}).json
    assert set(brief) == {"summary"}
    assert brief["summary"].isascii()
