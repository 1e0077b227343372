"""CTranslate2 in float32 gives what the reference gives, token for token, for Marian and mT5."""

from dataclasses import dataclass
from pathlib import Path

import pytest
import torch
from ctranslate2.converters import TransformersConverter
from transformers import MarianMTModel

from models.ctranslate2_engine import CTranslate2Summarizer, CTranslate2Translator
from models.protocol import DecodingOptions
from models.seq2seq import Candidate, fit_text
from models.transformers_engine import TransformersSummarizer, TransformersTranslator
from tests.tiny.converted import converted
from tests.tiny.corpus import pairs

NAMED = {"model": "tiny", "revision": "1"}
TOLERANCE = 1e-3
BYTE_TOLERANCE = 1
"""Of attention, whose shares come in 255ths: rounded either way."""
SOURCES = [arabic for arabic, _ in pairs(7, seed=21)] + ["الوزير " * 30, "قال 漢字 IBM ؟", "x"]
SEARCHES = {
    "greedy": DecodingOptions(beam_size=1),
    "beam": DecodingOptions(beam_size=4),
    "beam, no penalty": DecodingOptions(beam_size=4, length_penalty=0.0),
    "beam, long preferred": DecodingOptions(beam_size=4, length_penalty=2.0),
    "four hypotheses": DecodingOptions(beam_size=4, num_hypotheses=4),
    "greedy, cut": DecodingOptions(beam_size=1, max_target_tokens=3),
    "beam, cut": DecodingOptions(beam_size=4, max_target_tokens=3),
    "where it looked": DecodingOptions(beam_size=4, num_hypotheses=2, attention=True),
    "where it looked, cut": DecodingOptions(beam_size=4, max_target_tokens=3, attention=True),
    "XL-Sum": DecodingOptions(beam_size=4, length_penalty=0.6, no_repeat_ngram_size=2, max_target_tokens=84),
}


@dataclass(frozen=True)
class Pair:
    """The reference and the fast engine on one checkpoint."""

    reference: TransformersTranslator | TransformersSummarizer
    fast: CTranslate2Translator | CTranslate2Summarizer


@pytest.fixture(scope="module")
def translators(tiny_marian_checkpoint: Path) -> Pair:
    """Load Marian in both engines."""
    folder = converted(tiny_marian_checkpoint, "float32")
    return Pair(
        TransformersTranslator.load(tiny_marian_checkpoint, **NAMED),
        CTranslate2Translator.load(folder, precision="float32", workers=1, **NAMED),
    )


@pytest.fixture(scope="module")
def summarizers(tiny_mt5_checkpoint: Path) -> Pair:
    """Load mT5 in both engines."""
    folder = converted(tiny_mt5_checkpoint, "float32")
    return Pair(
        TransformersSummarizer.load(tiny_mt5_checkpoint, **NAMED),
        CTranslate2Summarizer.load(folder, precision="float32", workers=1, **NAMED),
    )


def search_both(pair: Pair, options: DecodingOptions) -> list[tuple[list[Candidate], list[Candidate]]]:
    """Search the sources with both engines."""
    sources = [fit_text(text, pair.fast.tokenizer, pair.fast.window) for text in SOURCES]
    return list(
        zip(pair.reference.engine.search(sources, options), pair.fast.engine.search(sources, options), strict=True)
    )


def assert_same(expected: list[Candidate], found: list[Candidate]) -> None:
    """Compare every candidate's pieces, end and log-probability."""
    assert [candidate.pieces for candidate in found] == [candidate.pieces for candidate in expected]
    assert [candidate.finished for candidate in found] == [candidate.finished for candidate in expected]
    means = [candidate.log_probability for candidate in expected]
    assert [candidate.log_probability for candidate in found] == pytest.approx(means, abs=TOLERANCE)
    for one, other in zip(expected, found, strict=True):
        assert_same_attention(one.attention, other.attention)


def assert_same_attention(expected: tuple[bytes, ...] | None, found: tuple[bytes, ...] | None) -> None:
    """Compare where two engines looked; neither tells unless it was asked."""
    assert (expected is None) == (found is None)
    for row, other in zip(expected or (), found or (), strict=True):
        assert list(other) == pytest.approx(list(row), abs=BYTE_TOLERANCE)


