"""`mujaz serve`: becomes gunicorn with our configuration."""

import os
import sys

import click

from service.commands.startup import load_settings
from service.settings import REPOSITORY

CONFIGURATION = REPOSITORY / "gunicorn.conf.py"


@click.command
@click.option("--host", help="Address to listen on instead of MUJAZ_HOST.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port instead of MUJAZ_PORT; 0 lets the system choose.")
def serve(host: str | None, port: int | None) -> None:
    """Start the service in the foreground."""
    settings = load_settings(host=host, port=port)
    environment = os.environ | {"MUJAZ_HOST": settings.host, "MUJAZ_PORT": str(settings.port)}
    command = [sys.executable, "-m", "gunicorn", "--config", str(CONFIGURATION)]
    os.execve(sys.executable, command, environment)  # noqa: S606 our own interpreter, and no shell is wanted
