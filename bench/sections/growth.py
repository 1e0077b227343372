"""How the time for an article grows with its length."""

from functools import partial

from bench.lab import Lab
from bench.load import Sample, rounds
from bench.outcome import Figure, Outcome
from bench.statistics import fit_line

LENGTHS, QUICK_LENGTHS = (10, 20, 50, 100, 200, 300), (10, 20, 50)


def _ask(lab: Lab, sentences: int) -> Sample:
    questions = lab.articles(1, sentences, include=["translation"], route="extract")
    return lab.measure(lab.mujaz(), str(sentences), questions)


def lengthen(lab: Lab) -> Outcome:
    """Ask for brief and full translation of articles of several lengths, and lay a line through the times."""
    lengths = QUICK_LENGTHS if lab.quick else LENGTHS

    samples = rounds(lab.times(2, 1), [partial(_ask, lab, length) for length in lengths])
    line = fit_line([float(one.what) for one in samples], [one.p50 for one in samples])
    name = samples[0].by
    figures = [
        Figure("each further sentence", name, 1000 * line.slope, "ms"),
        Figure("share of the variance that a straight line explains", name, line.determination, "R²"),
        Figure("exponent of the length", name, line.exponent, "", "1 is linear, 2 quadratic"),
    ]
    return Outcome(samples, figures)
