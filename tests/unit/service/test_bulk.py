"""Bulk work: order, resuming, repair, bad lines and bounds."""

import hashlib
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from service.briefs.types import Article, BriefRequest
from service.bulk import Tally, Work, opened_output, read_lines, run
from service.errors import BadRequest, MujazError, NotArabic

MOST_BYTES = 200


def work(defects: list[int] | None = None, maker: str = "maker one") -> Work:
    """Return work that turns a text into its capitals, refuses "english" and breaks on "broken"."""

    def read(item: Mapping[str, Any]) -> BriefRequest:
        if "text" not in item:
            raise BadRequest("There is no text.")
        return BriefRequest(Article(item["text"]))

    def make(request: BriefRequest) -> dict[str, str]:
        if request.article.text == "english":
            raise NotArabic
        if request.article.text == "broken":
            raise ZeroDivisionError("a message with the text: broken")
        return {"capitals": request.article.text.upper()}

    def problem(error: MujazError) -> dict[str, str]:
        return {"code": error.code}

    return Work(read, make, problem, lambda line, _: (defects if defects is not None else []).append(line), maker)


def lines_of(*texts: str) -> bytes:
    """Return an input of one line for each text."""
    return "".join(json.dumps({"id": number, "text": text}) + "\n" for number, text in enumerate(texts)).encode()


def finish(source: bytes, output: Path, *, limit: int | None = None, threads: int = 2, of: Work | None = None) -> Tally:
    """Run to the end and return the last tally."""
    with opened_output(output) as records:
        *_, tally = run(of or work(), io.BytesIO(source), records, most_bytes=MOST_BYTES, limit=limit, threads=threads)
    return tally


def records_of(output: Path) -> list[dict[str, Any]]:
    """Return the records in an output file."""
    return [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]


def test_answers_every_line_in_order(tmp_path: Path) -> None:
    """Each line gets one record, in order, with its id, number and hash."""
    source = lines_of(*(f"text {number}" for number in range(30)))
    tally = finish(source, tmp_path / "out", threads=4)
    records = records_of(tmp_path / "out")
    assert [record["brief"]["capitals"] for record in records] == [f"TEXT {number}" for number in range(30)]
    assert [record["line"] for record in records] == list(range(1, 31))
    assert records[3]["sha256"] == hashlib.sha256(source.splitlines()[3]).hexdigest()
    assert tally == Tally(resumed=0, made=30, problems=0, position=len(source))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"not json", "malformed-request"),
        (b"[1, 2]", "malformed-request"),
        (b"[" * 150, "malformed-request"),
        (b"\xff\xfe{}", "malformed-request"),
        (b'{"id": 1}', "malformed-request"),
        (b'{"text": "english"}', "not-arabic"),
        (b'{"text": "broken"}', "internal-error"),
        (b'{"text": "' + b"x" * MOST_BYTES + b'"}', "too-large"),
    ],
)
def test_a_bad_line_gets_a_problem_and_the_rest_goes_on(tmp_path: Path, line: bytes, code: str) -> None:
    """Whatever is wrong with a line, its neighbors get their briefs."""
    tally = finish(lines_of("one") + line + b"\n" + lines_of("two"), tmp_path / "out")
    one, bad, two = records_of(tmp_path / "out")
    assert (one["brief"], two["brief"]) == ({"capitals": "ONE"}, {"capitals": "TWO"})
    assert bad["problem"] == {"code": code}
    assert (tally.made, tally.problems) == (3, 1)


def test_a_defect_is_reported_by_its_line(tmp_path: Path) -> None:
    """A failure of our own is not swallowed: the caller hears of it."""
    defects: list[int] = []
    finish(lines_of("one", "broken", "english"), tmp_path / "out", of=work(defects))
    assert defects == [2]


def test_blank_lines_are_counted_but_not_answered(tmp_path: Path) -> None:
    """Line numbers are those of an editor."""
    finish(b"\n" + lines_of("one") + b"  \r\n\n" + lines_of("two"), tmp_path / "out")
    assert [record["line"] for record in records_of(tmp_path / "out")] == [2, 5]


