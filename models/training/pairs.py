"""Sentence pairs and their files: arabic<TAB>english, optionally <TAB>word links. Knows no vocabulary, no network."""

import lzma
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from models.training.errors import MaterialInvalid

COLUMNS = (2, 3)


@dataclass(frozen=True, slots=True)
class Pair:
    """An Arabic segment, its English, and word links such as "0-0 1-2" (Arabic word, English word, from 0)."""

    arabic: str
    english: str
    links: str = ""


def open_text(path: Path) -> TextIO:
    """Open a UTF-8 text file, compressed by xz where its name says so."""
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def pair_files(path: Path) -> list[Path]:
    """Return the .tsv files of a folder, by name, or the file itself."""
    return sorted(path.glob("*.tsv")) if path.is_dir() else [path]


def read_pairs(path: Path) -> Iterator[Pair]:
    """Read one pair a line; raises `MaterialInvalid`, naming the line, where it has not two or three columns."""
    try:
        with open_text(path) as lines:
            for number, line in enumerate(lines, start=1):
                columns = line.rstrip("\r\n").split("\t")
                if len(columns) not in COLUMNS:
                    raise MaterialInvalid(f"{path}: line {number} is not arabic<TAB>english.")
                yield Pair(*columns)
    except (OSError, UnicodeDecodeError, lzma.LZMAError) as error:
        raise MaterialInvalid(f"{path}: cannot be read as UTF-8 text.") from error


def write_pairs(path: Path, pairs: Iterable[Pair]) -> int:
    """Write pairs, a column of links only where there are any; return how many. A file appears whole or not at all."""
    partial = path.with_name(f".{path.name}.partial")
    count = 0
    with partial.open("w", encoding="utf-8") as file:
        for pair in pairs:
            columns = [pair.arabic, pair.english, pair.links] if pair.links else [pair.arabic, pair.english]
            file.write("\t".join(columns) + "\n")
            count += 1
    os.replace(partial, path)
    return count
