"""Which build of xorkit this is: a hash of what is installed, since a version can name several."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
ASSIGNMENTS = "assignments"  # a wheel has them in it, a checkout beside it; a job brings its own


@cache
def find_build() -> str:
    """A hash of the package's files, by their names: the same from a wheel and from a checkout of it."""
    digest = hashlib.sha256()
    for name in sorted(_list_files()):
        content = (PACKAGE / name).read_bytes()
        digest.update(f"{name}\n{len(content)}\n".encode() + content)
    return digest.hexdigest()[:16]


def _list_files() -> list[str]:
    found = [path.relative_to(PACKAGE) for path in PACKAGE.rglob("*") if path.is_file()]
    return [
        path.as_posix()
        for path in found
        if path.parts[0] != ASSIGNMENTS and "__pycache__" not in path.parts
    ]
