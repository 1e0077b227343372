"""`mujaz models`: which models there are, what is on this disk, getting them and checking them again."""

from collections.abc import Sequence

import click
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from models.catalogue import CATALOGUE, PROFILES, CatalogueEntry, entry
from models.download import progress_bar
from models.errors import CheckpointInvalid, ModelNotInstalled
from models.installed import InstalledModel, find, list_installed
from models.installed import verify as verify_files
from models.prepare import prepare as prepare_model
from service.commands.startup import load_services, load_settings
from service.settings import Settings
from service.wiring import is_installed

names_argument = click.argument("names", nargs=-1, metavar="[MODEL]...")
precision_option = click.option(
    "--precision", type=click.Choice(["int8", "float32"]), help="Arithmetic instead of MUJAZ_PRECISION."
)


@click.group()
def models() -> None:
    """List, prepare and verify the models."""


@models.command("list")
def list_models() -> None:
    """List the models of the catalogue and what is on this disk."""
    settings = load_settings()
    found = list_installed(settings.models_dir, bundled_dir=settings.starter_dir)
    table = Table("Model", "Task", "Profiles", "License", "Revision", "On disk", box=SIMPLE, padding=0)
    table.columns[0].no_wrap = True
    for known in CATALOGUE.values():
        here = ", ".join(installed.precision for installed in found if installed.entry is known)
        table.add_row(known.name, known.role, profiles_of(known), known.license, known.revision[:8], here or "no")
    Console().print(table)
    click.echo(f"Prepared models are kept in {settings.models_dir}.")


@models.command()
@names_argument
@click.option("--profile", type=click.Choice(["standard", "quality"]), help="Prepare every model of this profile.")
@precision_option
@click.option(
    "--vocabulary", type=click.Choice(["full", "trimmed"]), help="All tokens or what Arabic and English need."
)
@click.option("--keep-checkpoint", is_flag=True, help="Keep the published files; the reference engine needs them.")
@click.option("--skip-golden", metavar="REASON", help="Do not ask whether the output is right; the reason is kept.")
def prepare(
    names: Sequence[str],
    profile: str | None,
    precision: str | None,
    vocabulary: str | None,
    keep_checkpoint: bool,
    skip_golden: str | None,
) -> None:
    """Download, verify and convert models, by name or for a profile."""
    if bool(names) == bool(profile):
        raise click.UsageError("Name models or a --profile; `mujaz models list` shows them.")
    settings = load_settings(precision=precision)
    for wanted in PROFILES[profile] if profile else tuple(map(entry, names)):
        with progress_bar() as progress:
            installed = prepare_model(
                wanted,
                settings.models_dir,
                endpoint=settings.hub_endpoint,
                precision=settings.precision,
                trimmed=None if vocabulary is None else vocabulary == "trimmed",
                keep_checkpoint=keep_checkpoint,
                progress=progress,
                skip_golden=skip_golden,
            )
        click.echo(f"{wanted.name}: ready in {installed.folder}")


@models.command()
@names_argument
@precision_option
def verify(names: Sequence[str], precision: str | None) -> None:
    """Check models on this disk, all or those named: files, tokens, the golden sentence of their profiles."""
    settings = load_settings(precision=precision)
    found = chosen(names, settings)
    damaged = [installed for installed in found if not verified(installed)]
    if damaged:
        raise CheckpointInvalid("Prepare again: " + ", ".join(installed.entry.name for installed in damaged))
    for profile in sorted({name for installed in found for name in complete_profiles(installed.entry, settings)}):
        load_services(settings.model_copy(update={"profile": profile}))
        click.echo(f"profile {profile}: the golden sentence comes out right")


def chosen(names: Sequence[str], settings: Settings) -> Sequence[InstalledModel]:
    """Return the models named, or all on this disk; raises `ModelNotInstalled` and `UnknownModel`."""
    if not names:
        return list_installed(settings.models_dir, bundled_dir=settings.starter_dir)
    wanted = map(entry, names)
    return [find(one, settings.models_dir, settings.precision, bundled_dir=settings.starter_dir) for one in wanted]


def verified(installed: InstalledModel) -> bool:
    """Check a model's files and say how it went, so that one damaged model does not hide another."""
    name = f"{installed.entry.name} ({installed.precision})"
    try:
        verify_files(installed)
    except (CheckpointInvalid, ModelNotInstalled) as error:
        click.echo(f"{name}: {error}", err=True)
        return False
    click.echo(f"{name}: files and tokens are as they should be")
    return True


def profiles_of(known: CatalogueEntry) -> str:
    """Name the profiles that use a model."""
    return ", ".join(name for name, members in PROFILES.items() if known in members)


def complete_profiles(known: CatalogueEntry, settings: Settings) -> list[str]:
    """Return the profiles that use a model and whose models are all on this disk."""
    return [name for name, members in PROFILES.items() if known in members and is_installed(name, settings)]
