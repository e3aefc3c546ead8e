"""Handouts: a folder of stubs and checks, and a zip of it with the wheel."""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
from pathlib import Path

from grader.assignment.spec import Assignment
from grader.atomic_files import write_whole
from grader.authoring.wheel import build_wheel
from grader.errors import OutputError
from grader.integrations.github_workflow import WORKFLOW, workflow

EPOCH = (2026, 1, 1, 0, 0, 0)  # fixed time: the same files give the same zip


def public_files(assignment: Assignment) -> list[Path]:
    """The files of an assignment for students, without caches."""
    return sorted(
        file
        for file in assignment.folder.iterdir()
        if file.is_file() and not file.name.startswith(".") and file.suffix not in (".pyc", ".whl")
    )


def write_folder(assignment: Assignment, folder: Path) -> int:
    """Put a fresh handout into a new or empty folder; returns how many files it has.

    Raises `OutputError` if the folder is not empty, or is a file.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            what = "is not empty" if folder.is_dir() else "is a file"
            raise OutputError(f"{folder} {what}. Name a new folder: xorkit start my-network")
        folder.mkdir(parents=True, exist_ok=True)
        files = public_files(assignment)
        for file in files:
            shutil.copyfile(file, folder / file.name)
        write_whole(folder / WORKFLOW, workflow(assignment))
    except OSError as error:
        raise OutputError(
            f"{folder} cannot be written ({error.strerror}). Choose another folder."
        ) from error
    return len(files) + 1


def write_handout(assignment: Assignment, out: Path) -> None:
    """Write the handout zip: the public files and the wheel."""
    content = io.BytesIO()
    with (
        tempfile.TemporaryDirectory() as place,
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        files = [*public_files(assignment), build_wheel(Path(place))]
        contents = {file.name: file.read_bytes() for file in files}
        for name, data in {**contents, WORKFLOW: workflow(assignment)}.items():
            entry = zipfile.ZipInfo(f"{assignment.name}/{name}", EPOCH)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    write_whole(out, content.getvalue())


def write_notebook(assignment: Assignment, out: Path) -> None:
    """Write the assignment as a notebook for students."""
    from grader.integrations.nbgrader_notebook import (
        make,  # only needed for notebooks
    )

    stubs = {
        stage.name: (assignment.folder / stage.file).read_text(encoding="utf-8")
        for stage in assignment.stages
    }
    write_whole(out, make(assignment, stubs).encode())
