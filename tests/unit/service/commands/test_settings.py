"""`mujaz settings`: complete, the same on every machine, and honest about values in force."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from service.cli import main
from service.commands.settings import setting_rows, settings_page
from service.settings import REPOSITORY, Settings


def test_every_setting_has_a_row_with_help() -> None:
    """No setting is left out, and each says what it does."""
    rows = list(setting_rows(Settings()))
    assert [row.variable for row in rows] == [f"MUJAZ_{name.upper()}" for name in Settings.model_fields]
    assert all(row.help for row in rows)


def test_shows_the_value_in_force(monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable of the environment shows beside the default it replaces."""
    monkeypatch.setenv("MUJAZ_BEAM_SIZE", "2")
    row = next(row for row in setting_rows(Settings()) if row.variable == "MUJAZ_BEAM_SIZE")
    assert (row.value, row.default, row.allowed) == ("2", "4", "from 1 to 8")


@pytest.mark.parametrize("variable", ["MUJAZ_PORT", "MUJAZ_STARTER_DIR", "HOME"])
def test_the_page_does_not_depend_on_the_environment(
    variable: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The page holds defaults only, and no path of the machine that wrote it."""
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    page = settings_page()
    monkeypatch.setenv(variable, "81" if variable == "MUJAZ_PORT" else str(tmp_path))
    assert settings_page() == page
    assert str(REPOSITORY) not in page


def test_a_value_out_of_bounds_is_one_readable_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the variable; there is no traceback."""
    monkeypatch.setenv("MUJAZ_BEAM_SIZE", "99")
    result = CliRunner().invoke(main, ["settings"])
    assert result.exit_code == 2
    assert "MUJAZ_BEAM_SIZE: Input should be less than or equal to 8" in result.stderr
