"""BLEU and chrF of an exported model on pairs, with the signatures that make them comparable. Knows no training."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from models.ctranslate2_engine import CTranslate2Translator
from models.protocol import DecodingOptions, Translator
from models.training.errors import MaterialInvalid
from models.training.pairs import Pair

DECODING = DecodingOptions(beam_size=4, max_target_tokens=200)


@dataclass(frozen=True, slots=True)
class Scores:
    """Corpus scores (0-100) and how many segments were cut to fit the model on either side."""

    segments: int
    bleu: float
    bleu_signature: str
    chrf: float
    chrf_signature: str
    source_cut: int
    target_cut: int
    outputs: tuple[str, ...]


def evaluate(folder: Path, pairs: Sequence[Pair], options: DecodingOptions = DECODING, *, workers: int = 1) -> Scores:
    """Translate the pairs' Arabic with a CTranslate2 folder in int8 and score it."""
    translator = CTranslate2Translator.load(
        folder, model=folder.name, revision="trained", precision="int8", workers=workers
    )
    return score(translator, pairs, options)


def score(translator: Translator, pairs: Sequence[Pair], options: DecodingOptions = DECODING) -> Scores:
    """Translate and score with sacreBLEU's defaults (BLEU by 13a, chrF2); raises `MaterialInvalid` without pairs."""
    if not pairs:
        raise MaterialInvalid("There are no pairs to evaluate on.")
    translations = translator.translate([pair.arabic for pair in pairs], options)
    outputs = tuple(" ".join(translation.best.text.split()) for translation in translations)
    references = [[pair.english for pair in pairs]]
    bleu, chrf = BLEU(), CHRF()
    return Scores(
        segments=len(pairs),
        bleu=float(bleu.corpus_score(outputs, references).score),
        bleu_signature=str(bleu.get_signature()),
        chrf=float(chrf.corpus_score(outputs, references).score),
        chrf_signature=str(chrf.get_signature()),
        source_cut=sum(translation.source_cut for translation in translations),
        target_cut=sum(translation.target_cut for translation in translations),
        outputs=outputs,
    )
