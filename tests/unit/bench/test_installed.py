"""Kept models are made anew wherever they would come out another way."""

import ast
from pathlib import Path

import models
from bench.installed import PREPARING

WITHOUT_EFFECT = {"errors.py", "protocol.py"}


def imported(name: str) -> set[str]:
    """List the modules of `models` that a file imports."""
    tree = ast.parse(Path(models.__file__).with_name(name).read_text(encoding="utf-8"))
    found = (node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    return {f"{module.removeprefix('models.')}.py" for module in found if module.startswith("models.")}


def test_all_that_conversion_runs_is_watched() -> None:
    """Every module that conversion reaches counts among those whose change makes kept models stale."""
    reached, waiting = set(), {"convert.py"}
    while waiting:
        reached |= waiting
        waiting = {other for name in waiting for other in imported(name)} - reached - WITHOUT_EFFECT
    assert {"convert.py", "output_layer.py"} < reached
    assert reached <= set(PREPARING)
