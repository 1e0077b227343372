"""Settings are read from MUJAZ_* variables, bounded, and explained."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from service.settings import STARTER, Settings, default_models_dir


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start every test without MUJAZ_* variables."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"MUJAZ_{name.upper()}", raising=False)


def test_defaults_serve_the_best_profile_on_this_machine_only() -> None:
    """Without any variable Mujaz takes the best profile there is, listens to this machine, and limits are on."""
    settings = Settings()
    assert (settings.profile, settings.host, settings.port) == ("auto", "127.0.0.1", 8000)
    assert settings.starter_dir == STARTER
    assert settings.rate_limit
    assert settings.max_characters > 0


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [("PORT", "0", 0), ("PROFILE", "quality", "quality"), ("MODELS_DIR", "/m", Path("/m")), ("RATE_LIMIT", "", "")],
)  # fmt: skip
def test_variables_are_read(monkeypatch: pytest.MonkeyPatch, name: str, value: str, expected: object) -> None:
    """A variable sets its setting."""
    monkeypatch.setenv(f"MUJAZ_{name}", value)
    assert getattr(Settings(), name.lower()) == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "70000"),
        ("PROFILE", "best"),
        ("BEAM_SIZE", "0"),
        ("MAX_ITEMS", "many"),
        ("DEADLINE_SECONDS", "0"),
        ("RATE_LIMIT", "often"),
    ],
)
def test_impossible_values_fail_at_the_start(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    """A value out of its bounds stops the start and names its setting."""
    monkeypatch.setenv(f"MUJAZ_{name}", value)
    with pytest.raises(ValidationError, match=name.lower()):
        Settings()


def test_every_setting_has_a_sentence() -> None:
    """Each setting explains itself in one sentence."""
    silent = [name for name, field in Settings.model_fields.items() if not (field.description or "").endswith(".")]
    assert silent == []


def test_models_lie_where_the_desktop_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Prepared models lie in the user's data directory (XDG), ~/.local/share by default."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_models_dir() == tmp_path / "mujaz" / "models"
    monkeypatch.delenv("XDG_DATA_HOME")
    assert default_models_dir() == Path.home() / ".local" / "share" / "mujaz" / "models"
