"""Writes a decision of a person into the results folder, and into the trail of all decisions."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from grader.assignment.spec import Assignment
from grader.atomic_files import write_whole
from grader.batch.overlay import (
    COLUMNS,
    TRAIL,
    Overlay,
    check_row,
    open_rows,
    read_overlay,
)
from grader.errors import OutputError, XorkitError


def decide(
    out: Path,
    file: str,
    row: Mapping[str, object],
    about: Mapping[str, object],
    assignment: Assignment,
) -> Overlay:
    """Add a row to a file of decisions, and to the trail; all that are there now.

    Two writers wait for each other. about: what else the trail keeps, such as the fingerprint of the
    result. Raises `XorkitError` for a row that could not be applied, `OutputError`.
    """
    try:
        check_row(out, file, {key: str(value) for key, value in row.items()}, assignment)
    except ValueError as error:
        said = str(error)
        raise XorkitError(f"{said[:1].upper()}{said[1:]}.") from error
    with _hold(out):
        path, text = out / file, io.StringIO()
        before = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        writer = csv.DictWriter(text, COLUMNS[file], lineterminator="\n")
        heading = before.partition("\n")[0].strip()
        if before and heading != ",".join(COLUMNS[file]):
            before = _rewrite(before, file)
        if not before:
            writer.writeheader()
        elif not before.endswith("\n"):
            before += "\n"
        writer.writerow(row)
        write_whole(path, (before + text.getvalue()).encode())
        _add_line(out / TRAIL, {"file": file, **row, **about})
    return read_overlay(out, assignment)


def _rewrite(before: str, file: str) -> str:
    """The same rows with our columns, in our order, whatever a spreadsheet has made of them."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS[file], lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(open_rows(before))
    return text.getvalue()


def name_trail(lines: bytes) -> str:
    """A hash of the lines of the trail; each new one names those before it."""
    return hashlib.sha256(lines).hexdigest()[:16]


def _add_line(path: Path, about: Mapping[str, object]) -> None:
    before = path.read_bytes() if path.exists() else b""
    torn = b"\n" if before and not before.endswith(b"\n") else b""  # a writer was killed
    line = json.dumps({**about, "after": name_trail(before + torn)}, ensure_ascii=False)
    with path.open("ab") as file:
        file.write(torn + f"{line}\n".encode())
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _hold(out: Path) -> Iterator[None]:
    """One writer of decisions at a time; a grading may go on meanwhile."""
    try:
        with (out / ".decisions.lock").open("ab") as file:
            if sys.platform != "win32":
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX)
            yield
    except OSError as error:
        raise OutputError(f"{out} cannot be written ({error.strerror}).") from error
