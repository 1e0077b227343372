"""Brings the listed files of a published model to this disk: only those, resumable, and verified byte for byte.

Speaks to a hub, huggingface.co or a mirror; knows nothing of what the files mean. huggingface_hub 2.4 throws a partial
file away when the process ends, so the partial file is kept here and its download taken up where it stopped.
"""

import hashlib
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import httpx2
from huggingface_hub import HfFileMetadata, get_hf_file_metadata, hf_hub_url
from huggingface_hub.errors import (
    HfHubHTTPError,
    OfflineModeIsEnabled,
    RemoteEntryNotFoundError,
    RepositoryNotFoundError,
    RevisionNotFoundError,
)
from huggingface_hub.file_download import http_get
from huggingface_hub.utils.tqdm import disable_progress_bars
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

from models.catalogue import PublishedFile
from models.checksums import FileRecord, hash_file
from models.errors import CheckpointInvalid, DownloadCorrupt, HubUnreachable, NoSpace

Report = Callable[[str, int, int], None]
"""Told the name of a file, the bytes that are here and the bytes there are in all, often."""

SHA256 = re.compile(r"[0-9a-f]{64}")
GIT_BLOB = re.compile(r"[0-9a-f]{40}")
CONVERSION_SHARE = 1.1
"""Room for the converted model beside the checkpoint: float32 is as large as the largest published weights."""
OFFLINE_ADVICE = (
    "On a machine without the internet, set MUJAZ_HUB_ENDPOINT to a mirror of the hub, or prepare the model on another "
    "machine and copy its folder here (docs/models.md)."
)


@dataclass(frozen=True, slots=True)
class Downloaded:
    """What was fetched: the commit that the revision stood for, and every file."""

    commit: str
    files: tuple[FileRecord, ...]


@dataclass(frozen=True, slots=True)
class _Remote:
    """A file as the hub describes it. `etag` is the SHA-256 of a large file and the Git blob hash of a small one."""

    file: PublishedFile
    url: str
    commit: str
    size: int
    etag: str


def silent(name: str, here: int, total: int) -> None:
    """Report to nobody."""


