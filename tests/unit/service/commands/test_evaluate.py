"""`mujaz eval` on ready output: no model is loaded."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from service.cli import main

PAIRS = "أصيب 40 شخصا في القاهرة.\tForty people were hurt in Cairo.\nوصل الوزير أمس.\tThe minister arrived yesterday.\n"


def evaluate(folder: Path, *options: str, pairs: str = PAIRS, **outputs: str) -> Result:
    """Write pairs and outputs, and run the command in a place without models."""
    (folder / "pairs.tsv").write_text(pairs, encoding="utf-8")
    for name, content in outputs.items():
        (folder / f"{name}.txt").write_text(content, encoding="utf-8")
    named = [str(folder / option) if option.endswith(".txt") else option for option in options]
    nowhere = {"MUJAZ_STARTER_DIR": str(folder), "MUJAZ_MODELS_DIR": str(folder)}
    return CliRunner().invoke(main, ["eval", str(folder / "pairs.tsv"), *named], env=nowhere)


def test_ready_output_is_scored_and_compared(tmp_path: Path) -> None:
    """Two files against the references, as lines."""
    result = evaluate(
        tmp_path, "--hypotheses", "ours.txt", "--against", "theirs.txt",
        ours="40 people were hurt in Cairo.\nThe minister came.\n", theirs="14 were hurt.\nThe minister came.\n",
    )  # fmt: skip
    assert result.exit_code == 0
    assert result.stdout.startswith("ours.txt, 2 segments\nBLEU ")
    assert "against theirs.txt" in result.stdout
    assert " p = " in result.stdout


def test_a_limit_takes_the_first_lines_of_every_file(tmp_path: Path) -> None:
    """Files belong together as wholes, and are cut alike."""
    options = ("--hypotheses", "ours.txt", "--against", "ours.txt", "--limit", "1", "--json")
    found = json.loads(evaluate(tmp_path, *options, ours="Forty.\nHe came.\n").stdout)
    assert (found["segments"], found["shares"]["coverage"]) == (1, {"part": 1, "whole": 1, "share": 1.0})


@pytest.mark.parametrize("option", ["--hypotheses", "--against"])
def test_output_of_another_file_is_refused(tmp_path: Path, option: str) -> None:
    """The line says how many there are, before any model is loaded."""
    result = evaluate(tmp_path, option, "ours.txt", ours="Forty.\n")
    assert result.exit_code == 1
    assert result.stderr.endswith("ours.txt has 1 lines for 2 pairs.\n")


def test_summaries_are_not_compared(tmp_path: Path) -> None:
    """The two options exclude each other, and the message says why."""
    result = evaluate(tmp_path, "--summaries", "--against", "ours.txt", ours="a\nb\n")
    assert result.exit_code == 2
    assert "--against compares translations" in result.stderr


def test_arabic_summaries_are_refused(tmp_path: Path) -> None:
    """ROUGE would give Arabic references 0 whatever stands against them; no brief is made to find that out."""
    result = evaluate(tmp_path, "--summaries", pairs="أصيب 40 شخصا في القاهرة.\tإصابات في القاهرة\n")
    assert result.exit_code == 1
    assert "line 1 is not English" in result.stderr
