"""Many articles from one JSONL file into another: in order, several at once, resumable, in bounded memory.

Knows no command line, no model and no HTTP: the caller says how a request becomes a brief and an error a problem.
"""

import fcntl
import hashlib
import json
import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from service.briefs.types import BriefRequest
from service.errors import BadRequest, MujazError, TooLarge, Unexpected

CHUNK = 1 << 16
"""Bytes read at a time of a line that is too long to keep."""
RECORD_START = b'{"line":'
"""How every record begins: only what begins so is ours to repair."""

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class InputLine:
    """One line of the input that is not blank; `content` is None where it was longer than allowed.

    `number` counts every line from 1, `sha256` is of the whole line without its end, `end` is the byte after it.
    """

    number: int
    sha256: str
    content: bytes | None
    end: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How far a run has come: lines found done, made now, of which problems, and input bytes behind us."""

    resumed: int = 0
    made: int = 0
    problems: int = 0
    position: int = 0


def read_lines(file: BinaryIO, most_bytes: int) -> Iterator[InputLine]:
    """Yield the lines that are not blank; a line of more than `most_bytes` is hashed but not kept."""
    number = 0
    while first := file.readline(most_bytes + 1):
        number += 1
        kept: bytes | None = first.rstrip(b"\r\n")
        digest = hashlib.sha256(kept or b"")
        if len(first) > most_bytes and not first.endswith(b"\n"):
            digest, kept = hashlib.sha256(first), None
            for part in iter(lambda: file.readline(CHUNK), b""):
                digest.update(part)
                if part.endswith(b"\n"):
                    break
        if kept is None or kept.strip():
            yield InputLine(number, digest.hexdigest(), kept, file.tell())


@dataclass(frozen=True, slots=True)
class Work:
    """What to do with a line: read it, make its brief, describe an error; `defect` hears of our own bugs.

    `maker` names what the briefs depend on besides their lines: a file never holds those of two makers.
    """

    read: Callable[[Mapping[str, Any]], BriefRequest]
    make: Callable[[BriefRequest], Record]
    problem: Callable[[MujazError], Record]
    defect: Callable[[int, Exception], None]
    maker: str


def answer(work: Work, line: InputLine) -> Record:
    """Return the output record of a line: its number, hash and maker, its id if it has one, a brief or a problem."""
    record: dict[str, Any] = {"line": line.number, "sha256": line.sha256, "maker": work.maker}
    try:
        item = parse(line)
        record |= {"id": item["id"]} if "id" in item else {}
        record["brief"] = work.make(work.read(item))
    except MujazError as error:
        record["problem"] = work.problem(error)
    except Exception as error:  # one bad line must not stop the rest; the defect is reported
        work.defect(line.number, error)
        record["problem"] = work.problem(Unexpected())
    return record


def parse(line: InputLine) -> Mapping[str, Any]:
    """Read a line as a JSON object; raises `TooLarge` or `BadRequest`, without repeating the line."""
    if line.content is None:
        raise TooLarge("The line is longer than MUJAZ_MAX_BODY_BYTES allows.")
    try:
        item = json.loads(line.content)
    except (ValueError, RecursionError) as error:
        raise BadRequest("The line is not JSON.") from error
    if not isinstance(item, dict):
        raise BadRequest("The line is not a JSON object.")
    return item


def run(
    work: Work, source: BinaryIO, output: BinaryIO, *, most_bytes: int, limit: int | None, threads: int
) -> Iterator[Tally]:
    """Append a record to `output` for every line of `source` that has none yet; yield the tally after each.

    Raises `BadRequest` when the output was made from another input or by another maker.
    """
    lines = read_lines(source, most_bytes)
    resumed, position = skip_done(output, lines, work.maker)
    tally = Tally(resumed=resumed, position=position)
    yield tally
    for line, record in _answers(work, lines, limit, threads):
        output.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        output.flush()
        tally = Tally(resumed, tally.made + 1, tally.problems + ("problem" in record), line.end)
        yield tally


def _answers(
    work: Work, lines: Iterator[InputLine], limit: int | None, threads: int
) -> Iterator[tuple[InputLine, Record]]:
    """Yield answers in the order of the lines, with a few lines in the works so that no core waits."""
    pending: deque[tuple[InputLine, Future[Record]]] = deque()
    executor = ThreadPoolExecutor(threads, thread_name_prefix="bulk")
    try:
        for count, line in enumerate(lines, start=1):
            if limit is not None and count > limit:
                break
            pending.append((line, executor.submit(answer, work, line)))
            if len(pending) > 2 * threads:
                oldest, future = pending.popleft()
                yield oldest, future.result()
        while pending:
            oldest, future = pending.popleft()
            yield oldest, future.result()
    finally:
        executor.shutdown(cancel_futures=True)


def skip_done(output: BinaryIO, lines: Iterator[InputLine], maker: str) -> tuple[int, int]:
    """Skip the input lines that `output` answers already; return how many and where the input stands.

    A last line that a crash left half written is cut off. Raises `BadRequest` when the two files do not match, or what
    is there was made by another maker.
    """
    done = position = kept = 0
    output.seek(0)
    for raw in output:
        if not raw.endswith(b"\n") and raw[: len(RECORD_START)] == RECORD_START[: len(raw)]:
            break
        line = next(lines, None)
        number, digest, made_by = _identity(raw)
        if line is None or (number, digest) != (line.number, line.sha256):
            raise BadRequest(f"Line {done + 1} of the output does not answer this input; choose another output file.")
        if made_by != maker:
            message = f"Line {done + 1} of the output was made with other models, settings or options"
            raise BadRequest(f"{message}; choose another output file.")
        done, position, kept = done + 1, line.end, kept + len(raw)
    output.truncate(kept)
    output.seek(kept)
    return done, position


def _identity(raw: bytes) -> tuple[object, object, object]:
    try:
        record = json.loads(raw)
    except ValueError:
        record = None
    known = record if isinstance(record, dict) else {}
    return known.get("line"), known.get("sha256"), known.get("maker")


@contextmanager
def opened_output(path: Path) -> Iterator[BinaryIO]:
    """Open the output for reading and appending, to one run at a time.

    Raises `BadRequest` while another run holds it.
    """
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o644), "r+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BadRequest("Another run is writing this output file.") from error
        yield file