@pytest.mark.parametrize("options", SEARCHES.values(), ids=SEARCHES.keys())
def test_marian_agrees(translators: Pair, options: DecodingOptions) -> None:
    """Both engines find the same hypotheses in the same order with the same log-probabilities."""
    for expected, found in search_both(translators, options):
        assert_same(expected, found)


@pytest.mark.parametrize("options", SEARCHES.values(), ids=SEARCHES.keys())
def test_mt5_agrees(summarizers: Pair, options: DecodingOptions) -> None:
    """Both engines find the same summaries in the same order with the same log-probabilities."""
    for expected, found in search_both(summarizers, options):
        assert_same(expected, found)


def test_log_probability_is_the_models_own(translators: Pair, tiny_marian_checkpoint: Path) -> None:
    """The mean is what a plain forward pass over the output gives, over the pieces that may be generated."""
    model = MarianMTModel.from_pretrained(tiny_marian_checkpoint).eval()
    tokenizer = translators.fast.tokenizer
    filler, unknown, end = tokenizer.ids(["<pad>", "<unk>", "</s>"])
    source = fit_text(SOURCES[0], tokenizer, translators.fast.window)
    (candidate, *_), *_ = translators.fast.engine.search([source], SEARCHES["beam"])
    target = [*tokenizer.ids(candidate.pieces), end]
    with torch.no_grad():
        output = model(
            input_ids=torch.tensor([tokenizer.ids(source.pieces)]),
            decoder_input_ids=torch.tensor([[filler, *target[:-1]]]),
        )
    logits = output.logits[0]
    logits[:, [filler, unknown]] = -torch.inf
    logits[0, end] = -torch.inf
    steps = logits.log_softmax(-1)[range(len(target)), target]
    assert candidate.log_probability == pytest.approx(float(steps.mean()), abs=TOLERANCE)


def test_the_first_row_of_a_batch_is_still_another_sentences(translators: Pair) -> None:
    """CTranslate2 mixes up where the first pieces of a batch looked; once it no longer does, we need not ask twice."""
    engine = translators.fast.engine.translator
    tokenizer, window = translators.fast.tokenizer, translators.fast.window
    sources = [list(fit_text(text, tokenizer, window).pieces) for text in (*SOURCES[:7], "x")]
    alone, together = (
        [one.attention[0] for found in asked for one in found]
        for asked in (
            [engine.translate_batch([source], beam_size=4, return_attention=True) for source in sources],
            [engine.translate_batch(sources, beam_size=4, return_attention=True)],
        )
    )
    rows = list(zip(alone, together, strict=True))
    assert all(one[1] == pytest.approx(other[1], abs=TOLERANCE) for one, other in rows if len(one) > 1)
    assert any(one[0] != pytest.approx(other[0], abs=5 * TOLERANCE) for one, other in rows)


def test_translates_the_toy_language(translators: Pair) -> None:
    """The tiny model learned its task, so that agreement is about a peaked model and not about noise."""
    toy = pairs(40, seed=22)
    results = translators.fast.translate([arabic for arabic, _ in toy], SEARCHES["beam"])
    right = sum(result.best.text == english for result, (_, english) in zip(results, toy, strict=True))
    assert right > len(toy) / 2


def test_plain_conversion_of_mt5_would_be_noticed(summarizers: Pair, tiny_mt5_checkpoint: Path, tmp_path: Path) -> None:
    """CTranslate2's own converter scales mT5's outputs and this suite sees it; where it no longer does, ours can go."""
    TransformersConverter(str(tiny_mt5_checkpoint), copy_files=["spiece.model"]).convert(str(tmp_path / "plain"))
    plain = CTranslate2Summarizer.load(tmp_path / "plain", precision="float32", workers=1, **NAMED)
    differences = [
        abs(expected[0].log_probability - found[0].log_probability)
        for expected, found in search_both(Pair(summarizers.reference, plain), SEARCHES["beam"])
    ]
    assert max(differences) > 100 * TOLERANCE
