"""The real server: it says where it is, becomes ready, answers, and ends when told to."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.settings import REPOSITORY
from tests.bundled_starter import record_golden, starter_settings
from tests.http.conftest import ARTICLE

SECONDS_TO_READY = 60


@pytest.fixture
def server(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Start gunicorn as `make run` does, on a free port, with the bundled weights."""
    starter_settings(tmp_path)
    record_golden(tmp_path)
    environment = {
        **os.environ,
        "MUJAZ_PORT": "0",
        "MUJAZ_PROFILE": "starter",
        "MUJAZ_STARTER_DIR": str(tmp_path),
        "MUJAZ_WORKERS": "1",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py"],
        cwd=REPOSITORY, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    yield process
    process.kill()
    process.communicate()


def address_of(process: subprocess.Popen[str]) -> str:
    """Read the server's output up to the line that says where it is."""
    assert process.stdout
    for line in process.stdout:
        if line.startswith("Mujaz is on "):
            return line.removeprefix("Mujaz is on ").strip()
    raise AssertionError("the server ended without saying where it is")


def readiness(address: str) -> str:
    """Ask once how ready the server is."""
    try:
        with urllib.request.urlopen(f"{address}/readyz", timeout=30) as answer:  # noqa: S310  (our own server)
            return str(json.load(answer)["status"])
    except urllib.error.HTTPError as error:
        return str(json.load(error)["code"])


def test_it_starts_becomes_ready_answers_and_ends(server: subprocess.Popen[str]) -> None:
    """The address is printed, readiness comes, a brief is made, no text is logged, SIGTERM ends it cleanly."""
    address = address_of(server)
    end, pause = time.monotonic() + SECONDS_TO_READY, threading.Event()
    while (state := readiness(address)) != "ready":
        assert state == "models-loading"
        assert time.monotonic() < end
        pause.wait(0.05)
    request = urllib.request.Request(  # noqa: S310
        f"{address}/summarize", data=ARTICLE.encode(), headers={"Content-Type": "text/plain"}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310
        brief = json.load(answer)
    server.send_signal(signal.SIGTERM)
    log, _ = server.communicate(timeout=30)
    assert brief["profile"] == "starter"
    assert server.returncode == 0
    assert "/summarize" in log
    assert "معرض" not in log
    assert "Traceback" not in log
