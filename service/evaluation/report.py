"""An evaluation as a whole: one system's output, maybe against another's, as JSON and as lines for a person."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from service.evaluation.fidelity import NOTHING, Fidelity, Share, measure_summaries, measure_translations
from service.evaluation.pairs import ReferencePair
from service.evaluation.scores import Comparison, Score, compare, score_summaries, score_translations
from service.evaluation.systems import Cost, SystemOutput

DIGITS = 4
Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Opponent:
    """Another system's output on the same segments, its fidelity, and how the scores compare."""

    system: str
    fidelity: Fidelity
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was found; `references` is the fidelity of the references themselves."""

    system: str
    segments: int
    scores: tuple[Score, ...]
    fidelity: Fidelity
    references: Fidelity
    cost: Cost | None = None
    against: Opponent | None = None


def evaluate_translations(
    output: SystemOutput, pairs: Sequence[ReferencePair], other: SystemOutput | None = None
) -> Evaluation:
    """Score and measure translations, and hold them against another system's where there is one."""
    sources, references = [pair.arabic for pair in pairs], [pair.english for pair in pairs]
    return Evaluation(
        system=output.system,
        segments=len(pairs),
        scores=score_translations(output.texts, references),
        fidelity=measure_translations(sources, output.texts),
        references=measure_translations(sources, references),
        cost=output.cost,
        against=oppose(output, other, pairs) if other else None,
    )


def oppose(output: SystemOutput, other: SystemOutput, pairs: Sequence[ReferencePair]) -> Opponent:
    """Hold translations against another system's."""
    sources, references = [pair.arabic for pair in pairs], [pair.english for pair in pairs]
    return Opponent(
        other.system,
        measure_translations(sources, other.texts),
        compare(output.texts, other.texts, references),
    )


def evaluate_summaries(output: SystemOutput, pairs: Sequence[ReferencePair]) -> Evaluation:
    """Score and measure English summaries; raises `BadRequest` where ROUGE can say nothing of the references."""
    sources, references = [pair.arabic for pair in pairs], [pair.english for pair in pairs]
    return Evaluation(
        system=output.system,
        segments=len(pairs),
        scores=score_summaries(output.texts, references),
        fidelity=measure_summaries(sources, output.texts),
        references=measure_summaries(sources, references),
        cost=output.cost,
    )


def document(evaluation: Evaluation) -> Json:
    """Return everything as JSON values; shares are 0-1, and null of nothing."""
    found: Json = {
        "system": evaluation.system,
        "segments": evaluation.segments,
        "scores": {one.name: {"value": one.value, "signature": one.signature} for one in evaluation.scores},
        **fidelity_document(evaluation.fidelity),
        "references": fidelity_document(evaluation.references),
    }
    if evaluation.cost is not None:
        found["cost"] = asdict(evaluation.cost) | {"tokens_per_second": evaluation.cost.tokens_per_second}
    if evaluation.against is not None:
        found["against"] = {
            "system": evaluation.against.system,
            "scores": {one.name: asdict(one) for one in evaluation.against.comparisons},
            **fidelity_document(evaluation.against.fidelity),
        }
    return found


def fidelity_document(fidelity: Fidelity) -> Json:
    """Return shares and flags, each with its counts."""
    return {"shares": shares_document(fidelity.shares), "flags": shares_document(fidelity.flags)}


def shares_document(shares: dict[str, Share]) -> Json:
    """Return shares by name."""
    return {
        name: {"part": one.part, "whole": one.whole, "share": None if one.value is None else round(one.value, DIGITS)}
        for name, one in shares.items()
    }


def lines(evaluation: Evaluation) -> Iterator[str]:
    """Show everything to a person: scores with signatures, then shares in columns, then what it cost."""
    yield f"{evaluation.system}, {evaluation.segments} segments"
    for one in evaluation.scores:
        yield f"{one.name:<18}{one.value:>8.2f}  {one.signature}"
    if evaluation.against is not None:
        yield f"against {evaluation.against.system}"
        yield from map(comparison_line, evaluation.against.comparisons)
    yield from share_lines(evaluation)
    if evaluation.cost is not None:
        yield cost_line(evaluation.cost)


def comparison_line(one: Comparison) -> str:
    """Show one score of two systems."""
    return (
        f"{one.name:<18}{one.system.mean:>8.2f} ± {one.system.margin:.2f} against "
        f"{one.against.mean:.2f} ± {one.against.margin:.2f}, p = {one.p_value:.4f}  {one.signature}"
    )


def share_lines(evaluation: Evaluation) -> Iterator[str]:
    """Show shares and flags of the system, of the other one and of the references side by side."""
    columns = {"system": evaluation.fidelity}
    if evaluation.against is not None:
        columns["against"] = evaluation.against.fidelity
    columns["references"] = evaluation.references
    yield " " * 22 + "".join(f"{name:>20}" for name in columns)
    for name in evaluation.fidelity.shares:
        yield f"{name:<22}" + "".join(f"{shown(one.shares[name]):>20}" for one in columns.values())
    for code in dict.fromkeys(code for one in columns.values() for code in one.flags):
        cells = (shown(one.flags.get(code, Share(0, evaluation.segments))) for one in columns.values())
        yield f"{code:<22}" + "".join(f"{cell:>20}" for cell in cells)


def shown(share: Share) -> str:
    """Show a share in per cent, and of how many."""
    return "-" if share == NOTHING else f"{100 * (share.value or 0):.1f} % of {share.whole:,}"


def cost_line(cost: Cost) -> str:
    """Show time, speed, and what did not fit."""
    speed = f"{cost.seconds:.1f} s, {cost.tokens_per_second:.0f} target tokens/s"
    return f"{speed}; cut: {cost.source_cut} in, {cost.target_cut} out"
