"""Packs a student's modules into the zip to hand in, and makes sure that grading reads it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from grader.assignment.spec import Assignment
from grader.atomic_files import write_whole
from grader.errors import SubmissionError
from grader.intake.imports import find_used
from grader.intake.reading import read_submission
from grader.intake.submission import Submission, build


@dataclass(frozen=True)
class Package:
    """What is to be handed in: files by name, and the modules that are left out."""

    files: Mapping[str, bytes]
    left_out: tuple[str, ...] = ()

    @property
    def submission(self) -> Submission:
        """The files as grading reads them."""
        return build("", self.files)


def pack_submission(assignment: Assignment, folder: Path) -> Package:
    """A student's modules, with those of their own that they import; or a lone notebook.

    Checks, given modules, and what no module imports are left out. Raises `SubmissionError` if there
    is nothing to hand in.
    """
    submission = read_submission(folder)
    if submission.problem:
        raise SubmissionError(submission.problem)
    names = [
        *(f"{name}.py" for name in submission.modules),
        *([submission.notebook.name] if submission.notebook else []),
    ]
    if names and not any((folder / name).is_file() for name in names):
        raise SubmissionError(
            f"{folder} holds no modules itself, but a folder in it does. Go there, and run this again."
        )
    if submission.notebook and submission.placed(assignment) is not submission:
        name = submission.notebook.name
        return Package({name: (folder / name).read_bytes()})
    written = {*assignment.modules}
    theirs = {file.stem for file in assignment.folder.glob("*.py")} - written
    own = {*submission.modules, *submission.unreadable} - theirs
    mine = written & own
    if not mine:
        raise SubmissionError(f"{folder} has no modules to hand in. Is it the right folder?")
    used = find_used(submission.modules, mine) | mine
    names = sorted(used - theirs)
    files = {f"{name}.py": (folder / f"{name}.py").read_bytes() for name in names}
    return Package(files, tuple(f"{name}.py" for name in sorted(own - used)))


def write_package(package: Package, out: Path) -> None:
    """Write the zip; raises `SubmissionError` where grading would read anything else from it."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in package.files.items():
            archive.writestr(name, data)
    write_whole(out, content.getvalue())
    read, wanted = read_submission(out), package.submission
    if (read.problem, read.modules, read.notebook) != (
        wanted.problem,
        wanted.modules,
        wanted.notebook,
    ):
        raise SubmissionError(f"{out} does not hold what was packed. Try again.")
