"""Downloads over real HTTP from a hub on this machine: whole, resumed, verified, or refused with a clear word."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from huggingface_hub import constants

from models.catalogue import PublishedFile
from models.download import Downloaded, download, progress_bar, silent
from models.errors import CheckpointInvalid, DownloadCorrupt, HubUnreachable, NoSpace
from tests.hub_lookalike import Hub, running_hub

REPOSITORY = "someone/model"
COMMIT = "a" * 40
SMALL_PIECE = 1 << 14
WEIGHTS = "pytorch_model.bin"
FILES = (PublishedFile("config.json"), PublishedFile(WEIGHTS))
CONTENT = {"config.json": b'{"model_type": "marian"}', WEIGHTS: os.urandom(400_000), "README.md": b"not listed"}


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """Run a hub with one small model; data reach the disk in pieces as small against it as usual against 300 MB."""
    monkeypatch.setattr(constants, "DOWNLOAD_CHUNK_SIZE", SMALL_PIECE)
    published = tmp_path / "published"
    published.mkdir()
    for name, content in CONTENT.items():
        (published / name).write_bytes(content)
    with running_hub() as hub:
        hub.publish(REPOSITORY, COMMIT, published)
        yield hub


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where the files shall go."""
    return tmp_path / "here"


def fetch(hub: Hub, folder: Path, *, files: tuple[PublishedFile, ...] = FILES, revision: str = COMMIT) -> Downloaded:
    """Download the small model."""
    return download(REPOSITORY, revision, files, folder, endpoint=hub.endpoint)


class Interrupted(Exception):
    """Someone pressed Ctrl-C."""


def interrupt(hub: Hub, folder: Path) -> int:
    """Stop a download in the middle of the weights; return how many bytes have arrived."""

    def stop(name: str, here: int, total: int) -> None:
        if name == WEIGHTS and here > total / 3:
            raise Interrupted

    with pytest.raises(Interrupted):
        download(REPOSITORY, COMMIT, FILES, folder, endpoint=hub.endpoint, progress=stop)
    (partial,) = folder.glob("*.incomplete")
    return partial.stat().st_size


def test_listed_files_arrive_and_no_others(hub: Hub, folder: Path) -> None:
    """The listed files arrive byte for byte with their records; the rest of the repository stays where it is."""
    fetched = fetch(hub, folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        file.name: CONTENT[file.name] for file in FILES
    }
    assert fetched.commit == COMMIT
    assert [(record.name, record.size, record.sha256) for record in fetched.files] == [
        (file.name, len(CONTENT[file.name]), hashlib.sha256(CONTENT[file.name]).hexdigest()) for file in FILES
    ]


def test_branch_is_resolved_to_its_commit(hub: Hub, folder: Path) -> None:
    """A branch is reported as the commit that it stands for."""
    assert fetch(hub, folder, revision="main").commit == COMMIT


def test_dropped_connection_is_taken_up_within_the_call(hub: Hub, folder: Path) -> None:
    """When the hub drops the connection half-way, the rest is asked for, and only the rest."""
    hub.break_off = 0.5
    fetch(hub, folder)
    assert (folder / WEIGHTS).read_bytes() == CONTENT[WEIGHTS]
    kept = len(CONTENT[WEIGHTS]) // 2 // SMALL_PIECE * SMALL_PIECE
    assert hub.fetched(WEIGHTS)[-1] == f"bytes={kept}-"


def test_interrupted_download_is_taken_up_by_the_next(hub: Hub, folder: Path) -> None:
    """What had arrived when the process ended is kept and not asked for again; until then there is no such file."""
    arrived = interrupt(hub, folder)
    assert not (folder / WEIGHTS).exists()
    fetch(hub, folder)
    assert (folder / WEIGHTS).read_bytes() == CONTENT[WEIGHTS]
    assert hub.fetched(WEIGHTS)[-1] == f"bytes={arrived}-"


def test_partial_file_of_another_version_is_not_continued(hub: Hub, folder: Path) -> None:
    """When the file has changed at the hub since, the download begins anew."""
    interrupt(hub, folder)
    hub.commits[REPOSITORY, COMMIT].joinpath(WEIGHTS).write_bytes(CONTENT[WEIGHTS][::-1])
    fetch(hub, folder)
    assert (folder / WEIGHTS).read_bytes() == CONTENT[WEIGHTS][::-1]
    assert not list(folder.glob("*.incomplete"))


def test_damaged_partial_file_is_noticed(hub: Hub, folder: Path) -> None:
    """A partial file that was damaged on disk is found out at the end and thrown away."""
    interrupt(hub, folder)
    (partial,) = folder.glob("*.incomplete")
    partial.write_bytes(b"\0" * partial.stat().st_size)
    with pytest.raises(DownloadCorrupt):
        fetch(hub, folder)
    fetch(hub, folder)
    assert (folder / WEIGHTS).read_bytes() == CONTENT[WEIGHTS]


