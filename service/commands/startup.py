"""What several commands begin with: settings read with readable errors, and engines loaded and checked."""

import logging
from typing import TYPE_CHECKING

import click
from pydantic import ValidationError

from service.settings import Settings

if TYPE_CHECKING:
    from service.loading import Services

profile_option = click.option(
    "--profile",
    type=click.Choice(["auto", "starter", "standard", "quality"]),
    help="Which models to use instead of MUJAZ_PROFILE.",
)


def load_settings(**overrides: object) -> Settings:
    """Read the settings; overrides that are None are not given.

    Raises `click.UsageError` that names the variable and its bounds.
    """
    try:
        return Settings.model_validate({name: value for name, value in overrides.items() if value is not None})
    except ValidationError as error:
        lines = [f"MUJAZ_{'_'.join(map(str, item['loc'])).upper()}: {item['msg']}" for item in error.errors()]
        raise click.UsageError("; ".join(lines)) from error


def load_services(settings: Settings) -> "Services":
    """Load the engines of the profile and wait until their golden sentences came out right."""
    # Most of the program hangs on this, and commands that load no engine begin sooner without it.
    from service.wiring import build  # noqa: PLC0415

    # A command says what failed in one line; the traceback is for whoever asks for it.
    logging.basicConfig(handlers=None if settings.log_level == "debug" else [logging.NullHandler()])
    services = build(settings)
    services.loader.wait()
    return services