@pytest.mark.parametrize("stop", [1, 4, 9])
def test_goes_on_where_it_stopped(tmp_path: Path, stop: int) -> None:
    """A run in two halves gives the same file as a run in one, and makes nothing twice."""
    source = lines_of(*(f"text {number}" for number in range(10)))
    finish(source, tmp_path / "whole")
    finish(source, tmp_path / "halves", limit=stop)
    tally = finish(source, tmp_path / "halves")
    assert (tmp_path / "halves").read_bytes() == (tmp_path / "whole").read_bytes()
    assert (tally.resumed, tally.made) == (stop, 10 - stop)


def test_repairs_a_half_written_last_line(tmp_path: Path) -> None:
    """At whatever byte a crash cut the output, going on gives the whole file."""
    source = lines_of("one", "two")
    finish(source, tmp_path / "whole")
    whole = (tmp_path / "whole").read_bytes()
    for cut in range(len(whole)):
        (tmp_path / "cut").write_bytes(whole[:cut])
        finish(source, tmp_path / "cut", threads=1)
        assert (tmp_path / "cut").read_bytes() == whole


def test_a_long_line_is_recognized_when_resuming(tmp_path: Path) -> None:
    """A line that was too long to keep still has its hash."""
    source = b"x" * (3 * MOST_BYTES) + b"\n" + lines_of("one")
    finish(source, tmp_path / "out", limit=1)
    assert finish(source, tmp_path / "out").resumed == 1
    assert len(records_of(tmp_path / "out")) == 2


@pytest.mark.parametrize("other", [lines_of("two", "one"), lines_of("one"), b""])
def test_refuses_an_output_of_another_input(tmp_path: Path, other: bytes) -> None:
    """An output that answers something else is left as it is."""
    finish(lines_of("one", "two"), tmp_path / "out")
    before = (tmp_path / "out").read_bytes()
    with pytest.raises(BadRequest, match="does not answer this input"):
        finish(other, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == before


def test_refuses_to_go_on_with_other_models(tmp_path: Path) -> None:
    """One file never holds briefs of two models, unless nothing was made yet."""
    source = lines_of("one", "two")
    (tmp_path / "out").touch()
    finish(source, tmp_path / "out", limit=1)
    before = (tmp_path / "out").read_bytes()
    with pytest.raises(BadRequest, match="Line 1 of the output was made with other models"):
        finish(source, tmp_path / "out", of=work(maker="maker two"))
    assert (tmp_path / "out").read_bytes() == before


@pytest.mark.parametrize("notes", ["my notes\n", "my notes", '{"other": 1}'])
def test_refuses_a_file_that_is_no_output(tmp_path: Path, notes: str) -> None:
    """A file of the user's that was named by mistake is not overwritten."""
    (tmp_path / "notes").write_text(notes)
    with pytest.raises(BadRequest):
        finish(lines_of("one"), tmp_path / "notes")
    assert (tmp_path / "notes").read_text() == notes


def test_one_run_at_a_time(tmp_path: Path) -> None:
    """Two runs cannot write one output."""
    with (
        opened_output(tmp_path / "out"),
        pytest.raises(BadRequest, match="Another run"),
        opened_output(tmp_path / "out"),
    ):
        pass


def test_reads_no_further_than_it_must(tmp_path: Path) -> None:
    """Input is read a few lines ahead of what is written, however long it is."""
    read = 0

    class Counted(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            nonlocal read
            read += 1
            return super().readline(size)

    source = Counted(lines_of(*["text"] * 500))
    with opened_output(tmp_path / "out") as records:
        tallies = run(work(), source, records, most_bytes=MOST_BYTES, limit=None, threads=2)
        while next(tallies).made < 10:
            pass
        assert read <= 10 + 2 * 2 + 1
        tallies.close()


def test_a_line_at_the_limit_is_kept() -> None:
    """The limit is the longest line that is read, with or without its end."""
    kept = [line.content for line in read_lines(io.BytesIO(b"1234\n12345\n1234"), 4)]
    assert kept == [b"1234", None, b"1234"]
