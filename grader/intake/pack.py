"""Packs a student's modules into the zip to hand in, and makes sure that grading reads it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from grader.assignment.spec import Assignment
from grader.atomic_files import write_whole
from grader.errors import SubmissionError
from grader.intake.submission import read_submission


def pack_submission(assignment: Assignment, folder: Path, out: Path) -> list[str]:
    """Zip a student's modules, and make sure that grading reads them as they are; their names.

    The checks and what was given stay out. Raises `SubmissionError` where there is nothing to hand in.
    """
    submission = read_submission(folder)
    if submission.problem:
        raise SubmissionError(submission.problem)
    if submission.notebook and submission.placed(assignment) is not submission:
        return [_pack_notebook(folder, submission.notebook.name, out)]
    theirs = {name.removesuffix(".py") for name in assignment.texts}
    modules = {*submission.modules, *submission.unreadable} - theirs
    if not modules:
        raise SubmissionError(f"{folder} has no modules to hand in. Is it the right folder?")
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(modules):
            archive.writestr(f"{name}.py", (folder / f"{name}.py").read_bytes())
    write_whole(out, content.getvalue())
    packed = read_submission(out)
    if dict(packed.modules) != {name: submission.modules[name] for name in packed.modules}:
        raise SubmissionError(f"{out} does not hold what {folder} holds; try again.")
    return sorted(modules)


def _pack_notebook(folder: Path, name: str, out: Path) -> str:
    """Zip the notebook that is all there is, and make sure that grading reads it; its name."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, (folder / name).read_bytes())
    write_whole(out, content.getvalue())
    packed = read_submission(out)
    problem = packed.problem or (packed.notebook.problem if packed.notebook else "It is empty.")
    if problem:
        raise SubmissionError(problem)
    return name
