"""What an evaluation reads: reference pairs, and what some system made of them. Knows files and no system."""

from dataclasses import dataclass
from pathlib import Path

from service.errors import BadRequest


@dataclass(frozen=True, slots=True)
class ReferencePair:
    """An Arabic segment and its reference translation, or an Arabic item and its reference summary in English."""

    arabic: str
    english: str


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


def read_hypotheses(path: Path, segments: int) -> tuple[str, ...]:
    """Read a system's output (UTF-8), a line for each of the file's `segments` pairs, blank where it made nothing.

    Raises `BadRequest` where there are more lines or fewer.
    """
    with path.open(encoding="utf-8") as file:
        lines = tuple(one_line(line) for line in file)
    if len(lines) != segments:
        raise BadRequest(f"{path} has {len(lines)} lines for {segments} pairs.")
    return lines


def one_line(text: str) -> str:
    """Return a text on one line, as scorers expect."""
    return " ".join(text.split())