@contextmanager
def progress_bar() -> Iterator[Report]:
    """Draw a bar for every file on the terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, TimeRemainingColumn()) as progress:
        tasks: dict[str, int] = {}

        def report(name: str, here: int, total: int) -> None:
            if name not in tasks:
                tasks[name] = progress.add_task(name, total=total)
            progress.update(tasks[name], completed=here)  # type: ignore[arg-type]

        yield report


def download(
    hub: str,
    revision: str,
    files: Sequence[PublishedFile],
    folder: Path,
    *,
    endpoint: str,
    progress: Report = silent,
) -> Downloaded:
    """Bring the files into `folder`; those already there and right are not fetched again.

    An interrupted file is left as `<name>.<hash>.incomplete` and taken up there next time. Raises `HubUnreachable`,
    `CheckpointInvalid` (the hub lacks the model, the revision or a file), `NoSpace`, `DownloadCorrupt` (size or hash
    is neither the hub's nor the expected one; the bad file is removed).
    """
    folder.mkdir(parents=True, exist_ok=True)
    remotes = [_look_up(hub, revision, file, endpoint) for file in files]
    commits = {remote.commit for remote in remotes}
    if len(commits) != 1:
        raise CheckpointInvalid(f"{hub}: the revision {revision} changed while it was being read; try again")
    _check_space(remotes, folder)
    records = tuple(_bring(remote, folder, progress) for remote in remotes)
    return Downloaded(commits.pop(), records)


def _look_up(hub: str, revision: str, file: PublishedFile, endpoint: str) -> _Remote:
    url = hf_hub_url(hub, file.name, revision=revision, endpoint=endpoint.rstrip("/"))
    with _hub_errors(hub, revision, file.name, endpoint):
        found: HfFileMetadata = get_hf_file_metadata(url, token=False, endpoint=endpoint)
    if not found.commit_hash or not found.etag or found.size is None:
        raise HubUnreachable(f"{endpoint} does not answer as a model hub does. {OFFLINE_ADVICE}")
    if file.size not in (None, found.size):
        raise DownloadCorrupt(f"{hub}: {file.name} has {found.size} bytes at the hub and not the {file.size} published")
    return _Remote(file, url, found.commit_hash, found.size, found.etag)


def _check_space(remotes: Sequence[_Remote], folder: Path) -> None:
    missing = sum(remote.size for remote in remotes if not (folder / remote.file.name).is_file())
    needed = missing + int(CONVERSION_SHARE * sum(remote.size for remote in remotes))
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise NoSpace(f"{folder}: {needed / 1e9:.1f} GB are needed to prepare this model, {free / 1e9:.1f} GB are free")


def _bring(remote: _Remote, folder: Path, progress: Report) -> FileRecord:
    path = folder / remote.file.name
    if path.is_file():
        with suppress(DownloadCorrupt):
            return _verify(path, remote)
    partial = path.with_name(f"{path.name}.{remote.etag[:16]}.incomplete")
    _drop_stale(path, partial)
    _fetch(remote, partial, progress)
    record = _verify(partial, remote)
    partial.replace(path)
    return FileRecord(path.name, record.size, record.sha256)


def _drop_stale(path: Path, partial: Path) -> None:
    """Remove what was begun of another version of the file."""
    for other in path.parent.glob(f"{path.name}.*.incomplete"):
        if other != partial:
            other.unlink()


def _fetch(remote: _Remote, partial: Path, progress: Report) -> None:
    disable_progress_bars("huggingface_hub.http_get")  # the bar is ours to draw
    with partial.open("ab") as file:
        here = file.tell()
        if here > remote.size:
            file.truncate(0)
            here = 0
        progress(remote.file.name, here, remote.size)
        with _hub_errors(str(remote.url), remote.commit, remote.file.name, remote.url):
            http_get(
                remote.url,
                _Counted(file, lambda total: progress(remote.file.name, total, remote.size)),  # type: ignore[arg-type]
                resume_size=here,
                headers={"Accept-Encoding": "identity"},  # so that a range counts the same bytes as the file
                expected_size=remote.size,
            )


def _verify(path: Path, remote: _Remote) -> FileRecord:
    """Compare with the hub's hash and with the expected one; a file that differs is removed."""
    record = hash_file(path)
    wrong = (
        record.size != remote.size
        or (SHA256.fullmatch(remote.etag) and record.sha256 != remote.etag)
        or (GIT_BLOB.fullmatch(remote.etag) and _git_blob(path) != remote.etag)
        or remote.file.sha256 not in (None, record.sha256)
    )
    if wrong:
        path.unlink()
        raise DownloadCorrupt(f"{remote.file.name}: what arrived from {remote.url} is not what was published")
    return FileRecord(remote.file.name, record.size, record.sha256)


def _git_blob(path: Path) -> str:
    """Hash a file as Git does, which is how the hub names its small files."""
    content = path.read_bytes()
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


@contextmanager
def _hub_errors(hub: str, revision: str, name: str, endpoint: str) -> Iterator[None]:
    """Turn what the hub's client raises into our own errors."""
    try:
        yield
    except RemoteEntryNotFoundError as error:
        raise CheckpointInvalid(f"{hub} has no {name} at {revision}") from error
    except (RepositoryNotFoundError, RevisionNotFoundError) as error:
        raise CheckpointInvalid(f"{hub} at {revision} is not at the hub {endpoint}") from error
    except (HfHubHTTPError, httpx2.HTTPError, httpx2.InvalidURL, OfflineModeIsEnabled) as error:
        raise HubUnreachable(
            f"{endpoint} did not answer or broke off. Run the same command again: what has arrived is kept. "
            + OFFLINE_ADVICE
        ) from error
    except OSError as error:
        if error.errno is not None:  # this disk's own trouble
            raise
        raise DownloadCorrupt(f"{name}: {endpoint} sent another number of bytes than it announced") from error


class _Counted:
    """A file that says how long it has become whenever it is written to."""

    def __init__(self, file: BinaryIO, told: Callable[[int], None]) -> None:
        self._file = file
        self._told = told

    def write(self, data: bytes) -> int:
        written = self._file.write(data)
        self._told(self._file.tell())
        return written

    def tell(self) -> int:
        return self._file.tell()

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def truncate(self) -> int:
        return self._file.truncate()
