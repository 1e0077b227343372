"""The learning curve: a line a measurement in a TSV file, and the same as a picture. Knows no network."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

FILE, PICTURE = "curve.tsv", "curve.svg"
WIDTH, HEIGHT, MARGIN = 720, 400, 60
TICKS = 5
MILLION = 1e6


@dataclass(frozen=True, slots=True)
class Point:
    """One measurement. Losses are nats per target token, the one in training smoothed; None is what was not measured.

    `tokens` are target tokens read since the run began, `rate` the learning rate, `speed` target tokens a second.
    """

    step: int
    tokens: int
    minutes: float
    rate: float
    speed: float
    train_loss: float
    misalignment: float
    dev_loss: float | None = None
    dev_bleu: float | None = None
    dev_chrf: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the picture: its name, color, and points as (million target tokens, value)."""

    name: str
    color: str
    points: tuple[tuple[float, float], ...]


def append(folder: Path, point: Point) -> None:
    """Add a line to the folder's `curve.tsv`."""
    path = folder / FILE
    begun = path.exists()
    with path.open("a", encoding="utf-8") as file:
        if not begun:
            file.write("\t".join(field.name for field in fields(Point)) + "\n")
        file.write("\t".join(_cell(value) for value in asdict(point).values()) + "\n")


def read(folder: Path) -> list[Point]:
    """Read the folder's `curve.tsv`; one that is not there has no points."""
    path = folder / FILE
    if not path.exists():
        return []
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return [Point(int(row[0]), int(row[1]), *(float(cell) if cell else None for cell in row[2:])) for row in rows]  # type: ignore[arg-type]


def draw(folder: Path) -> None:
    """Draw the folder's curve as `curve.svg`: losses on the left axis, BLEU on the right."""
    (folder / PICTURE).write_text(picture(read(folder)), encoding="utf-8")


def picture(points: Sequence[Point]) -> str:
    """Draw points as an SVG picture."""
    losses = [
        Line("training loss", "#999999", _series(points, "train_loss")),
        Line("dev loss", "#b03060", _series(points, "dev_loss")),
    ]
    scores = [Line("dev BLEU", "#205090", _series(points, "dev_bleu"))]
    right = max((point.tokens / MILLION for point in points), default=1.0) or 1.0
    parts = [*_axes(right, _top(losses), _top(scores)), *_lines(losses, right), *_lines(scores, right)]
    for place, line in enumerate([*losses, *scores]):
        parts.append(_text(MARGIN + 140 * place, 24, line.name, line.color))
    style = 'font-family="sans-serif" font-size="12"'
    inside = "\n".join(parts)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" {style}>\n{inside}\n</svg>\n'


def _series(points: Iterable[Point], name: str) -> tuple[tuple[float, float], ...]:
    measured = ((point.tokens / MILLION, getattr(point, name)) for point in points)
    return tuple((tokens, value) for tokens, value in measured if value is not None)


def _top(lines: Iterable[Line]) -> float:
    return max((value for line in lines for _, value in line.points), default=0.0) or 1.0


def _x(share: float) -> float:
    return MARGIN + share * (WIDTH - 2 * MARGIN)


def _y(share: float) -> float:
    return HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN)


def _lines(lines: Sequence[Line], right: float) -> list[str]:
    top = _top(lines)
    drawn = []
    for line in lines:
        places = " ".join(f"{_x(tokens / right):.1f},{_y(value / top):.1f}" for tokens, value in line.points)
        drawn.append(f'<polyline fill="none" stroke="{line.color}" stroke-width="1.5" points="{places}"/>')
    return drawn


def _axes(right: float, left_top: float, right_top: float) -> list[str]:
    parts = [f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>']
    for tick in range(TICKS + 1):
        share = tick / TICKS
        x, y = _x(share), _y(share)
        parts.append(f'<line x1="{_x(0):.1f}" y1="{y:.1f}" x2="{_x(1):.1f}" y2="{y:.1f}" stroke="#dddddd"/>')
        parts.append(_text(x, HEIGHT - MARGIN + 18, f"{right * share:.3g}", anchor="middle"))
        parts.append(_text(MARGIN - 8, y + 4, f"{left_top * share:.2g}", anchor="end"))
        parts.append(_text(WIDTH - MARGIN + 8, y + 4, f"{right_top * share:.3g}"))
    parts.append(_text(WIDTH / 2, HEIGHT - 14, "million target tokens", anchor="middle"))
    return parts


def _text(x: float, y: float, text: str, color: str = "#333333", anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{color}" text-anchor="{anchor}">{text}</text>'


def _cell(value: float | None) -> str:
    return "" if value is None else f"{value:.6g}" if isinstance(value, float) else str(value)
