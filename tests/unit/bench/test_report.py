"""The report says what was measured, failure as well as success, and nothing that was not."""

from pathlib import Path

import pytest

from bench.load import Sample
from bench.outcome import Figure, Outcome, read_all, write
from bench.report import BEGIN, END, publish, report
from bench.sections import SECTIONS
from bench.sections.articles import BRIEF, EXTRACT, FULL, TRANSLATE_FIRST, title
from bench.sections.short import BUSY, IDLE

OURS = title(FULL, TRANSLATE_FIRST)


def articles(ours: float, theirs: float) -> Outcome:
    """Return what the section on articles would have measured, in seconds."""
    return Outcome(
        [
            Sample(OURS, "Mujaz", 1, (ours,), ours),
            Sample(title(BRIEF, EXTRACT), "Mujaz", 1, (ours / 2,), ours / 2),
            Sample(FULL, "plain service", 1, (theirs,), theirs),
        ],
        [Figure("something", "Mujaz", 1234.5, "MB")],
        ["A note."],
    )


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    """Samples, figures and notes come back equal, with the machine."""
    outcome = articles(1.0, 20.0)
    write(tmp_path, "articles", outcome, quick=True)
    kept = read_all(tmp_path)["articles"]
    assert kept.outcome == outcome
    assert kept.quick
    assert kept.machine["cores"]


@pytest.mark.parametrize(("ours", "times", "met"), [(1.0, "20.0×", "yes"), (4.0, "5.0×", "**no**")])
def test_a_target_that_is_missed_is_said_to_be(tmp_path: Path, ours: float, times: str, met: str) -> None:
    """The ratio stands beside its target, whichever way it came out."""
    write(tmp_path, "articles", articles(ours, 20.0), quick=False)
    rows = [
        line for line in report(tmp_path).splitlines() if line.startswith("| brief and full translation, one client")
    ]
    assert len(rows) == 1
    assert [cell.strip() for cell in rows[0].strip("|").split("|")][1:2] == [times]
    assert rows[0].endswith(f"| 8× | {met} |")


@pytest.mark.parametrize(("measured", "times"), [(True, "16.0×"), (False, "10.0×")])
def test_throughput_is_compared_with_what_was_measured(tmp_path: Path, measured: bool, times: str) -> None:
    """Eight clients of the plain service where the long section was run, or else its rate alone, which the row says."""
    alone = Sample(FULL, "plain service", 1, (10.0,), 10.0)
    write(tmp_path, "throughput", Outcome([Sample(FULL, "Mujaz", 8, (8.0,) * 8, 8.0)]), quick=False)
    write(tmp_path, "articles", Outcome([alone]), quick=False)
    if measured:
        write(tmp_path, "opponent", Outcome([Sample(FULL, "plain service", 8, (60.0,) * 8, 128.0)]), quick=False)
    (row,) = [
        line for line in report(tmp_path).splitlines() if line.startswith("| brief and full translation, articles")
    ]
    assert f"| {times} |" in row
    assert ("take turns" in row) is not measured


@pytest.mark.parametrize(("busy", "met"), [(2.9, "yes"), (3.1, "**no**")])
def test_waiting_beside_others_is_held_against_three_times_alone(tmp_path: Path, busy: float, met: str) -> None:
    """Slower than alone is no failure up to there."""
    samples = [Sample(what, "Mujaz", 1, (each,), each) for what, each in ((BUSY, busy), (IDLE, 1.0))]
    write(tmp_path, "beside", Outcome(samples), quick=False)
    (row,) = [line for line in report(tmp_path).splitlines() if line.startswith(f"| {BUSY}, Mujaz, against")]
    assert row.endswith(f"| 0.33× | {met} |")


def test_a_section_that_was_not_measured_is_not_reported(tmp_path: Path) -> None:
    """No row is made up."""
    write(tmp_path, "articles", articles(1.0, 20.0), quick=False)
    text = report(tmp_path)
    assert "1,234" in text
    assert "A note." in text
    assert "Start-up" not in text
    assert "articles a second" not in text


def test_publishing_replaces_what_is_between_the_marks(tmp_path: Path) -> None:
    """The text around stays, and a second time changes nothing."""
    page = tmp_path / "performance.md"
    page.write_text(f"Before.\n{BEGIN}\nold\n{END}\nAfter.\n", encoding="utf-8")
    samples = [Sample(str(size), "Mujaz", 1, (size / 10,), size / 10) for size in (10, 20, 50)]
    write(tmp_path / "out", "growth", Outcome(samples), quick=False)
    publish(tmp_path / "out", page)
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"Before.\n{BEGIN}\n")
    assert text.endswith(f"{END}\nAfter.\n")
    assert "old" not in text
    assert "](performance/growth.svg)" in text
    assert (tmp_path / "performance" / "growth.svg").read_text(encoding="utf-8").startswith("<svg")
    publish(tmp_path / "out", page)
    assert page.read_text(encoding="utf-8") == text


def test_every_section_has_a_title() -> None:
    """A section without one would be measured and never shown."""
    from bench.report import TITLES  # noqa: PLC0415

    assert set(SECTIONS) <= set(TITLES)
