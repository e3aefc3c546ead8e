"""What students get: a folder of stubs and checks, and a zip of it that carries the wheel."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
import zipfile
from importlib.util import find_spec
from pathlib import Path

from grader.assignment import Assignment
from grader.disk import write_whole
from grader.errors import OutputError, SubmissionError, XorkitError
from grader.submission import read

EPOCH = (2026, 1, 1, 0, 0, 0)  # the same files give the same zip


def public_files(assignment: Assignment) -> list[Path]:
    """The files of an assignment that students get, without what running it leaves behind."""
    return sorted(
        file
        for file in assignment.folder.iterdir()
        if file.is_file() and not file.name.startswith(".") and file.suffix not in (".pyc", ".whl")
    )


def start(assignment: Assignment, folder: Path) -> int:
    """Put a fresh handout into a new or empty folder; returns how many files it has.

    Raises `OutputError` rather than touch a folder with something in it.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise OutputError(
                f"{folder} already has something in it. Name a new folder: xorkit start my-network"
            )
        folder.mkdir(parents=True, exist_ok=True)
        files = public_files(assignment)
        for file in files:
            shutil.copyfile(file, folder / file.name)
    except OSError as error:
        raise OutputError(
            f"{folder} cannot be written ({error.strerror}). Choose another place."
        ) from error
    return len(files)


def pack(assignment: Assignment, out: Path) -> None:
    """Write the handout zip: the public files and the wheel that checks them."""
    content = io.BytesIO()
    with (
        tempfile.TemporaryDirectory() as place,
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for file in [*public_files(assignment), build_wheel(Path(place))]:
            entry = zipfile.ZipInfo(f"{assignment.name}/{file.name}", EPOCH)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, file.read_bytes(), zipfile.ZIP_DEFLATED)
    write_whole(out, content.getvalue())


def pack_submission(assignment: Assignment, folder: Path, out: Path) -> list[str]:
    """Zip a student's modules, and make sure that grading reads them as they are; their names.

    The checks and what was given stay out. Raises `SubmissionError` where there is nothing to hand in.
    """
    submission = read(folder)
    if submission.problem:
        raise SubmissionError(submission.problem)
    theirs = {"cases", *assignment.given, *(stage.checks[:-3] for stage in assignment.stages)}
    modules = {*submission.modules, *submission.unreadable} - theirs
    if not modules:
        raise SubmissionError(f"{folder} has no modules to hand in. Is it the right folder?")
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(modules):
            archive.writestr(f"{name}.py", (folder / f"{name}.py").read_bytes())
    write_whole(out, content.getvalue())
    packed = read(out)
    if dict(packed.modules) != {name: submission.modules[name] for name in packed.modules}:
        raise SubmissionError(f"{out} does not hold what {folder} holds; try again.")
    return sorted(modules)


def build_wheel(place: Path) -> Path:
    """Build this package's wheel from its checkout; raises `XorkitError` where that cannot be done."""
    checkout = Path(__file__).resolve().parent.parent
    if not (checkout / "pyproject.toml").is_file():
        raise XorkitError(
            "handout builds a wheel from xorkit's checkout, and this xorkit was not installed from one. Use: pip install -e '.[instructor]' in the checkout."
        )
    if find_spec("hatchling") is None:
        raise XorkitError(
            "handout builds a wheel, and hatchling is missing. Install it: pip install -e '.[instructor]'"
        )
    built = subprocess.run(
        [
            sys.executable,
            "-m",
            "hatchling",
            "build",
            "--target",
            "wheel",
            "--directory",
            str(place),
        ],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )
    wheels = list(place.glob("*.whl"))
    if built.returncode or not wheels:
        lines = built.stderr.strip().splitlines()
        raise XorkitError(
            f"The wheel could not be built: {lines[-1] if lines else 'hatchling gave no reason'}."
        )
    return wheels[0]
