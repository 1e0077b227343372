"""`mujaz`: a table of contents of the commands, and the one place that turns an error into a line and an exit code."""

import click

from models.errors import ModelError
from service import __version__
from service.commands.brief import brief
from service.commands.bulk import bulk
from service.commands.check import check
from service.commands.evaluate import evaluate
from service.commands.models import models
from service.commands.serve import serve
from service.commands.settings import settings
from service.errors import ModelsFailed, MujazError, Unprocessable


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
    """A group whose foreseen errors end in one line on standard error."""

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


for command in (brief, bulk, check, serve, models, evaluate, settings):
    main.add_command(command)

if __name__ == "__main__":
    main()
