"""`mujaz bulk`: a file of articles into a file of briefs, with a progress bar."""

import hashlib
import json
import os
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from service.briefs.types import BriefRequest
from service.bulk import Tally, Work, opened_output, run
from service.commands.brief import brief_options
from service.commands.startup import load_services, load_settings, profile_option
from service.errors import MujazError
from service.http.malformed import malformed
from service.http.schemas import SummarizeRequest, brief_document
from service.loading import Services
from service.settings import Settings

DIGITS = 12
"""Of the digest that names a maker."""


@click.command
@click.argument("source", metavar="IN.jsonl", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("output", metavar="OUT.jsonl", type=click.Path(dir_okay=False, path_type=Path))
@profile_option
@brief_options
@click.option("--limit", type=click.IntRange(1), help="Stop after N more lines.")
def bulk(
    source: Path,
    output: Path,
    profile: str | None,
    route: str,
    length: str,
    translation: bool,
    alignment: bool,
    limit: int | None,
) -> None:
    """Make a brief of every line of IN.jsonl: {"text", "title"?, "id"?, "source"?}; other names are ignored.

    OUT.jsonl gets one line for each: {"line", "sha256", "maker", "id"} with a "brief" or a "problem". Run again after a
    stop, it goes on where it was, if models and options are the same; a line that fails does not stop the rest.
    """
    if output.exists() and output.samefile(source):
        raise click.UsageError("IN.jsonl and OUT.jsonl are the same file.")
    settings = load_settings(profile=profile)
    include = [name for name, wanted in (("translation", translation), ("alignment", alignment)) if wanted]
    defaults = {"route": route, "length": length, "include": include}
    work = bulk_work(load_services(settings), settings, defaults)
    with progress_bar() as progress:
        tally = run_with_progress(work, source, output, settings, limit, progress)
    click.echo(summary_line(tally), err=True)


def bulk_work(services: Services, settings: Settings, defaults: Mapping[str, object]) -> Work:
    """Bind the work on a line to the engines and to the options for lines that do not set their own."""
    maker = services.brief_maker()

    def read(item: Mapping[str, Any]) -> BriefRequest:
        fields = {name: item[name] for name in SummarizeRequest.model_fields if name in item}
        try:
            request = SummarizeRequest.model_validate({**defaults, **fields})
        except ValidationError as error:
            raise malformed(error) from error
        return request.to_brief_request(settings.max_characters)

    def make(request: BriefRequest) -> Mapping[str, object]:
        return brief_document(maker.make(request))

    return Work(read, make, problem_record, report_defect, name_maker(maker.identity(), defaults))


def name_maker(identity: str, defaults: Mapping[str, object]) -> str:
    """Name models, settings and options in a few digits."""
    said = json.dumps([identity, defaults], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:DIGITS]


def problem_record(error: MujazError) -> Mapping[str, object]:
    """Describe an error as the HTTP service does, without what only a request has."""
    return {"title": error.title, "status": error.status, "code": error.code, "detail": error.detail}


def report_defect(number: int, error: Exception) -> None:
    """Say on standard error where our own code failed; the message of the error may hold text and is left out."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    click.echo(f"line {number}: {type(error).__name__} at {Path(place.filename).name}:{place.lineno}", err=True)


def run_with_progress(
    work: Work, source: Path, output: Path, settings: Settings, limit: int | None, progress: Progress
) -> Tally:
    """Do the work and move the bar by input bytes, so that the input is read only once."""
    threads = (settings.workers or os.cpu_count() or 1) + 1  # one more, so that a core that finishes finds work
    tally = Tally()
    with source.open("rb") as lines, opened_output(output) as records:
        task = progress.add_task("briefs", total=source.stat().st_size, tally="")
        for tally in run(work, lines, records, most_bytes=settings.max_body_bytes, limit=limit, threads=threads):
            progress.update(task, completed=tally.position, tally=summary_line(tally))
    return tally


def progress_bar() -> Progress:
    """Return a bar on standard error that shows how many lines are done."""
    return Progress(
        BarColumn(), TextColumn("{task.fields[tally]}"), TimeElapsedColumn(), TimeRemainingColumn(),
        console=Console(stderr=True),
    )  # fmt: skip


def summary_line(tally: Tally) -> str:
    """Say what a run did."""
    earlier = f"{tally.resumed} done before, " if tally.resumed else ""
    return f"{earlier}{tally.made - tally.problems} briefs, {tally.problems} problems"
