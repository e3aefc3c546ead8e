"""Where the files of a class's download lie: an archive in memory, or a folder. Read one at a time."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from grader.errors import SubmissionError
from grader.intake.safe_archive import (
    FILES,
    check_entry,
    check_size,
    faults,
    open_archive,
    read_entry,
)
from grader.intake.submission import read_plain
from grader.safe_text import clean

CLASS_BYTES = 256 * 2**20  # the download of a class, held in memory
CLASS_TIMES = 20  # as many entries as so many students may have, each to the bounds of a student
DEPTH = 5  # of folders below a student's own

Read = Callable[[int], bytes]


@dataclass(frozen=True)
class Item:
    """A file of a download. path: its parts, from the top; read: its bytes, at most so many.

    Reading raises `SubmissionError` for a file that is too large, a link, or not there whole.
    """

    path: tuple[str, ...]
    read: Read

    def below(self, depth: int) -> Item:
        """The same, seen from so many folders further down."""
        return Item(self.path[depth:], self.read)


def list_archive(path: Path) -> list[Item]:
    """The files in a .zip, by their claims; raises `SubmissionError` where it is none.

    An entry that no archive should hold says so when it is read: it may be one student's doing, and
    nothing is ever written under its name.
    """
    if path.stat().st_size > CLASS_BYTES:
        raise SubmissionError(
            f"{path.name} is larger than {CLASS_BYTES // 2**20} MB; unpack it, and name the folder."
        )
    content = read_plain(Path(os.path.realpath(path)), CLASS_BYTES)
    with faults():
        archive = open_archive(content, CLASS_TIMES)
    return [
        Item(tuple(part for part in name.split("/") if part), _read_zipped(archive, entry))
        for entry in archive.infolist()
        if not (name := entry.orig_filename.replace("\\", "/")).endswith("/")
    ]


def _read_zipped(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Read:
    def read(limit: int) -> bytes:
        with faults():
            check_entry(entry)
            check_size(Path(entry.orig_filename).name, entry.file_size, limit)
            return read_entry(archive, entry)

    return read


def list_folder(folder: Path) -> list[Item]:
    """The files of one student's folder, and one more than there may be where they are too many.

    Links are among them, and say so when they are read.
    """
    paths = [Path(entry.path) for entry in islice(_walk(folder, DEPTH), FILES + 1)]
    return [Item(path.relative_to(folder.parent).parts, item_of(path).read) for path in paths]


def _walk(folder: Path, depth: int) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        for entry in found:
            if not entry.is_dir(follow_symlinks=False):
                yield entry
            elif depth:
                yield from _walk(Path(entry.path), depth - 1)


def item_of(path: Path) -> Item:
    """A file on disk."""

    def read(limit: int) -> bytes:
        if path.is_symlink():
            raise SubmissionError(f"{clean(path.name, 100)} is a link; hand in the file itself.")
        return read_plain(path, limit)

    return Item((path.name,), read)
