"""Folders read without following a link: each is opened below the one that was opened before it.

A name is checked when a folder is listed, and may be something else by the time it is read. So a
folder is held open, what is in it is opened relative to it, and a link is refused by the system
itself at that moment (`O_NOFOLLOW`). Where a system has no such calls (Windows), paths are used.
"""

from __future__ import annotations

import errno
import os
import stat
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal

from grader.errors import SubmissionError
from grader.safe_text import clean

Kind = Literal["file", "folder", "link", "other"]
Identity = tuple[int, int, int]  # inode, bytes, and when it was changed

RELATIVE = os.open in os.supports_dir_fd and os.scandir in os.supports_fd
_FOLDER, _FILE = (
    sum(getattr(os, flag, 0) for flag in ("O_RDONLY", "O_CLOEXEC", "O_NOFOLLOW", *more))
    for more in (("O_DIRECTORY",), ("O_NONBLOCK", "O_BINARY"))
)


@dataclass(frozen=True)
class Listed:
    """What a folder holds under a name, as it was when the folder was listed."""

    name: str
    kind: Kind
    identity: Identity


class SafeFolder:
    """An open folder; use it in a `with` block, or keep it for as long as it is to be read from."""

    def __init__(self, path: Path, handle: int | None) -> None:
        self.path = path
        self._handle = handle
        self._close = weakref.finalize(self, os.close, handle) if handle is not None else None

    def __enter__(self) -> SafeFolder:
        return self

    def __exit__(self, *exc: object) -> None:
        if self._close:
            self._close()

    @property
    def identity(self) -> int:
        """The folder's inode, which another folder of the same name has not."""
        return os.stat(self.path if self._handle is None else self._handle).st_ino

    def list(self, most: int | None = None, sources: bool = True) -> list[Listed]:
        """What is in it, by name; at most so many entries.

        sources: whether the identity of Python files is wanted, which takes a call for each.
        """
        with os.scandir(self.path if self._handle is None else self._handle) as found:
            listed = [
                _describe(entry, sources or not entry.name.endswith(".py"))
                for entry in islice(found, most)
            ]
        return sorted(listed, key=lambda each: each.name)

    def enter(self, name: str) -> SafeFolder:
        """A folder in it; raises `SubmissionError` where that is a link."""
        path = self.path / name
        if not RELATIVE:
            if path.is_symlink():
                raise refuse_link(name)
            return SafeFolder(path, None)
        try:
            return SafeFolder(path, os.open(name, _FOLDER, dir_fd=self._handle))
        except OSError as error:
            if error.errno in (errno.ELOOP, errno.ENOTDIR):
                raise refuse_link(name) from error
            raise

    @contextmanager
    def below(self, parts: tuple[str, ...]) -> Iterator[SafeFolder]:
        """The folder so many steps down, opened one after another."""
        if not parts:
            yield self
            return
        with self.enter(parts[0]) as inner, inner.below(parts[1:]) as folder:
            yield folder

    def read(self, listed: Listed, limit: int) -> tuple[bytes, bool]:
        """The bytes of a plain file, one more than `limit` at the most; and whether it has changed.

        Raises `SubmissionError` for a link, a pipe or a device, which is not opened.
        """
        if listed.kind == "link":
            raise refuse_link(listed.name)
        if listed.kind != "file":
            raise _refuse_odd(listed.name)
        try:
            target = listed.name if RELATIVE else self.path / listed.name
            handle = os.open(target, _FILE, dir_fd=self._handle if RELATIVE else None)
        except OSError as error:
            if error.errno == errno.ELOOP:
                raise refuse_link(listed.name) from error
            error.filename = listed.name
            raise
        with open(handle, "rb") as file:
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode):
                raise _refuse_odd(listed.name)
            content = file.read(min(state.st_size, limit) + 1)
        return content, _identify(state) != listed.identity


def open_folder(path: Path) -> SafeFolder:
    """The folder at a path, which is the caller's own and may be a link."""
    real = Path(os.path.realpath(path))
    return SafeFolder(real, os.open(real, _FOLDER) if RELATIVE else None)


def _describe(entry: os.DirEntry[str], identify: bool) -> Listed:
    kind: Kind = "other"
    if entry.is_symlink():
        kind = "link"
    elif entry.is_dir(follow_symlinks=False):
        kind = "folder"
    elif entry.is_file(follow_symlinks=False):
        kind = "file"
    if kind == "folder" or not identify:
        return Listed(entry.name, kind, (entry.inode(), 0, 0))
    # On Windows an entry's own state has no inode.
    state = (
        entry.stat(follow_symlinks=False)
        if RELATIVE
        else os.stat(entry.path, follow_symlinks=False)
    )
    return Listed(entry.name, kind, _identify(state))


def _identify(state: os.stat_result) -> Identity:
    return state.st_ino, state.st_size, state.st_mtime_ns


def refuse_link(name: str) -> SubmissionError:
    """The sentence about a link."""
    return SubmissionError(f"{clean(name, 100)} is a link. Hand in the file itself.")


def _refuse_odd(name: str) -> SubmissionError:
    return SubmissionError(f"{clean(name, 100)} is not a plain file; hand in the file itself.")
