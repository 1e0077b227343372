"""The learning curve on disk and as a picture."""

from pathlib import Path
from xml.etree import ElementTree

from models.training import curve
from models.training.curve import Point

EARLY = Point(50, 100_000, 1.5, 1e-3, 2000.0, 7.25, 2.5)
LATE = Point(100, 200_000, 3.0, 1e-3, 2000.0, 5.5, 1.25, 5.0, 12.5, 38.0)


def test_points_are_read_as_written(tmp_path: Path) -> None:
    """Under one heading, with what was not measured left empty."""
    for point in (EARLY, LATE):
        curve.append(tmp_path, point)
    assert curve.read(tmp_path) == [EARLY, LATE]
    assert len((tmp_path / curve.FILE).read_text(encoding="utf-8").splitlines()) == 3


def test_the_picture_has_a_line_for_each_measure(tmp_path: Path) -> None:
    """A valid SVG whose lines have as many corners as there are measurements, higher losses further up."""
    for point in (EARLY, LATE):
        curve.append(tmp_path, point)
    curve.draw(tmp_path)
    root = ElementTree.fromstring((tmp_path / curve.PICTURE).read_text(encoding="utf-8"))  # noqa: S314 (our own)
    lines = [line.get("points", "").split() for line in root.iter("{http://www.w3.org/2000/svg}polyline")]
    assert [len(line) for line in lines] == [2, 1, 1]
    first, second = (float(corner.split(",")[1]) for corner in lines[0])
    assert first < second


def test_a_run_without_points_has_an_empty_picture() -> None:
    """Nothing measured yet is no error."""
    assert "<polyline" in curve.picture([])
