"""Reading pairs and ready output: what is not of the form is refused, and the line is named."""

from pathlib import Path

import pytest

from service.errors import BadRequest
from service.evaluation.pairs import ReferencePair, one_line, read_hypotheses, read_pairs


def test_reads_pairs_and_ignores_further_columns(tmp_path: Path) -> None:
    """The first column is Arabic, the second English."""
    (tmp_path / "pairs.tsv").write_text("مرحبا\thello\tmore\nكتاب\tbook\n", encoding="utf-8")
    assert read_pairs(tmp_path / "pairs.tsv") == (ReferencePair("مرحبا", "hello"), ReferencePair("كتاب", "book"))


@pytest.mark.parametrize(
    ("content", "fault"), [("", "no pairs"), ("مرحبا\thello\nكتاب\n", "Line 2"), ("\thello\n", "Line 1")]
)
def test_says_which_line_is_no_pair(tmp_path: Path, content: str, fault: str) -> None:
    """A file that is not pairs is refused before anything is translated."""
    (tmp_path / "pairs.tsv").write_text(content, encoding="utf-8")
    with pytest.raises(BadRequest, match=fault):
        read_pairs(tmp_path / "pairs.tsv")


def test_reads_a_line_for_each_pair(tmp_path: Path) -> None:
    """A system that made nothing of a segment has a blank line there."""
    (tmp_path / "out.txt").write_text("hello  there\n\nbook\n", encoding="utf-8")
    assert read_hypotheses(tmp_path / "out.txt", 3) == ("hello there", "", "book")


@pytest.mark.parametrize("segments", [1, 3])
def test_output_of_another_file_is_refused(tmp_path: Path, segments: int) -> None:
    """Lines too many or too few mean that the two files do not belong together."""
    (tmp_path / "out.txt").write_text("hello\nbook\n", encoding="utf-8")
    with pytest.raises(BadRequest, match=f"2 lines for {segments} pairs"):
        read_hypotheses(tmp_path / "out.txt", segments)


def test_a_text_is_one_line() -> None:
    """Line breaks in output must not shift the lines that scorers compare."""
    assert one_line("two\nlines \u2028 three ") == "two lines three"
