"""`mujaz`: a table of contents of the commands, and the one place that turns an error into a line and an exit code."""

from importlib import import_module

import click

from models.errors import ModelError
from service import __version__
from service.errors import ModelsFailed, MujazError, Unprocessable

COMMANDS = {
    "brief": "brief",
    "bulk": "bulk",
    "check": "check",
    "eval": "evaluate",
    "models": "models",
    "serve": "serve",
    "settings": "settings",
}
"""The commands, and the module of `service.commands` that has a function of the same name for each."""


class Failed(click.ClickException):
    """Something went wrong: one line, no traceback. Click itself ends with 2 on a wrong command line."""

    exit_code = 1


class TextUnusable(Failed):
    """The text cannot become a brief."""

    exit_code = 3


class ModelsUnusable(Failed):
    """A model is missing, broken or out of reach."""

    exit_code = 4


class Commands(click.Group):
    """A group whose foreseen errors end in one line on standard error.

    A command is imported when it is asked for: a server that starts waits for nothing that only the others need.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (the signature is click's)
        """Name the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  (click's too)
        """Import a command; None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        name = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"service.commands.{name}"), name)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except (ModelError, ModelsFailed) as error:
            raise ModelsUnusable(str(error)) from error
        except Unprocessable as error:
            raise TextUnusable(error.detail) from error
        except MujazError as error:
            raise Failed(error.detail) from error
        except BrokenPipeError:
            raise  # click ends quietly when the reader of a pipe has gone
        except OSError as error:
            raise Failed(f"{error.filename or 'The system'}: {error.strerror or error}") from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="mujaz")
def main() -> None:
    """Turn Arabic news into English briefs that a person can check, offline.

    Settings are read from MUJAZ_* variables; `mujaz settings` lists them.
    Exit codes: 0 done, 1 failed, 2 wrong command line, 3 text that cannot become a brief, 4 no working model.
    """


if __name__ == "__main__":
    main()
