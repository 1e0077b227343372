"""How good a translator is on a file of reference pairs: BLEU and chrF. Knows no command line and no model files."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from models.protocol import DecodingOptions, Hypothesis, Translator
from service.briefs.clean import clean
from service.errors import BadRequest

BATCH = 64
"""Pairs translated per call: enough to fill the engine's batches, few enough to show progress."""


@dataclass(frozen=True, slots=True)
class ReferencePair:
    """An Arabic segment and its reference translation."""

    arabic: str
    english: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Corpus scores (0-100) with the signatures that make them comparable, and what the run cost.

    `source_cut` and `target_cut` count segments that did not fit the model and were scored as they came out.
    """

    model: str
    segments: int
    bleu: float
    bleu_signature: str
    chrf: float
    chrf_signature: str
    seconds: float
    target_tokens: int
    source_cut: int
    target_cut: int

    @property
    def tokens_per_second(self) -> float:
        """Return target tokens written per second, end of sentence included."""
        return self.target_tokens / self.seconds if self.seconds else 0.0


@dataclass(frozen=True, slots=True)
class SystemOutput:
    """What a translator made of every segment, in order, and the seconds it took."""

    hypotheses: tuple[Hypothesis, ...]
    seconds: float
    source_cut: int
    target_cut: int

    @property
    def texts(self) -> tuple[str, ...]:
        """Return the translations, each on one line as scorers expect."""
        return tuple(" ".join(hypothesis.text.split()) for hypothesis in self.hypotheses)


def read_pairs(path: Path) -> tuple[ReferencePair, ...]:
    """Read lines of arabic<TAB>english (UTF-8); further columns are ignored.

    Raises `BadRequest`, naming the line, where a line has no two columns, and when there is no line at all.
    """
    pairs = []
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            columns = line.rstrip("\r\n").split("\t")
            if len(columns) < 2 or not columns[0].strip() or not columns[1].strip():  # noqa: PLR2004
                raise BadRequest(f"Line {number} of {path} is not arabic<TAB>english.")
            pairs.append(ReferencePair(columns[0].strip(), columns[1].strip()))
    if not pairs:
        raise BadRequest(f"{path} holds no pairs.")
    return tuple(pairs)


def translate_all(
    translator: Translator, sources: Sequence[str], options: DecodingOptions, report: Callable[[int], None]
) -> SystemOutput:
    """Translate whole segments as the service would, cleaned first; `report` hears how many are done."""
    cleaned = [clean(source).text for source in sources]
    translations = []
    started = time.perf_counter()
    for start in range(0, len(cleaned), BATCH):
        translations += translator.translate(cleaned[start : start + BATCH], options)
        report(len(translations))
    return SystemOutput(
        hypotheses=tuple(translation.best for translation in translations),
        seconds=time.perf_counter() - started,
        source_cut=sum(translation.source_cut for translation in translations),
        target_cut=sum(translation.target_cut for translation in translations),
    )


def score(model: str, output: SystemOutput, pairs: Sequence[ReferencePair]) -> Evaluation:
    """Score a system's output against the references with sacreBLEU's default BLEU (13a) and chrF2."""
    # Every command starts with this module, and only this function needs a scorer.
    from sacrebleu.metrics.bleu import BLEU  # noqa: PLC0415
    from sacrebleu.metrics.chrf import CHRF  # noqa: PLC0415

    bleu, chrf = BLEU(), CHRF()
    references = [[pair.english for pair in pairs]]
    return Evaluation(
        model=model,
        segments=len(pairs),
        bleu=bleu.corpus_score(output.texts, references).score,
        bleu_signature=str(bleu.get_signature()),
        chrf=chrf.corpus_score(output.texts, references).score,
        chrf_signature=str(chrf.get_signature()),
        seconds=output.seconds,
        target_tokens=sum(hypothesis.target_tokens for hypothesis in output.hypotheses),
        source_cut=output.source_cut,
        target_cut=output.target_cut,
    )
