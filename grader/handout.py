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
WORKFLOW = ".github/workflows/xorkit.yml"


def public_files(assignment: Assignment) -> list[Path]:
    """The files of an assignment that students get, without what running it leaves behind."""
    return sorted(
        file
        for file in assignment.folder.iterdir()
        if file.is_file() and not file.name.startswith(".") and file.suffix not in (".pyc", ".whl")
    )


def workflow(assignment: Assignment) -> bytes:
    """The workflow that checks every push to GitHub."""
    text = (Path(__file__).parent / "templates" / "workflow.yml").read_text(encoding="utf-8")
    return text.replace("ASSIGNMENT", assignment.name).encode()


def find_edited(assignment: Assignment, folder: Path) -> list[str]:
    """In words: the files of a handout that grading reads, and that are not what was handed out."""
    if not (folder / "assignment.toml").is_file():
        return []  # the modules alone
    names = ["assignment.toml", "cases.py", *(stage.checks for stage in assignment.stages)]
    return [
        f"{name} is {how}. xorkit's own was used: this changes no points, and hides what counts."
        for name in names
        if (how := _compare(folder / name, (assignment.folder / name).read_bytes()))
    ]


def find_edited_workflow(assignment: Assignment, root: Path) -> list[str]:
    """In words: that the workflow of a repository is another one."""
    if not (root / WORKFLOW).is_file():
        return []  # it has one of its own, by whoever set it up
    how = _compare(root / WORKFLOW, workflow(assignment))
    return [f"{WORKFLOW} is {how}: what it reports need not be what xorkit found."] if how else []


def _compare(file: Path, original: bytes) -> str:
    """How a file differs from the original, other than in its line ends; empty where it does not."""
    if file.is_symlink() or not file.is_file():
        return "not there"
    with file.open("rb") as opened:
        own = opened.read(2 * len(original) + 1)  # however long it has become
    return "" if own.splitlines() == original.splitlines() else "not the one that was handed out"


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
        write_whole(folder / WORKFLOW, workflow(assignment))
    except OSError as error:
        raise OutputError(
            f"{folder} cannot be written ({error.strerror}). Choose another place."
        ) from error
    return len(files) + 1


def pack(assignment: Assignment, out: Path) -> None:
    """Write the handout zip: the public files and the wheel that checks them."""
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


def pack_submission(assignment: Assignment, folder: Path, out: Path) -> list[str]:
    """Zip a student's modules, and make sure that grading reads them as they are; their names.

    The checks and what was given stay out. Raises `SubmissionError` where there is nothing to hand in.
    """
    submission = read(folder)
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
    packed = read(out)
    if dict(packed.modules) != {name: submission.modules[name] for name in packed.modules}:
        raise SubmissionError(f"{out} does not hold what {folder} holds; try again.")
    return sorted(modules)


def _pack_notebook(folder: Path, name: str, out: Path) -> str:
    """Zip the notebook that is all there is, and make sure that grading reads it; its name."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, (folder / name).read_bytes())
    write_whole(out, content.getvalue())
    packed = read(out)
    problem = packed.problem or (packed.notebook.problem if packed.notebook else "It is empty.")
    if problem:
        raise SubmissionError(problem)
    return name


def write_notebook(assignment: Assignment, out: Path) -> None:
    """Write the assignment as a notebook for students."""
    from grader.workbook import make  # of use to those alone who want notebooks

    stubs = {
        stage.name: (assignment.folder / stage.file).read_text(encoding="utf-8")
        for stage in assignment.stages
    }
    write_whole(out, make(assignment, stubs).encode())


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
