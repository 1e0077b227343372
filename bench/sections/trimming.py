"""What trimming its vocabulary makes of the summarizer: the same weights with and without it, asked in the process."""

from functools import partial
from pathlib import Path
from time import perf_counter

from bench.installed import STANDARD, whole_summarizer
from bench.lab import ARTICLE, Lab
from bench.load import Sample, rounds
from bench.outcome import Figure, Outcome
from bench.sections.running import MEGABYTE
from models.ctranslate2_engine import CTranslate2Summarizer
from models.installed import find
from service.briefs.summarize import XLSUM

SUMMARY = f"summary of {ARTICLE} sentences, in the process"
TRIMMED, WHOLE = "trimmed vocabulary", "whole vocabulary"


def trim(lab: Lab) -> Outcome:
    """Summarize one article after the other with both; say how large each is on disk."""
    folders = {TRIMMED: find(STANDARD[1], lab.models.models_dir).folder, WHOLE: whole_summarizer(lab.models)}
    figures = [
        Figure("weights on disk", name, (folder / "model.bin").stat().st_size / MEGABYTE, "MB")
        for name, folder in folders.items()
    ]
    with lab.all_paused():
        summarizers = {name: _load(folder) for name, folder in folders.items()}
        samples = rounds(lab.times(4, 2), [partial(_summarize, lab, name, each) for name, each in summarizers.items()])
    return Outcome(samples, figures)


def _load(folder: Path) -> CTranslate2Summarizer:
    summarizer = CTranslate2Summarizer.load(folder, model=folder.name, revision="-", precision="int8", workers=1)
    summarizer.summarize([["تمهيد."]], XLSUM)
    return summarizer


def _summarize(lab: Lab, name: str, summarizer: CTranslate2Summarizer) -> Sample:
    documents = [lab.sentences(ARTICLE) for _ in range(2)]
    spent = []
    for document in documents:
        started = perf_counter()
        summarizer.summarize([document], XLSUM)
        spent.append(perf_counter() - started)
    return Sample(SUMMARY, name, 1, tuple(spent), sum(spent))
