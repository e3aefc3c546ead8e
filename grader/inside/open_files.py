"""What programs find of files where there are none: `os.devnull`, and the data of the assignment, from memory.

A locked process can make no system call that takes a path. Programs ask for files all the same: whether one is there, in
which folder they are, or to print to nowhere. They get the answers of an empty folder, which holds the data and nothing
else.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import posixpath
import sys
from collections.abc import Mapping
from typing import Any

NOWHERE = {os.devnull, "/dev/null"}
FOLDER = "/"
FILE_MODE, FOLDER_MODE = 0o100444, 0o040555


class NullText(io.StringIO):
    """Takes any text and keeps none."""

    def write(self, text: str, /) -> int:
        """As if it were written."""
        return len(text)


class NullBytes(io.BytesIO):
    """Takes any bytes and keeps none."""

    def write(self, data: Any, /) -> int:
        """As if they were written."""
        return len(data)


class OpenFiles:
    """Stands in for `open`, and for what `os` says of paths, once it is shut.

    files: the data by name.
    """

    def __init__(self) -> None:
        self._open: Any = builtins.open
        self._is_shut = False
        self._files: dict[str, bytes] = {}

    def take_open(self) -> None:
        """Take the place of `open`, before others keep it for themselves. It works as ever until `shut`."""
        builtins.open = self.open
        io.open = self.open

    def read(self, folder: str) -> dict[str, bytes]:
        """The files of a folder, by name, before it is shut."""
        found = {}
        for entry in os.scandir(folder):
            with self._open(entry.path, "rb") as file:
                found[entry.name] = file.read()
        return found

    def shut(self, files: Mapping[str, bytes]) -> None:
        """From now on there is nothing but these files."""
        self._files = {posixpath.normpath(f"{FOLDER}{name}"): each for name, each in files.items()}
        self._is_shut = True
        stand_ins: dict[str, Any] = {
            "stat": self._stat,
            "lstat": self._stat,
            "access": self._access,
            "listdir": self._list,
            "getcwd": lambda: FOLDER,
            "getcwdb": FOLDER.encode,
        }
        if sys.platform != "win32":  # the kind of machine, and no name
            about = os.uname_result((os.uname().sysname, "", "", "", os.uname().machine))
            stand_ins["uname"] = lambda: about
        for name, each in stand_ins.items():
            setattr(os, name, each)

    def open(self, file: Any, mode: str = "r", *args: Any, **named: Any) -> Any:
        """As `open`; a file of the data, or nowhere, once it is shut."""
        if not isinstance(file, str | bytes | os.PathLike):
            return self._open(file, mode, *args, **named)
        name = os.fsdecode(file)
        if name in NOWHERE:
            return NullBytes() if "b" in mode else NullText()
        if not self._is_shut:
            return self._open(file, mode, *args, **named)
        content = self._files.get(_place(name))
        if content is None or set(mode) & set("wax+"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), file)
        if "b" in mode:
            return io.BytesIO(content)
        encoding, errors, newline = _read_options(*args, **named)
        return io.TextIOWrapper(io.BytesIO(content), encoding or "utf-8", errors, newline)

    def _stat(self, path: Any, **_named: Any) -> os.stat_result:
        name = path if isinstance(path, int) else _place(os.fsdecode(path))
        content = self._files.get(name) if isinstance(name, str) else None
        if content is None and name != FOLDER:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        mode, size = (FOLDER_MODE, 0) if content is None else (FILE_MODE, len(content))
        return os.stat_result((mode, 0, 0, 1, 0, 0, size, 0, 0, 0))

    def _access(self, path: Any, mode: int, **_named: Any) -> bool:
        there = _place(os.fsdecode(path)) in {FOLDER, *self._files}
        return there and not mode & os.W_OK

    def _list(self, path: Any = FOLDER) -> list[str]:
        if _place(os.fsdecode(path)) != FOLDER:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        return [name.removeprefix(FOLDER) for name in self._files]


def _place(name: str) -> str:
    return posixpath.normpath(posixpath.join(FOLDER, name.replace("\\", "/")))


def _read_options(
    _buffering: int = -1,
    encoding: str | None = None,
    errors: str | None = None,
    newline: str | None = None,
    **_named: Any,
) -> tuple[str | None, str | None, str | None]:
    """What `open` takes of text, in its order."""
    return encoding, errors, newline
