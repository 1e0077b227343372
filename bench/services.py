"""Starts services under gunicorn, waits until they can work, stops them while others are measured, weighs them.

Knows processes and URLs; what is asked of a service is the caller's.
"""

import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from urllib.parse import urlsplit

from service.settings import REPOSITORY

START_SECONDS, STOP_SECONDS, POLL_SECONDS = 300.0, 20.0, 0.02
THREADS = 40
"""Of the plain service's one worker: as many as Mujaz has, so that 32 clients are answered by both."""

ENDED = FileNotFoundError, ProcessLookupError
"""What Linux says of a process that ended while it was looked at; it weighs nothing."""


class ServiceFailed(Exception):
    """A service did not start; the message holds the end of what it wrote."""


@dataclass(frozen=True, slots=True)
class Service:
    """A running service: what tables call it, where it answers, its process and the seconds until it was ready."""

    name: str
    url: str
    process: "subprocess.Popen[bytes]"
    ready_after: float

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Stop all its processes for the length of the block: what is idle must not take the others' time."""
        os.killpg(self.process.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.killpg(self.process.pid, signal.SIGCONT)

    def memory_bytes(self) -> int:
        """Return the proportional set size of the whole process tree: shared pages are counted once."""
        return sum(_pss_bytes(pid) for pid in process_tree(self.process.pid))


@contextmanager
def only(service: Service, others: Sequence[Service]) -> Iterator[None]:
    """Let one service run alone."""
    with ExitStack() as stack:
        for other in others:
            if other is not service:
                stack.enter_context(other.paused())
        yield


@contextmanager
def mujaz(models_dir: Path, profile: str, name: str = "Mujaz", **settings: str | None) -> Iterator[Service]:
    """Serve Mujaz as `make run` does, with no limit on requests and nothing remembered unless `settings` say so.

    A setting that is None is left at its default.
    """
    port = free_port()
    given = {"profile": profile, "models_dir": str(models_dir), "rate_limit": "", "cache_bytes": "0"} | settings
    # A worker that shows no life for its deadline and a minute is replaced, also one that was stopped for so long.
    given |= {"port": str(port), "log_level": "warning", "deadline_seconds": "3600"}
    environment = {f"MUJAZ_{key.upper()}": value for key, value in given.items() if value is not None}
    command = [sys.executable, "-m", "gunicorn", "--config", str(REPOSITORY / "gunicorn.conf.py")]
    with running(name, command, environment, port) as service:
        yield service


@contextmanager
def plain(translator: Path, summarizer: Path) -> Iterator[Service]:
    """Serve the service everyone writes, from published checkpoints."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", "1"]
    command += ["--worker-class", "gthread", "--threads", str(THREADS), "--timeout", "3600"]
    command += ["--log-level", "warning", "bench.naive_service:app"]
    folders = {"BENCH_TRANSLATOR": str(translator), "BENCH_SUMMARIZER": str(summarizer)}
    with running("plain service", command, folders, port) as service:
        yield service


@contextmanager
def running(name: str, command: Sequence[str], environment: Mapping[str, str], port: int) -> Iterator[Service]:
    """Run a server until the end of the block; raises `ServiceFailed` where it is not ready in time."""
    with TemporaryDirectory(prefix="mujaz-bench-") as folder, (Path(folder) / "log").open("w+b") as log:
        kept = {key: value for key, value in os.environ.items() if not key.startswith("MUJAZ_")}
        begun = monotonic()
        process = subprocess.Popen(  # noqa: S603  (our own commands)
            command,
            cwd=folder,  # not the project's, where gunicorn would find Mujaz's configuration
            env=kept | {"PYTHONPATH": str(REPOSITORY)} | dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        url = f"http://127.0.0.1:{port}"
        try:
            _wait_until_ready(name, process, url, Path(log.name))
            yield Service(name, url, process, monotonic() - begun)
        finally:
            _stop(process)


def _wait_until_ready(name: str, process: "subprocess.Popen[bytes]", url: str, log: Path) -> None:
    end = monotonic() + START_SECONDS
    while not _is_ready(url):
        if process.poll() is not None or monotonic() > end:
            raise ServiceFailed(f"The {name} did not start: {log.read_text(errors='replace')[-2000:]}")
        sleep(POLL_SECONDS)


def _is_ready(url: str) -> bool:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=START_SECONDS)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):  # it does not listen yet
        return False
    finally:
        connection.close()


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    with suppress(ProcessLookupError):  # what it started and did not end
        os.killpg(process.pid, signal.SIGKILL)


def free_port() -> int:
    """Let the system choose a port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def process_tree(root: int) -> list[int]:
    """List a process and all that it started."""
    found = [root]
    for pid in found:
        for children in Path(f"/proc/{pid}/task").glob("*/children"):
            with suppress(*ENDED):
                found += [int(child) for child in children.read_text(encoding="ascii").split()]
    return found


def _pss_bytes(pid: int) -> int:
    with suppress(*ENDED):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
