"""What a file is, byte for byte: its size and its hash. Knows nothing of what the file means."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file's name, its size in bytes and its SHA-256, hexadecimal."""

    name: str
    size: int
    sha256: str


def hash_file(path: Path) -> FileRecord:
    """Read a file through and return its record."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return FileRecord(path.name, path.stat().st_size, digest.hexdigest())


def hash_folder(folder: Path) -> tuple[FileRecord, ...]:
    """Return the record of every file directly in a folder, by name."""
    return tuple(hash_file(path) for path in sorted(folder.iterdir()) if path.is_file())
