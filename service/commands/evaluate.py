"""`mujaz eval`: scores the profile's translator on a file of reference pairs."""

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from service.commands.startup import load_services, load_settings, profile_option
from service.evaluation import Evaluation, ReferencePair, SystemOutput, read_pairs, score, translate_all
from service.loading import Services


@click.command("eval")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@profile_option
@click.option("--system-output", type=click.Path(dir_okay=False, path_type=Path), help="Write the translations here.")
@click.option("--limit", type=click.IntRange(1), help="Use the first N pairs only.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of lines.")
def evaluate(file: Path, profile: str | None, system_output: Path | None, limit: int | None, as_json: bool) -> None:
    """Score the translator on FILE, lines of arabic<TAB>english: BLEU and chrF with sacreBLEU signatures."""
    pairs = read_pairs(file)[:limit]
    services = load_services(load_settings(profile=profile))
    output = translate_with_progress(services, pairs)
    if system_output is not None:
        system_output.write_text("".join(f"{text}\n" for text in output.texts), encoding="utf-8")
    evaluation = score(str(services.loader.get().translator.info), output, pairs)
    if as_json:
        click.echo(json.dumps(dataclasses.asdict(evaluation) | {"tokens_per_second": evaluation.tokens_per_second}))
    else:
        click.echo(evaluation_lines(evaluation))


def translate_with_progress(services: Services, pairs: Sequence[ReferencePair]) -> SystemOutput:
    """Translate every pair's Arabic with a progress bar on standard error."""
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Translating", total=len(pairs))
        return translate_all(
            services.loader.get().translator,
            [pair.arabic for pair in pairs],
            services.decoding,
            lambda done: progress.update(task, completed=done),
        )


def evaluation_lines(evaluation: Evaluation) -> str:
    """Show scores, signatures and speed, each signature whole on its line."""
    rows = (
        ("BLEU", f"{evaluation.bleu:.2f}", evaluation.bleu_signature),
        ("chrF2", f"{evaluation.chrf:.2f}", evaluation.chrf_signature),
        ("segments", str(evaluation.segments), f"cut: {evaluation.source_cut} in, {evaluation.target_cut} out"),
        ("seconds", f"{evaluation.seconds:.1f}", f"{evaluation.tokens_per_second:.0f} target tokens/s"),
    )
    return "\n".join([evaluation.model, *(f"{name:<9}{value:>7}  {note}" for name, value, note in rows)])
