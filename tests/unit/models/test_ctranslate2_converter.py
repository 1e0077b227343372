"""A trimmed model says what the whole one says wherever that is made of what was kept."""

import json
import shutil
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import torch

from models.convert import convert
from models.ctranslate2_engine import CTranslate2Summarizer, CTranslate2Translator
from models.protocol import DecodingOptions
from models.sentencepiece_file import PIECE, read_fields
from models.seq2seq import Candidate, fit_text
from tests.tiny.corpus import pairs

NAMED = {"model": "tiny", "revision": "1", "workers": 1}
SOURCES = [arabic for arabic, _ in pairs(12, seed=23)] + ["IBM 2026 في القاهرة", "x 漢 ؟"]
BY_TOKEN = ("shared.weight", "encoder.embed_tokens.weight", "decoder.embed_tokens.weight", "lm_head.weight")
FOREIGN = 60
PLACE = 20
"""Where foreign pieces go in, so that most others move."""
ROUNDING = 1e-3
"""Leaving tokens out changes every probability a little, and where two hypotheses tie, which is called the best."""
SEARCHES = {
    "greedy": DecodingOptions(beam_size=1, max_target_tokens=24),
    "beam": DecodingOptions(beam_size=4, max_target_tokens=24),
    "XL-Sum": DecodingOptions(beam_size=4, length_penalty=0.6, no_repeat_ngram_size=2, max_target_tokens=24),
}


@dataclass(frozen=True)
class Twins:
    """One checkpoint with its whole vocabulary and with the trimmed one, and the tokens that only the whole one has."""

    full: CTranslate2Translator | CTranslate2Summarizer
    trimmed: CTranslate2Translator | CTranslate2Summarizer
    dropped: list[list[str]]


def convert_both(checkpoint: Path, precision: str) -> Twins:
    """Convert and load a checkpoint with both vocabularies."""
    kind = CTranslate2Summarizer if (checkpoint / "spiece.model").is_file() else CTranslate2Translator
    engines, tokens = [], []
    for trimmed in (False, True):
        out = checkpoint.with_name(f"{checkpoint.name}-{precision}-{trimmed}")
        convert(checkpoint, out, precision=precision, trimmed=trimmed)
        engines.append(kind.load(out, precision=precision, **NAMED))  # type: ignore[arg-type]
        (path,) = [*out.glob("shared_vocabulary.json"), *out.glob("target_vocabulary.json")]
        tokens.append(json.loads(path.read_text(encoding="utf-8")))
    return Twins(engines[0], engines[1], [[token] for token in tokens[0] if token not in set(tokens[1])])


def with_foreign_pieces(checkpoint: Path, out: Path) -> Path:
    """Put pieces of another script among a tiny mT5's, with rows of their own."""
    shutil.copytree(checkpoint, out)
    fields = list(read_fields((out / "spiece.model").read_bytes()))
    assert all(number == PIECE for number, _ in fields[:PLACE])
    spelled = [f"▁я{number}".encode() for number in range(FOREIGN)]
    foreign = [b"\x0a" + bytes([len(each) + 7, 0x0A, len(each)]) + each + b"\x15\x00\x00\xc8\xc2" for each in spelled]
    parts = [field for _, field in fields]
    (out / "spiece.model").write_bytes(b"".join(parts[:PLACE] + foreign + parts[PLACE:]))
    config = json.loads((out / "config.json").read_text(encoding="utf-8"))
    config["vocab_size"] += FOREIGN
    (out / "config.json").write_text(json.dumps(config), encoding="utf-8")
    weights: dict[str, Any] = torch.load(out / "pytorch_model.bin", weights_only=True)
    drawn = torch.Generator().manual_seed(1)
    rows = 0.1 * torch.randn(FOREIGN, weights["shared.weight"].shape[1], generator=drawn)
    for name in BY_TOKEN:
        weights[name] = torch.cat([weights[name][:PLACE], rows, weights[name][PLACE:]])
    torch.save(weights, out / "pytorch_model.bin")
    return out


@pytest.fixture(scope="module", params=["float32", "int8"])
def precision(request: pytest.FixtureRequest) -> str:
    """Name each arithmetic in turn."""
    return str(request.param)


@pytest.fixture(scope="module")
def translators(precision: str, tiny_marian_checkpoint: Path, tmp_path_factory: pytest.TempPathFactory) -> Twins:
    """Load Marian with both vocabularies."""
    folder = tmp_path_factory.mktemp("twins") / "marian"
    return convert_both(Path(shutil.copytree(tiny_marian_checkpoint, folder)), precision)


@pytest.fixture(scope="module")
def summarizers(precision: str, tiny_mt5_checkpoint: Path, tmp_path_factory: pytest.TempPathFactory) -> Twins:
    """Load an mT5 that knows pieces of another script with both vocabularies."""
    folder = tmp_path_factory.mktemp("twins") / "mt5"
    return convert_both(with_foreign_pieces(tiny_mt5_checkpoint, folder), precision)


def assert_same(twins: Twins, options: DecodingOptions) -> None:
    """The same pieces go in and the same pieces come out of both, but for ties."""
    sources = [fit_text(text, twins.full.tokenizer, twins.full.window) for text in SOURCES]
    assert [fit_text(text, twins.trimmed.tokenizer, twins.trimmed.window) for text in SOURCES] == sources
    every = replace(options, num_hypotheses=options.beam_size)
    found, expected = (twin.engine.search(sources, every) for twin in (twins.trimmed, twins.full))
    for one, other in zip(found, expected, strict=True):
        assert one[0].pieces in as_good_as_best(other)


def as_good_as_best(candidates: list[Candidate]) -> list[tuple[str, ...]]:
    """Return the best pieces, and others that differ from them in no more than rounding, where there are any."""
    best = candidates[0].log_probability
    return [candidate.pieces for candidate in candidates if abs(candidate.log_probability - best) < ROUNDING]


@pytest.mark.parametrize("options", SEARCHES.values(), ids=SEARCHES.keys())
def test_trimmed_marian_says_the_same(translators: Twins, options: DecodingOptions) -> None:
    """Token for token, greedy and with beams."""
    assert_same(translators, options)


@pytest.mark.parametrize("options", SEARCHES.values(), ids=SEARCHES.keys())
def test_trimmed_mt5_says_the_same(summarizers: Twins, options: DecodingOptions) -> None:
    """Token for token, greedy and with beams, though most pieces have other numbers."""
    assert len(summarizers.dropped) > FOREIGN
    assert_same(summarizers, options)


@pytest.mark.parametrize("beams", [1, 4])
def test_trimming_is_forbidding(translators: Twins, summarizers: Twins, beams: int) -> None:
    """A trimmed model is the whole model that may not say what was dropped: all hypotheses and scores are equal."""
    for twins in (translators, summarizers):
        sources = [list(fit_text(text, twins.full.tokenizer, twins.full.window).pieces) for text in SOURCES]
        options: dict[str, Any] = {"beam_size": beams, "num_hypotheses": beams, "max_decoding_length": 12}
        options |= {"return_scores": True, "disable_unk": True}
        expected = twins.full.engine.translator.translate_batch(sources, **options, suppress_sequences=twins.dropped)
        found = twins.trimmed.engine.translator.translate_batch(sources, **options)
        assert [result.hypotheses for result in found] == [result.hypotheses for result in expected]
        for one, other in zip(found, expected, strict=True):
            assert one.scores == pytest.approx(other.scores, abs=1e-4)
