"""The files that xorkit has written into OUT: nothing else there is replaced.

OUT/written.json says what each file was when it was written. A file that is there and is not that one
is somebody's own, or was changed by hand: it is kept under another name.
"""

from __future__ import annotations

import hashlib
import json
from itertools import count
from pathlib import Path

from grader.atomic_files import write_whole
from grader.errors import OutputError

MANIFEST = "written.json"


class OwnFiles:
    """Writes files into OUT; use it in a `with` block, which saves what was written.

    aside: what was kept under another name.
    """

    def __init__(self, out: Path) -> None:
        self.aside: list[Path] = []
        self._out = out
        self._known: dict[str, str] = self._read()

    def __enter__(self) -> OwnFiles:
        return self

    def __exit__(self, *exc: object) -> None:
        text = json.dumps(self._known, indent=1, sort_keys=True) + "\n"
        write_whole(self._out / MANIFEST, text.encode())

    def write(self, path: Path, content: bytes) -> None:
        """Write a file whole; raises `OutputError`. Outside of OUT, the place is the caller's choice."""
        name = self._name(path)
        if name is not None:
            if path.is_file() and path.read_bytes() != content:
                self._keep(path, name)
            self._known[name] = _hash(content)
        write_whole(path, content)

    def _keep(self, path: Path, name: str) -> None:
        if _hash(path.read_bytes()) != self._known.get(name):
            aside = find_free(path.with_suffix(f".edited{path.suffix}"))
            move(path, aside)
            self.aside.append(aside)

    def _name(self, path: Path) -> str | None:
        try:
            return path.resolve().relative_to(self._out.resolve()).as_posix()
        except ValueError:
            return None

    def _read(self) -> dict[str, str]:
        try:
            found = json.loads((self._out / MANIFEST).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}


def find_free(path: Path) -> Path:
    """The path, or one with a number behind it where something is there."""
    paths = (path.with_name(f"{path.stem}-{n}{path.suffix}" if n else path.name) for n in count())
    return next(each for each in paths if not each.exists())


def move(path: Path, aside: Path) -> None:
    """Move a file or a folder aside; raises `OutputError`."""
    try:
        aside.parent.mkdir(parents=True, exist_ok=True)
        path.rename(aside)
    except OSError as error:
        raise OutputError(f"{path} cannot be moved aside ({error.strerror}).") from error


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
