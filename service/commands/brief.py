"""`mujaz brief`: one article into a brief on the terminal, as Markdown or as JSON."""

import json
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console

from service.briefs.types import Article, BriefRequest, Length, Route
from service.commands.startup import load_services, load_settings, profile_option
from service.commands.terminal import print_brief
from service.errors import BadRequest, TooLarge
from service.http.render import as_markdown
from service.http.schemas import brief_document
from service.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])
BYTES_PER_CHARACTER = 4
"""The most that UTF-8 needs."""


def choice_of(values: type[StrEnum]) -> click.Choice[str]:
    """Return a choice by value; click itself would ask for the names in the code."""
    return click.Choice([value.value for value in values])


def brief_options(command: Command) -> Command:
    """Add the options that say what kind of brief is wanted."""
    for option in (
        click.option("--translation", is_flag=True, help="Add the whole item in English."),
        click.option("--alignment", is_flag=True, help="Add links between English and Arabic words (JSON only)."),
        click.option("--length", type=choice_of(Length), default=Length.STANDARD.value, show_default=True),
        click.option("--route", type=choice_of(Route), default=Route.AUTO.value, show_default=True),
    ):
        command = option(command)
    return command


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
@click.option("--title", help="The article's own title, in Arabic.")
@profile_option
@brief_options
def brief(
    file: Path,
    form: str,
    title: str | None,
    profile: str | None,
    route: str,
    length: str,
    translation: bool,
    alignment: bool,
) -> None:
    """Make an English brief of the Arabic article in FILE (UTF-8); - reads standard input."""
    if alignment and form != "json":
        raise click.UsageError("Only --format json has room for --alignment.")
    settings = load_settings(profile=profile)
    article = Article(text=read_article(file, settings), title=title)
    request = BriefRequest(article, Route(route), Length(length), translation, alignment=alignment)
    made = load_services(settings).brief_maker().make(request)
    if form == "json":
        click.echo(json.dumps(brief_document(made), ensure_ascii=False, indent=2))
    elif form == "markdown":
        click.echo(as_markdown(made), nl=False)
    else:
        print_brief(Console(highlight=False), made, article)


def read_article(file: Path, settings: Settings) -> str:
    """Read an article; - is standard input. Raises `TooLarge` and, where it is not UTF-8, `BadRequest`."""
    most = settings.max_characters
    with click.open_file(str(file), "rb") as source:
        content: bytes = source.read(most * BYTES_PER_CHARACTER + 1)
    try:
        text = content.decode("utf-8") if len(content) <= most * BYTES_PER_CHARACTER else None
    except UnicodeDecodeError as error:
        raise BadRequest(
            "The file is not UTF-8 text; convert it first, for example with iconv -f windows-1256."
        ) from error
    if text is None or len(text) > most:
        raise TooLarge(f"The text is over {most} characters; MUJAZ_MAX_CHARACTERS sets the limit.")
    return text
