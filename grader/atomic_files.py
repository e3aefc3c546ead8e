"""Atomic file writes."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
from pathlib import Path

from grader.errors import OutputError

SAFE = re.compile(r"[^A-Za-z0-9._@-]")
WRITING = ".writing-"
LONGEST = 120  # characters; short enough for every file system, suffix included
# Reserved device names on Windows.
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def write_whole(path: Path, content: bytes) -> None:
    """Write, flush and rename: a reader sees the old file or the new one.

    Raises `OutputError` with the path and the reason.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=WRITING)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(temporary, 0o666 & ~_umask())
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written ({error.strerror}). Choose another path, or free some space there."
        ) from error


def sweep(folder: Path) -> None:
    """Remove temporary files that a killed process left in a folder."""
    for path in folder.glob(f"{WRITING}*"):
        with contextlib.suppress(OSError):
            path.unlink()


def _umask() -> int:
    """The umask; the system returns it only when it is set."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def file_name(name: str) -> str:
    """A file name for any text: letters and digits unchanged, everything else as %XX.

    Different names give different file names; long ones are cut and get a hash.
    """
    safe = SAFE.sub(
        lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass")),
        name,
    )
    if safe.startswith(".") or DEVICES.match(safe):
        safe = f"%{ord(safe[0]):02X}{safe[1:]}"
    if len(safe) > LONGEST:
        digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        safe = f"{safe[: LONGEST - 34]}%-{digest}"  # no name that is not cut has a % before a -
    return safe or "%"
