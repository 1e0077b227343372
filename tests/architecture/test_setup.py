"""What people start Mujaz with: the image, the compose file, continuous integration, and what is tracked."""

import re
import subprocess
from fnmatch import fnmatch

import pytest

from service.settings import REPOSITORY

DOCKERFILE = (REPOSITORY / "Dockerfile").read_text(encoding="utf-8")
INSTRUCTIONS = [
    line.split(maxsplit=1) for line in DOCKERFILE.replace("\\\n", " ").splitlines() if line and not line.startswith("#")
]
LAST_STAGE = INSTRUCTIONS[max(index for index, (word, _) in enumerate(INSTRUCTIONS) if word == "FROM") :]
MACHINE = re.compile(r"/(?:work|root)/|/home/(?!mujaz)|/opt/(?:pypi|wheels)|/tmp/[a-z]", re.IGNORECASE)
LARGEST_TEXT = 1_000_000


def tracked_files() -> list[str]:
    """Return the files that are in the repository, or would be; none where git is not there to ask."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this copy of the project is not a git repository")
    return [name for name in listed.stdout.splitlines() if (REPOSITORY / name).is_file()]


def allowed_in_image(path: str) -> bool:
    """Tell whether .dockerignore lets a path of the project into the build."""
    allowed = True
    for pattern in (REPOSITORY / ".dockerignore").read_text(encoding="utf-8").splitlines():
        bare = pattern.removeprefix("!")
        if pattern and not pattern.startswith("#") and (fnmatch(path, bare) or path.startswith(f"{bare}/")):
            allowed = pattern.startswith("!")
    return allowed


def test_the_image_copies_only_what_exists_and_is_let_in() -> None:
    """Each COPY from the project names a file or folder that is there and that .dockerignore admits."""
    copies = [rest.split() for word, rest in INSTRUCTIONS if word == "COPY" and "--from=" not in rest]
    sources = [source for *several, _ in copies for source in several]
    assert sources
    assert [source for source in sources if not (REPOSITORY / source).exists() or not allowed_in_image(source)] == []


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("models/starter/ctranslate2-int8/model.bin", True),
        ("models/starter/checkpoint/model.safetensors", False),
        ("models/training/train.py", False),
        ("service/http/templates/page.html", True),
        (".venv/bin/python", False),
        ("tests/conftest.py", False),
        (".git/config", False),
    ],
)
def test_the_image_holds_the_starter_and_nothing_idle(path: str, allowed: bool) -> None:
    """What serves goes in; the reference checkpoint, tests and environments stay out."""
    assert allowed_in_image(path) is allowed


def test_the_image_has_no_torch() -> None:
    """Only the runtime's requirements are installed, and torch is not among them."""
    installs = re.findall(r"--requirement (\S+)", DOCKERFILE)
    assert installs == ["requirements.txt"]
    runtime = (REPOSITORY / "requirements.txt").read_text(encoding="utf-8")
    assert not re.search(r"^(torch|-r|--requirement)\b", runtime, re.MULTILINE)


def test_the_image_runs_without_root_and_says_when_it_is_ready() -> None:
    """The last stage drops root before it starts, listens outside, and is healthy when /readyz answers."""
    words = dict(LAST_STAGE)
    order = [word for word, _ in LAST_STAGE]
    assert words["FROM"] == "python:3.11-slim"
    assert words["USER"] == "mujaz"
    assert order.index("USER") < order.index("CMD")
    assert "/readyz" in words["HEALTHCHECK"]
    assert "MUJAZ_HOST=0.0.0.0" in words["ENV"]
    assert words["CMD"] == '["mujaz", "serve"]'


def test_requirements_are_pinned() -> None:
    """Every requirement names one version."""
    for name in ("requirements.txt", "requirements-models.txt", "requirements-training.txt", "requirements-dev.txt"):
        lines = (REPOSITORY / name).read_text(encoding="utf-8").splitlines()
        wanted = [line for line in lines if line and not line.startswith(("#", "-r "))]
        assert [line for line in wanted if not re.fullmatch(r"[A-Za-z0-9_.-]+(\[[a-z,]+\])?==[\w.]+", line)] == []


def test_continuous_integration_runs_the_command_of_the_readme() -> None:
    """The last thing it does is `make test`, with no test allowed to skip for want of a browser."""
    lines = (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == "make test"
    assert "export MUJAZ_TEST_REQUIRE_SERVICES=1" in lines
    assert "set -euo pipefail" in lines


def test_tracked_text_names_no_machine() -> None:
    """No file of the project holds a path of the machine it was written on."""
    found = []
    for name in tracked_files():
        content = (REPOSITORY / name).read_bytes()
        if name == "tests/architecture/test_setup.py" or len(content) > LARGEST_TEXT or b"\0" in content:
            continue
        found += [f"{name}: {match.group()}" for match in MACHINE.finditer(content.decode("utf-8", "replace"))]
    assert found == []
