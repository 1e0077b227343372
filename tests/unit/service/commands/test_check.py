"""`mujaz check` shows what is wrong with an English text, for people or as JSON, without any model."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli import main

SOURCE = "أعلنت وزارة الصحة في بيروت أمس إصابة 40 شخصا."
ENGLISH = "The health ministry in Damascus announced 40 cases yesterday."


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Path, Path]:
    """Write a source and an English text that takes one city for another."""
    source, text = tmp_path / "source.txt", tmp_path / "text.txt"
    source.write_text(SOURCE, encoding="utf-8")
    text.write_text(ENGLISH, encoding="utf-8")
    return source, text


def check(source: Path | str, text: Path | str, *options: str, stdin: str | None = None, **env: str) -> Result:
    """Run the command; there is no model anywhere."""
    environment = {"MUJAZ_STARTER_DIR": "/nonexistent", "COLUMNS": "200", **env}
    arguments = ["check", "--source", str(source), "--text", str(text), *options]
    return CliRunner().invoke(main, arguments, input=stdin, env=environment)


def test_flags_for_people(texts: tuple[Path, Path]) -> None:
    """Each flag, the words it speaks of, and how many there are."""
    result = check(*texts)
    assert result.exit_code == 0
    assert "the English has “Damascus”. (name-changed)" in result.stdout
    assert "Arabic “بيروت” [21:26]" in result.stdout
    assert "English “Damascus” [23:31]" in result.stdout
    assert result.stdout.rstrip().endswith("1 flag.")


def test_a_sound_text(texts: tuple[Path, Path]) -> None:
    """Nothing found is said in words, and is no promise; one text may come from standard input."""
    result = check(texts[0], "-", stdin=ENGLISH.replace("Damascus", "Beirut"))
    assert result.stdout == "Nothing found; that does not make the text right.\n"


def test_json(texts: tuple[Path, Path]) -> None:
    """The same document as the API's."""
    answer = json.loads(check(*texts, "--format", "json").stdout)
    assert answer["flags"][0]["target"] == {"start": 23, "end": 31}
    assert answer["signature"].startswith("mujaz:")


def test_a_glossary_file_goes_before_the_setting(texts: tuple[Path, Path], tmp_path: Path) -> None:
    """Both are read; where they differ, the option wins."""
    option, setting = tmp_path / "option.tsv", tmp_path / "setting.tsv"
    option.write_text("بيروت\tDamascus\n", encoding="utf-8")
    setting.write_text("بيروت\tBayrut\nوزارة الصحة\tHealth Department\n", encoding="utf-8")
    result = check(*texts, "--glossary", str(option), "--format", "json", MUJAZ_GLOSSARY=str(setting))
    messages = [flag["message"] for flag in json.loads(result.stdout)["flags"]]
    assert messages == ["The glossary has “Health Department” for “وزارة الصحة”; the English does not."]


@pytest.mark.parametrize(
    ("source", "exit_code", "message"),
    [("Only English words stand in this text.", 3, "English"), ("نص " * 200, 1, "over 500 characters")],
)
def test_texts_that_cannot_be_checked(texts: tuple[Path, Path], source: str, exit_code: int, message: str) -> None:
    """One line on standard error, and the exit code of its kind."""
    result = check("-", texts[1], stdin=source, MUJAZ_MAX_CHARACTERS="500")
    assert result.exit_code == exit_code
    assert message in result.stderr


def test_two_texts_do_not_fit_into_standard_input() -> None:
    """It can be read only once."""
    assert "standard input" in check("-", "-", stdin=SOURCE).stderr
