"""`mujaz eval`: scores translations or summaries, the profile's own or ready ones, on a file of reference pairs."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from service.commands.startup import load_services, load_settings, profile_option
from service.evaluation.pairs import ReferencePair, read_hypotheses, read_pairs
from service.evaluation.report import document, evaluate_summaries, evaluate_translations, lines
from service.evaluation.scores import summary_scorer
from service.evaluation.systems import SystemOutput, summarize_all, translate_all
from service.loading import Services

READABLE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("eval")
@click.argument("file", type=READABLE)
@profile_option
@click.option("--hypotheses", type=READABLE, help="Score this ready output, a line for each pair; loads no model.")
@click.option("--against", type=READABLE, help="Compare with this other system's output by paired bootstrap.")
@click.option("--summaries", is_flag=True, help="FILE is item<TAB>reference summary: make briefs and score by ROUGE.")
@click.option("--system-output", type=click.Path(dir_okay=False, path_type=Path), help="Write the output here.")
@click.option("--limit", type=click.IntRange(1), help="Use the first N pairs only.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of lines.")
def evaluate(
    file: Path,
    profile: str | None,
    hypotheses: Path | None,
    against: Path | None,
    summaries: bool,
    system_output: Path | None,
    limit: int | None,
    as_json: bool,
) -> None:
    """Score translations on FILE, lines of arabic<TAB>english: BLEU, chrF, and what they keep of the Arabic."""
    if against and summaries:
        raise click.UsageError("--against compares translations; with --summaries there is nothing to compare by.")
    whole = read_pairs(file)
    # What is wrong with the files is said before anything is translated.
    other = read_output(against, len(whole), limit) if against else None
    ready = read_output(hypotheses, len(whole), limit) if hypotheses else None
    pairs = whole[:limit]
    if summaries:
        summary_scorer([pair.english for pair in pairs])
    output = ready or make_output(profile, pairs, summaries=summaries)
    if system_output is not None:
        system_output.write_text("".join(f"{text}\n" for text in output.texts), encoding="utf-8")
    found = evaluate_summaries(output, pairs) if summaries else evaluate_translations(output, pairs, other)
    click.echo(json.dumps(document(found), ensure_ascii=False) if as_json else "\n".join(lines(found)))


def read_output(path: Path, segments: int, limit: int | None) -> SystemOutput:
    """Read a ready output, which is named for its file; raises `BadRequest` where its lines are not the pairs'."""
    return SystemOutput(path.name, read_hypotheses(path, segments)[:limit])


def make_output(profile: str | None, pairs: Sequence[ReferencePair], *, summaries: bool) -> SystemOutput:
    """Translate or summarize every pair's Arabic with a progress bar on standard error."""
    # What is given from memory would be timed as if it were translated.
    services = load_services(load_settings(profile=profile, cache_bytes=0))
    sources = [pair.arabic for pair in pairs]
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Summarizing" if summaries else "Translating", total=len(pairs))
        return ask(services, sources, lambda done: progress.update(task, completed=done), summaries=summaries)


def ask(services: Services, sources: Sequence[str], report: Callable[[int], None], *, summaries: bool) -> SystemOutput:
    """Let the profile's models do what is evaluated."""
    if summaries:
        return summarize_all(services.brief_maker(), sources, report)
    return translate_all(services.loader.get().translator, sources, services.decoding, report)
