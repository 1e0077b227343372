"""`mujaz settings`: every setting with its value, default, bounds and help; the source of docs/settings.md."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from service.commands.startup import load_settings
from service.settings import REPOSITORY, Settings

BOUNDS = {"minimum": "from {}", "exclusiveMinimum": "over {}", "maximum": "to {}", "exclusiveMaximum": "under {}"}
"""JSON Schema's names for bounds, in words."""


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting as a person reads it."""

    variable: str
    value: str
    default: str
    allowed: str
    help: str


@click.command
@click.option("--markdown", is_flag=True, help="Print the page docs/settings.md.")
def settings(markdown: bool) -> None:
    """List every setting with its value and default."""
    if markdown:
        click.echo(settings_page(), nl=False)
        return
    console = Console(highlight=False)
    for row in setting_rows(load_settings()):
        changed = row.value != row.default
        default = f"  (default {row.default})" if changed else ""
        console.print(Text.assemble((f"{row.variable} = {row.value}", "bold" if changed else ""), (default, "dim")))
        console.print(Padding(Text(f"{row.help} [{row.allowed}]", style="dim"), (0, 0, 0, 4)))


def setting_rows(values: Settings) -> Iterator[SettingRow]:
    """Describe every setting in the order of the code."""
    properties = Settings.model_json_schema()["properties"]
    for name, field in Settings.model_fields.items():
        yield SettingRow(
            variable=f"MUJAZ_{name.upper()}",
            value=_shown(getattr(values, name)),
            default=_shown(field.get_default(call_default_factory=True, validated_data={})),
            allowed=_allowed(properties[name]),
            help=field.description or "",
        )


def settings_page() -> str:
    """Return docs/settings.md: the same for every machine and environment."""
    lines = [
        "# Settings",
        "",
        "Every setting is an environment variable. This page is written by `make docs` from `service/settings.py`;",
        "`mujaz settings` shows the values in force. A value out of bounds stops the start with a message.",
        "",
        "| variable | default | allowed | what it does |",
        "|---|---|---|---|",
    ]
    for row in setting_rows(Settings.model_construct()):
        cells = (f"`{row.variable}`", f"`{row.default}`" if row.default else "empty", row.allowed, row.help)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def _shown(value: object) -> str:
    """Show paths of the project and of the home directory without what differs between machines."""
    if isinstance(value, Path):
        if value.is_relative_to(REPOSITORY):
            return value.relative_to(REPOSITORY).as_posix()
        if value.is_relative_to(Path.home()):
            return f"~/{value.relative_to(Path.home()).as_posix()}"
    return "" if value is None else str(value)


def _allowed(schema: dict[str, Any]) -> str:
    schema = schema.get("anyOf", [schema])[0]
    if "enum" in schema:
        return ", ".join(map(str, schema["enum"]))
    bounds = " ".join(words.format(schema[name]) for name, words in BOUNDS.items() if name in schema)
    return bounds or {"path": "a path", "string": "text"}.get(schema.get("format", schema.get("type", "")), "")
