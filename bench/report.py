"""The report: ratios first, then what each section measured, as Markdown, with pictures beside it.

Written again from the kept files alone, so single sections can be measured at another time.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.load import Sample
from bench.outcome import Figure, Kept, read_all
from bench.plot import pictures
from bench.ratios import Ratio, ratios
from service.settings import REPOSITORY

PAGE = REPOSITORY / "docs" / "performance.md"
PICTURES = "performance"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
TITLES = {
    "articles": "One article of 20 sentences at a time",
    "throughput": "Articles of 20 sentences, several clients",
    "opponent": "The plain service with eight clients",
    "short": "Single sentences",
    "beside": "A short request beside long articles",
    "joining": "Joining requests, in the process",
    "growth": "Growth with the length of the article (sentences)",
    "memory": "Memory of the whole process tree (proportional set size)",
    "startup": "Start-up",
    "ceilings": "Against the ceilings of the machine",
    "trimming": "The summarizer with and without its whole vocabulary",
    "peer": "LibreTranslate with the same weights as the starter",
    "cache": "An answer from the cache",
}


def report(out: Path) -> str:
    """Write `report.md` and the pictures into the folder; return the text."""
    kept = read_all(out)
    drawn = pictures(kept)
    for name, svg in drawn.items():
        (out / name).write_text(svg, encoding="utf-8")
    text = markdown(kept, list(drawn))
    (out / "report.md").write_text(text, encoding="utf-8")
    return text


def publish(out: Path, page: Path = PAGE) -> None:
    """Put the report into the documentation's page and the pictures beside it."""
    kept = read_all(out)
    folder = page.parent / PICTURES
    folder.mkdir(exist_ok=True)
    drawn = pictures(kept)
    for name, svg in drawn.items():
        (folder / name).write_text(svg, encoding="utf-8")
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    text = markdown(kept, [f"{PICTURES}/{name}" for name in drawn])
    page.write_text(f"{before}{BEGIN}\n{text}{END}{after}", encoding="utf-8")


def markdown(kept: Mapping[str, Kept], drawn: list[str]) -> str:
    """Set all in Markdown."""
    blocks = [_machine(kept), _ratio_table(ratios(kept))]
    blocks += [f"![{Path(name).stem}]({name})" for name in drawn]
    blocks += [_section(kept[name]) for name in TITLES if name in kept]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _machine(kept: Mapping[str, Kept]) -> str:
    lines = set()
    for one in kept.values():
        about = one.machine
        versions = ", ".join(f"{name} {version}" for name, version in about["versions"].items())
        size = f"{about['cores']} cores, {about['memory_gib']} GiB"
        lines.add(f"{about['processor']}, {size}; {about['date'][:10]}; {versions}.")
    return "\n".join(sorted(lines))


def _ratio_table(made: list[Ratio]) -> str:
    rows: list[tuple[str, ...]] = [
        (one.what, f"{one.times:.1f}×", number(one.first), number(one.second), one.unit, _target(one), one.met)
        for one in made
    ]
    return table(("what", "times better", "Mujaz", "other", "unit", "target", "met"), rows) if rows else ""


def _target(ratio: Ratio) -> str:
    return "" if ratio.target is None else f"{ratio.target:.2g}×"


def _section(kept: Kept) -> str:
    outcome = kept.outcome
    quick = " (quick run)" if kept.quick else ""
    blocks = [f"### {TITLES[kept.section]}{quick}"]
    if outcome.samples:
        header = ("what", "of", "clients", "p50 ms", "p95 ms", "answers/s", "answers")
        blocks.append(table(header, [_sample(one) for one in outcome.samples]))
    if outcome.figures:
        blocks.append(table(("what", "of", "value", "unit", ""), [_figure(one) for one in outcome.figures]))
    blocks += outcome.notes
    return "\n\n".join(blocks)


def _sample(one: Sample) -> tuple[str, ...]:
    times = (number(1000 * one.p50), number(1000 * one.p95), number(one.rate))
    return (one.what, one.by, str(one.clients), *times, str(len(one.spent)))


def _figure(one: Figure) -> tuple[str, ...]:
    return one.what, one.by, number(one.value), one.unit, one.note


def number(value: float) -> str:
    """Write a number with three significant digits and no exponent."""
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2  # noqa: PLR2004
    return f"{value:,.{digits}f}"


def table(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Set a Markdown table; columns of numbers are set to the right."""
    return "\n".join(_lines(header, rows))


def _lines(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[str]:
    numeric = [all(row[index][:1].isdigit() or not row[index] for row in rows) for index in range(len(header))]
    yield f"| {' | '.join(header)} |"
    yield f"|{'|'.join('---:' if right else '---' for right in numeric)}|"
    for row in rows:
        yield f"| {' | '.join(row)} |"
