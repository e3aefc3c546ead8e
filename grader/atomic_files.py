"""Files that are there whole, or not at all."""

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
LONGEST = 120  # characters, well under what any file system takes with an ending
# Names that Windows keeps for devices.
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def write_whole(path: Path, content: bytes) -> None:
    """Write, flush and rename, so that a reader sees the old file or the new one.

    Raises `OutputError` with the place and the reason.
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
            f"{path} cannot be written ({error.strerror}). Choose another place, or make room there."
        ) from error


def sweep(folder: Path) -> None:
    """Take away what a process that was killed had begun to write in a folder."""
    for path in folder.glob(f"{WRITING}*"):
        with contextlib.suppress(OSError):
            path.unlink()


def _umask() -> int:
    """The mask of permissions; the system only tells it while setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def file_name(name: str) -> str:
    """A file name for any text: letters and digits as they are, everything else as %XX.

    Different names give different file names; a long one is cut, and told apart by its hash.
    """
    safe = SAFE.sub(
        lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogatepass")),
        name,
    )
    if safe.startswith(".") or DEVICES.match(safe):
        safe = f"%{ord(safe[0]):02X}{safe[1:]}"
    if len(safe) > LONGEST:
        safe = f"{safe[: LONGEST - 17]}-{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
    return safe or "%"
