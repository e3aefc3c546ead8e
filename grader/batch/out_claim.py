"""Whether OUT may be written to: it is new, or a run of xorkit, and nobody else writes there now."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from grader.atomic_files import WRITING
from grader.errors import OutputError
from grader.safe_text import clean


@contextmanager
def claim_folder(out: Path, submissions: Path) -> Iterator[None]:
    """Hold a folder for one run at a time; raises `OutputError` where it may not be written to.

    It is new, or a run of xorkit is there. Never the submissions themselves, and no place among them:
    results would be graded in the next run.
    """
    _check_claim(out, submissions)
    with _lock_folder(out):
        yield


@contextmanager
def _lock_folder(out: Path) -> Iterator[None]:
    """Nobody else may grade into the folder; the lock ends with the process, however that ends."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    created = not out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
        handle = os.open(out, os.O_RDONLY)
    except OSError as error:
        raise OutputError(
            f"{out} cannot be written ({error.strerror}). Choose another folder with --out."
        ) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise OutputError(
            f"Another xorkit grade is writing to {out}. Wait for it, or choose another folder with --out."
        ) from error
    else:
        yield
    finally:
        os.close(handle)
        if created and not any(out.iterdir()):  # nothing came of it
            out.rmdir()


def _check_claim(out: Path, submissions: Path) -> None:
    own, theirs = (Path(os.path.realpath(path)) for path in (out, submissions))
    if own == theirs or theirs in own.parents:
        raise OutputError(
            f"{out} is among the submissions, and results there would be taken for some. Choose another folder with --out."
        )
    if out.is_symlink() and not out.exists():
        raise OutputError(f"{out} is a link to nothing. Choose another folder with --out.")
    try:
        found = [path.name for path in out.iterdir() if not path.name.startswith(WRITING)]
    except FileNotFoundError:
        return
    except NotADirectoryError:
        file = next(path for path in (out, *out.parents) if path.is_file())
        raise OutputError(f"{file} is a file. Choose a folder with --out.") from None
    if found and not _is_run(out / "run.json"):
        shown = ", ".join(clean(name, 60) for name in sorted(found)[:3])
        raise OutputError(
            f"{out} holds files that xorkit did not write ({shown}), and nothing there is replaced. Choose a new folder with --out."
        )


def _is_run(path: Path) -> bool:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(found, dict) and {"assignment", "fingerprints", "seed"} <= found.keys()
