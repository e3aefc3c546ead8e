"""Handouts: a folder of stubs and checks, and a zip of it with the wheel."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

from grader.assignment.images import read_images
from grader.assignment.load import KIT
from grader.assignment.spec import Assignment
from grader.atomic_files import write_whole
from grader.authoring.handout_page import PAGE, TEXT, read_text, render_handout_page
from grader.authoring.wheel import build_wheel
from grader.errors import OutputError
from grader.integrations.github_workflow import WORKFLOW, workflow

EPOCH = (2026, 1, 1, 0, 0, 0)  # fixed time: the same files give the same zip


def public_files(assignment: Assignment) -> list[Path]:
    """The files of an assignment for students, without caches."""
    return sorted(
        file
        for file in assignment.folder.iterdir()
        if file.is_file()
        and not file.name.startswith(".")
        and file.suffix not in (".pyc", ".pyi", ".whl")
    )


def lay_out(assignment: Assignment) -> dict[str, bytes]:
    """The files of a handout by path: what a student reads and writes at the top, the rest in `kit/`.

    The text is there twice, as Markdown and as a page. A given module and a data file are in both places:
    students use them, and so does the kit. Raises `OutputError` if a stub is missing, `AssignmentError`
    if a picture is.
    """
    files = {file.name: file.read_bytes() for file in public_files(assignment)}
    stubs = assignment.files
    given = [f"{name}.py" for name in assignment.given]
    if missing := [name for name in stubs if name not in files]:
        raise OutputError(
            f"{assignment.folder} has no {missing[0]}. Write the stubs first: xorkit record"
        )
    kit = [name for name in files if name not in (TEXT, PAGE, *stubs)]
    if TEXT in files:
        files[PAGE] = render_handout_page(assignment).encode()
    top = [name for name in (TEXT, PAGE, *stubs, *given, *assignment.data) if name in files]
    return {
        **{name: files[name] for name in top},
        **read_images(assignment.folder),
        **{f"{KIT}/{name}": files[name] for name in kit},
        WORKFLOW: workflow(assignment),
    }


def write_folder(assignment: Assignment, folder: Path) -> None:
    """Put a fresh handout into a new or empty folder.

    Raises `OutputError` if the folder is not empty, or is a file.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            what = "is not empty" if folder.is_dir() else "is a file"
            raise OutputError(f"{folder} {what}. Name a new folder: xorkit start my-work")
        for name, data in lay_out(assignment).items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            write_whole(folder / name, data)
    except OSError as error:
        raise OutputError(
            f"{folder} cannot be written ({error.strerror}). Choose another folder."
        ) from error


def write_handout(assignment: Assignment, out: Path) -> None:
    """Write the handout zip: its files, and the wheel in `kit/`."""
    content = io.BytesIO()
    with (
        tempfile.TemporaryDirectory() as place,
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        wheel = build_wheel(assignment, Path(place))
        files = {**lay_out(assignment), f"{KIT}/{wheel.name}": wheel.read_bytes()}
        for name, data in files.items():
            entry = zipfile.ZipInfo(f"{assignment.name}/{name}", EPOCH)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    write_whole(out, content.getvalue())


def write_notebook(assignment: Assignment, out: Path) -> list[Path]:
    """Write the assignment as a notebook for students, and its pictures and data files beside it; their paths.

    Raises `OutputError` rather than write over another file.
    """
    from grader.integrations.nbgrader_notebook import (
        make,  # only needed for notebooks
        write_beside,
    )

    stubs = {
        module: (assignment.folder / f"{module}.py").read_text(encoding="utf-8")
        for module in assignment.modules
    }
    notebook = make(assignment, stubs).encode()
    read_text(assignment)  # whether its pictures are there
    beside = write_beside(assignment, out.parent)
    write_whole(out, notebook)
    return beside
