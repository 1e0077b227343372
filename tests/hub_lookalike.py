"""A model hub on 127.0.0.1 that speaks what huggingface_hub needs, over real HTTP, and misbehaves on demand.

Small files come as they are, named by their Git blob hash; large ones by a redirect, named by their SHA-256, as at
huggingface.co. Every request is kept in `requests`.
"""

import hashlib
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

LARGE = frozenset({"pytorch_model.bin", "spiece.model"})
RESOLVE = re.compile(r"/(?P<repository>[\w.-]+/[\w.-]+)/resolve/(?P<revision>\w+)/(?P<name>[\w.-]+)")
STORED = re.compile(r"/stored/(?P<repository>[\w.-]+/[\w.-]+)/(?P<commit>\w+)/(?P<name>[\w.-]+)")
RANGE = re.compile(r"bytes=(\d+)-")
CHUNK = 1 << 16


@dataclass
class Hub:
    """What the hub holds and how it behaves; change it while it runs.

    `branches` maps (repository, branch) to a commit and `commits` maps (repository, commit) to a folder. `break_off`
    is the fraction of a large file after which the connection drops, each time a transfer starts at its beginning.
    `damaged` names files that arrive with a byte changed.
    """

    branches: dict[tuple[str, str], str] = field(default_factory=dict)
    commits: dict[tuple[str, str], Path] = field(default_factory=dict)
    break_off: float | None = None
    damaged: frozenset[str] = frozenset()
    requests: list[tuple[str, str, str | None]] = field(default_factory=list)
    endpoint: str = ""
    store: str = ""
    _hashes: dict[tuple[Path, int], tuple[str, str]] = field(default_factory=dict)

    def publish(self, repository: str, commit: str, folder: Path, *, branch: str = "main") -> None:
        """Put a folder up as a commit and point the branch at it; hash it now, so that answers are quick."""
        for path in folder.iterdir():
            self.hashes(path)
        self.commits[repository, commit] = folder
        self.branches[repository, branch] = commit

    def fetched(self, name: str) -> list[str | None]:
        """Return the Range header, or None, of each transfer of a file."""
        return [span for method, path, span in self.requests if method == "GET" and path.endswith(f"/{name}")]

    def hashes(self, path: Path) -> tuple[str, str]:
        """Return a file's Git blob hash and its SHA-256."""
        key = (path, path.stat().st_mtime_ns)
        if key not in self._hashes:
            blob = hashlib.sha1(b"blob %d\0" % path.stat().st_size, usedforsecurity=False)
            sha256 = hashlib.sha256()
            with path.open("rb") as file:
                while chunk := file.read(CHUNK):
                    blob.update(chunk)
                    sha256.update(chunk)
            self._hashes[key] = blob.hexdigest(), sha256.hexdigest()
        return self._hashes[key]


@contextmanager
def running_hub() -> Iterator[Hub]:
    """Run a hub, empty at first, on a port that the system chooses."""
    hub = Hub()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"hub": hub}))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    hub.endpoint = f"http://127.0.0.1:{server.server_port}"
    # Another host, as the real hub's storage is: redirects within one host are followed, not reported.
    hub.store = f"http://localhost:{server.server_port}"
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hub: Hub

    def do_HEAD(self) -> None:
        """Describe a file."""
        self._answer()

    def do_GET(self) -> None:
        """Send a file, or where it is stored."""
        self._answer()

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""

    def _answer(self) -> None:
        self.hub.requests.append((self.command, self.path, self.headers.get("Range")))
        if stored := STORED.fullmatch(self.path):
            folder = self.hub.commits[stored["repository"], stored["commit"]]
            self._send_file(folder / stored["name"])
        elif resolve := RESOLVE.fullmatch(self.path):
            self._resolve(resolve["repository"], resolve["revision"], resolve["name"])
        else:
            self._refuse("EntryNotFound")

    def _resolve(self, repository: str, revision: str, name: str) -> None:
        commit = self.hub.branches.get((repository, revision), revision)
        folder = self.hub.commits.get((repository, commit))
        if folder is None:
            known = any(repository == other for other, _ in self.hub.commits)
            self._refuse("RevisionNotFound" if known else "RepoNotFound")
        elif not (folder / name).is_file():
            self._refuse("EntryNotFound")
        elif name in LARGE:
            self._redirect(repository, commit, folder / name)
        else:
            blob, _ = self.hub.hashes(folder / name)
            self._send_file(folder / name, {"ETag": f'"{blob}"', "X-Repo-Commit": commit})

    def _redirect(self, repository: str, commit: str, path: Path) -> None:
        _, sha256 = self.hub.hashes(path)
        self.send_response(302)
        self.send_header("Location", f"{self.hub.store}/stored/{repository}/{commit}/{path.name}")
        self.send_header("X-Repo-Commit", commit)
        self.send_header("X-Linked-Etag", f'"{sha256}"')
        self.send_header("X-Linked-Size", str(path.stat().st_size))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _refuse(self, code: str) -> None:
        self.send_response(404)
        self.send_header("X-Error-Code", code)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send_file(self, path: Path, headers: dict[str, str] | None = None) -> None:
        size = path.stat().st_size
        span = RANGE.fullmatch(self.headers.get("Range") or "")
        start = int(span[1]) if span else 0
        self.send_response(206 if span else 200)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if span:
            self.send_header("Content-Range", f"bytes {start}-{size - 1}/{size}")
        self.send_header("Content-Length", str(size - start))
        self.end_headers()
        if self.command == "GET":
            self._send_bytes(path, start, size)

    def _send_bytes(self, path: Path, start: int, size: int) -> None:
        """Send from `start`, a byte changed where the file is damaged, half-way to a dropped connection where told."""
        breaks = self.hub.break_off is not None and path.name in LARGE and start == 0
        end = int(size * (self.hub.break_off or 0)) if breaks else size
        with path.open("rb") as file:
            file.seek(start)
            while start < end and (data := file.read(min(CHUNK, end - start))):
                damaged = path.name in self.hub.damaged and start == 0
                self.wfile.write(bytes([data[0] ^ 1]) + data[1:] if damaged else data)
                start += len(data)
        self.close_connection = self.close_connection or breaks
