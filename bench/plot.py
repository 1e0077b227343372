"""Pictures of what was measured, as SVG, in the manner of the training curve's. Knows samples, no file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from bench.load import Sample
from bench.outcome import Kept
from bench.sections import articles

WIDTH, HEIGHT, MARGIN = 720, 360, 64
COLORS = ("#205090", "#b03060", "#408040", "#996515")
TICKS = 5


@dataclass(frozen=True, slots=True)
class Curve:
    """One line: its name and its points."""

    name: str
    points: tuple[tuple[float, float], ...]


def pictures(kept: Mapping[str, Kept]) -> dict[str, str]:
    """Draw what can be drawn: file names and SVG."""
    drawn = {}
    if "throughput" in kept:
        drawn["throughput.svg"] = _throughput(kept["throughput"].outcome.samples)
    if "growth" in kept:
        samples = kept["growth"].outcome.samples
        points = tuple((float(one.what), one.p50) for one in samples)
        drawn["growth.svg"] = draw([Curve("brief and full translation, s", points)], "sentences in the article")
    return drawn


def _throughput(samples: Sequence[Sample]) -> str:
    """Draw sentences a second; doubling the clients is a step to the right."""
    names = dict.fromkeys((one.what, one.by) for one in samples)
    curves = [
        Curve(
            f"{by}: {what}, articles/s",
            tuple((log2(one.clients), one.rate) for one in samples if (one.what, one.by) == (what, by)),
        )
        for what, by in names
        if (what, by) != (articles.BRIEF, "plain service")
    ]
    return draw(curves, "clients", lambda place: f"{2**place:.3g}")


def draw(curves: Sequence[Curve], axis: str, name: Callable[[float], str] | None = None) -> str:
    """Draw curves over a common axis that begins at zero."""
    right = max((x for curve in curves for x, _ in curve.points), default=1.0) or 1.0
    top = max((y for curve in curves for _, y in curve.points), default=1.0) or 1.0
    label = name or (lambda value: f"{value:.3g}")
    parts = [f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>']
    for tick in range(TICKS + 1):
        share = tick / TICKS
        parts.append(f'<line x1="{_x(0)}" y1="{_y(share)}" x2="{_x(1)}" y2="{_y(share)}" stroke="#dddddd"/>')
        parts.append(_text(MARGIN - 8, _y(share) + 4, f"{top * share:.3g}", anchor="end"))
        parts.append(_text(_x(share), HEIGHT - MARGIN + 18, label(right * share), anchor="middle"))
    parts.append(_text(WIDTH / 2, HEIGHT - 16, axis, anchor="middle"))
    for place, (curve, color) in enumerate(zip(curves, COLORS * len(curves), strict=False)):
        dots = [(_x(x / right), _y(y / top)) for x, y in curve.points]
        line = " ".join(f"{x},{y}" for x, y in dots)
        parts.append(f'<polyline fill="none" stroke="{color}" stroke-width="2" points="{line}"/>')
        parts += [f'<circle cx="{x}" cy="{y}" r="3" fill="{color}"/>' for x, y in dots]
        parts.append(_text(MARGIN + 8, 20 + 16 * place, curve.name, color))
    style = 'font-family="sans-serif" font-size="12"'
    inside = "\n".join(parts)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" {style}>\n{inside}\n</svg>\n'


def _x(share: float) -> float:
    return round(MARGIN + share * (WIDTH - 2 * MARGIN), 1)


def _y(share: float) -> float:
    return round(HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN), 1)


def _text(x: float, y: float, text: str, color: str = "#333333", anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{color}" text-anchor="{anchor}">{text}</text>'
