"""Quality as a gate: the bundled starter translates as well as on the day it was shipped.

The pairs are the project's own; their hash is held in `test_corruptions.py`.
"""

from pathlib import Path

import pytest

from models.ctranslate2_engine import CTranslate2Translator
from models.protocol import DecodingOptions
from service.evaluation import Evaluation, read_pairs, score, translate_all
from service.settings import STARTER

PAIRS = Path(__file__).parent / "reference_pairs.tsv"

LEAST_BLEU, LEAST_CHRF = 41.0, 65.0
"""Measured 44.4 and 67.5; int8 arithmetic differs a little between processors."""


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    """Score the shipped weights once, as they are served."""
    translator = CTranslate2Translator.load(
        STARTER / "ctranslate2-int8", model="starter", revision="bundled", precision="int8", workers=1
    )
    pairs = read_pairs(PAIRS)
    output = translate_all(translator, [pair.arabic for pair in pairs], DecodingOptions(), lambda _: None)
    return score("starter", output, pairs)


def test_scores_hold(evaluation: Evaluation) -> None:
    """BLEU and chrF are what they were, within what processors differ by."""
    assert evaluation.bleu >= LEAST_BLEU
    assert evaluation.chrf >= LEAST_CHRF


def test_nothing_is_cut(evaluation: Evaluation) -> None:
    """Every sentence fits the window and ends by itself."""
    assert (evaluation.source_cut, evaluation.target_cut) == (0, 0)
