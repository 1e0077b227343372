"""The house rules that a machine can hold: types, lint, the direction of imports, sizes, docstrings of tests."""

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from service.settings import REPOSITORY

LONGEST_FILE = 300
LONGEST_FUNCTION = 60
SOURCES = sorted(path for folder in ("bench", "models", "service") for path in (REPOSITORY / folder).rglob("*.py"))
TESTS = sorted((REPOSITORY / "tests").rglob("*.py"))


def name_of(path: Path) -> str:
    """Return a path as the project writes it."""
    return path.relative_to(REPOSITORY).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield the functions of a file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def installed(program: str) -> str:
    """Return where a tool of the environment is."""
    beside = Path(sys.executable).parent
    found = shutil.which(program, path=f"{beside}{os.pathsep}{os.environ['PATH']}")
    assert found, f"{program} is not installed"
    return found


@pytest.fixture(scope="session", autouse=True)
def types(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], tuple[int, str]]]:
    """Let the type checker run beside the tests that follow, for it takes longest; give what waits for it."""
    report = tmp_path_factory.mktemp("types") / "report.txt"
    with report.open("w", encoding="utf-8") as out:
        checker = subprocess.Popen([installed("mypy")], cwd=REPOSITORY, stdout=out, stderr=subprocess.STDOUT)
    yield lambda: (checker.wait(), report.read_text(encoding="utf-8"))
    checker.kill()
    checker.wait()


@pytest.mark.last
@pytest.mark.timeout(600)
def test_types_hold(types: Callable[[], tuple[int, str]]) -> None:
    """The type checker, strict, finds nothing."""
    code, report = types()
    assert code == 0, report


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check"),
        ("ruff", "format", "--check"),
        ("lint-imports", "--no-cache"),
    ],
    ids=" ".join,
)
def test_tools_find_nothing(command: tuple[str, ...]) -> None:
    """Lint, format and import contracts hold."""
    result = subprocess.run(
        [installed(command[0]), *command[1:]], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_files_are_short() -> None:
    """A file that needs more room is two files."""
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_functions_are_short() -> None:
    """No function is longer than a screen."""
    long = {
        f"{name_of(path)}:{function.name}": function.end_lineno - function.lineno + 1
        for path in SOURCES
        for function in functions(path)
        if function.end_lineno is not None and function.end_lineno - function.lineno >= LONGEST_FUNCTION
    }
    assert long == {}


def test_every_test_says_what_it_shows() -> None:
    """A test has a docstring, and its first line is a sentence."""
    silent = [
        f"{name_of(path)}:{function.name}"
        for path in TESTS
        for function in functions(path)
        if function.name.startswith("test_") and not (ast.get_docstring(function) or "").split("\n")[0].endswith(".")
    ]
    assert silent == []


def test_no_catch_all_names() -> None:
    """A module is named for what it holds."""
    banned = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}
    assert [name_of(path) for path in SOURCES if path.stem in banned] == []