@pytest.mark.parametrize("name", [file.name for file in FILES])
def test_damaged_file_is_refused(hub: Hub, folder: Path, name: str) -> None:
    """A file that arrives with one bit changed is refused and leaves nothing, be it small or large."""
    hub.damaged = frozenset({name})
    with pytest.raises(DownloadCorrupt, match=name):
        fetch(hub, folder)
    assert not list(folder.glob(f"{name}*"))


@pytest.mark.parametrize(
    "file", [PublishedFile(WEIGHTS, sha256="0" * 64), PublishedFile(WEIGHTS, size=7)], ids=["checksum", "size"]
)
def test_file_other_than_expected_is_refused(hub: Hub, folder: Path, file: PublishedFile) -> None:
    """A file that is not the one the catalogue knows is refused, whatever the hub says of it."""
    with pytest.raises(DownloadCorrupt):
        fetch(hub, folder, files=(file,))
    assert not (folder / WEIGHTS).exists()


def test_right_files_are_not_fetched_again(hub: Hub, folder: Path) -> None:
    """What is here and right is only read, not transferred."""
    first = fetch(hub, folder)
    hub.requests.clear()
    assert fetch(hub, folder) == first
    assert not hub.fetched(WEIGHTS)


def test_damaged_file_here_is_fetched_again(hub: Hub, folder: Path) -> None:
    """A file that was damaged on this disk is replaced."""
    fetch(hub, folder)
    (folder / WEIGHTS).write_bytes(b"damaged")
    fetch(hub, folder)
    assert (folder / WEIGHTS).read_bytes() == CONTENT[WEIGHTS]


@pytest.mark.parametrize(
    ("repository", "revision", "name"),
    [
        (REPOSITORY, COMMIT, "vocab.json"),
        (REPOSITORY, "b" * 40, "config.json"),
        ("someone/else", COMMIT, "config.json"),
    ],
    ids=["file", "revision", "repository"],
)
def test_what_the_hub_lacks_is_named(hub: Hub, folder: Path, repository: str, revision: str, name: str) -> None:
    """A missing file, revision or repository is an invalid checkpoint, and the message names it."""
    with pytest.raises(CheckpointInvalid, match=name if repository == REPOSITORY and revision == COMMIT else revision):
        download(repository, revision, (PublishedFile(name),), folder, endpoint=hub.endpoint)


def test_hub_that_is_down_says_what_to_do(tmp_path: Path) -> None:
    """Where no hub answers, the message says how to prepare a machine without the internet."""
    with running_hub() as hub:
        endpoint = hub.endpoint
    with pytest.raises(HubUnreachable, match="MUJAZ_HUB_ENDPOINT"):
        download(REPOSITORY, COMMIT, FILES, tmp_path, endpoint=endpoint)


@pytest.mark.parametrize("endpoint", ["hub.example", "ftp://127.0.0.1", "http://127.0.0.1:port"])
def test_endpoint_that_is_no_address_says_what_to_do(tmp_path: Path, endpoint: str) -> None:
    """An endpoint that is not the address of a hub is a hub that cannot be reached."""
    with pytest.raises(HubUnreachable, match="MUJAZ_HUB_ENDPOINT"):
        download(REPOSITORY, COMMIT, FILES, tmp_path, endpoint=endpoint)


def test_offline_mode_says_what_to_do(hub: Hub, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the hub's client was told to stay offline, nothing is asked and the message says what to do."""
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(HubUnreachable, match="MUJAZ_HUB_ENDPOINT"):
        fetch(hub, folder)
    assert hub.requests == []


def test_slash_after_the_endpoint_does_not_matter(hub: Hub, folder: Path) -> None:
    """The endpoint may be written with a slash at its end."""
    hub.endpoint += "/"
    assert fetch(hub, folder).commit == COMMIT


def test_server_that_is_no_hub_is_told_apart(tmp_path: Path) -> None:
    """A server that answers but is no hub, as a captive portal, is not taken for one."""

    class Portal(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", "5")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Portal) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        with pytest.raises(HubUnreachable):
            download(REPOSITORY, COMMIT, FILES, tmp_path, endpoint=f"http://127.0.0.1:{server.server_port}")
        server.shutdown()


def test_full_disk_is_noticed_first(hub: Hub, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk cannot hold the model, nothing is transferred."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**6, 10**6, 1000))
    with pytest.raises(NoSpace, match="GB"):
        fetch(hub, folder)
    assert not hub.fetched(WEIGHTS)


def test_progress_is_told(hub: Hub, folder: Path) -> None:
    """Progress begins at nothing, never goes back and ends with the whole file."""
    told: list[int] = []

    def note(name: str, here: int, total: int) -> None:
        if name == WEIGHTS:
            told.append(here)
            assert total == len(CONTENT[WEIGHTS])

    download(REPOSITORY, COMMIT, FILES, folder, endpoint=hub.endpoint, progress=note)
    assert told[0] == 0
    assert told == sorted(told)
    assert told[-1] == len(CONTENT[WEIGHTS])


def test_bar_is_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    """The bar names the file."""
    with progress_bar() as report:
        report(WEIGHTS, 5, 10)
        report(WEIGHTS, 10, 10)
    assert WEIGHTS in capsys.readouterr().out
    silent(WEIGHTS, 10, 10)
