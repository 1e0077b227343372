"""`mujaz models`: what it lists, how it verifies, and how it says that it cannot get a model."""

import shutil
import socket
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from models.catalogue import CATALOGUE
from service.cli import main
from service.settings import STARTER
from tests.bundled_starter import CONVERTED, record_golden


def models(*arguments: str, folder: Path, **environment: str) -> Result:
    """Run `mujaz models` with prepared models and a starter in a folder of the test's own."""
    own = {"MUJAZ_MODELS_DIR": str(folder / "models"), "MUJAZ_STARTER_DIR": str(folder / "starter"), "COLUMNS": "120"}
    return CliRunner().invoke(main, ["models", *arguments], env={**own, **environment})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder that holds a copy of the bundled starter, with a golden sentence, and no other model."""
    shutil.copytree(STARTER / CONVERTED, tmp_path / "starter" / CONVERTED)
    record_golden(tmp_path / "starter")
    return tmp_path


def test_list_shows_every_model_and_what_is_here(folder: Path) -> None:
    """Each model of the catalogue has a line; only the starter is on this disk."""
    lines = models("list", folder=folder).stdout.splitlines()
    rows = {line.split()[0]: line.split()[-1] for line in lines if line.strip() and line.split()[0] in CATALOGUE}
    assert set(rows) == set(CATALOGUE)
    assert {name for name, state in rows.items() if state != "no"} == {"starter"}


def test_verify_runs_the_golden_sentence(folder: Path) -> None:
    """Files, tokens and output of what is on the disk are all checked."""
    result = models("verify", folder=folder)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "starter (int8): files and tokens are as they should be",
        "profile starter: the golden sentence comes out right",
    ]


def test_verify_notices_a_wrong_output(folder: Path) -> None:
    """A model that says something else than it did is not fit to serve."""
    golden = folder / "starter" / "golden.json"
    golden.write_text('{"source": "قال الوزير.", "expected": "Something else entirely."}', encoding="utf-8")
    result = models("verify", folder=folder)
    assert result.exit_code == 4
    assert "golden sentence came out wrong" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("verify", "opus-mt-ar-en"), 4, "mujaz models prepare opus-mt-ar-en"),
        (("verify", "no-such-model"), 4, "no-such-model"),
        (("prepare", "no-such-model"), 4, "no-such-model"),
        (("prepare",), 2, "--profile"),
        (("prepare", "starter", "--profile", "standard"), 2, "--profile"),
    ],
    ids=["not installed", "unknown to verify", "unknown to prepare", "nothing named", "named twice"],
)
def test_says_in_a_line_what_is_wrong(arguments: tuple[str, ...], code: int, message: str, tmp_path: Path) -> None:
    """A model that is not there or not known is a line and an exit code, not a traceback."""
    result = models(*arguments, folder=tmp_path)
    assert result.exit_code == code
    assert message in result.stderr.splitlines()[-1]


def test_a_hub_out_of_reach_is_said_with_a_way_out(tmp_path: Path) -> None:
    """Where the hub does not answer, the message names the setting for a mirror, and nothing looks installed."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but not listening: connections are refused at once
        hub = f"http://127.0.0.1:{taken.getsockname()[1]}"
        result = models("prepare", "opus-mt-ar-en", folder=tmp_path, MUJAZ_HUB_ENDPOINT=hub)
    assert result.exit_code == 4
    assert "MUJAZ_HUB_ENDPOINT" in result.stderr.splitlines()[-1]
    assert models("verify", "opus-mt-ar-en", folder=tmp_path).exit_code == 4
