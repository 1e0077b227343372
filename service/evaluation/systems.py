"""What the engines make of reference pairs, and what that costs. Knows no score."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.protocol import DecodingOptions, Translator
from service.briefs.clean import clean
from service.briefs.pipeline import BriefMaker
from service.briefs.types import Article, BriefRequest
from service.errors import Unprocessable
from service.evaluation.pairs import one_line

BATCH = 64
"""Pairs translated per call: enough to fill the engine's batches, few enough to show progress."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What translating took; `source_cut` and `target_cut` count segments that did not fit the model."""

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
    """What a system made of every segment, in order, each on one line; what that cost is None where nobody knows."""

    system: str
    texts: tuple[str, ...]
    cost: Cost | None = None


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
    cost = Cost(
        seconds=time.perf_counter() - started,
        target_tokens=sum(translation.best.target_tokens for translation in translations),
        source_cut=sum(translation.source_cut for translation in translations),
        target_cut=sum(translation.target_cut for translation in translations),
    )
    return SystemOutput(str(translator.info), tuple(one_line(one.best.text) for one in translations), cost)


def summarize_all(maker: BriefMaker, sources: Sequence[str], report: Callable[[int], None]) -> SystemOutput:
    """Make a brief of each item and take its summary; `report` hears how many are done.

    Raises `Unprocessable`, naming the item, where one is not Arabic or has no sentence.
    """
    texts, signature = [], ""
    for number, source in enumerate(sources, start=1):
        try:
            brief = maker.make(BriefRequest(Article(source)))
        except Unprocessable as error:
            raise type(error)(f"Item {number}: {error.detail}") from error
        texts.append(one_line(" ".join(sentence.text for sentence in brief.summary.sentences)))
        signature = brief.signature
        report(number)
    return SystemOutput(signature, tuple(texts))
