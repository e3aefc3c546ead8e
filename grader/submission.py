"""A submission: a student's name and the texts of their modules. Nothing of it is ever run here."""

from __future__ import annotations

import importlib.util
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from grader.assignment import Assignment
from grader.errors import SubmissionError
from grader.text import clean

FILE_BYTES = 2**20  # a module is smaller than this
FILES = 1000  # an archive or a folder holds fewer
MODULE = re.compile(r"[^\W\d]\w*\.py")


@dataclass(frozen=True)
class Submission:
    """What one student handed in.

    modules: source by module name. unreadable: why a module has no source, by module name.
    others: names of further files, for a hint when a module is missing.
    problem: one sentence where nothing could be read at all.
    """

    student: str
    modules: Mapping[str, str]
    unreadable: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    problem: str = ""


def build(student: str, files: Mapping[str, bytes]) -> Submission:
    """A submission from the contents of flat files; sources are decoded as Python itself would."""
    modules: dict[str, str] = {}
    unreadable: dict[str, str] = {}
    others: list[str] = []
    for name, content in sorted(files.items()):
        if not MODULE.fullmatch(name):
            others.append(name)
            continue
        try:
            modules[name[:-3]] = importlib.util.decode_source(content)
        except (SyntaxError, UnicodeDecodeError, LookupError) as error:
            unreadable[name[:-3]] = (
                f"{name} is not text that Python can read: {error}. Save it as UTF-8."
            )
    return Submission(student, modules, unreadable, tuple(others))


def read(path: Path, student: str = "") -> Submission:
    """A submission from a folder or a .zip.

    Raises `SubmissionError` where the path is neither. What is wrong with the content of an
    archive is the submission's own problem and comes back as `Submission.problem`.
    """
    student = student or (path.stem if path.is_file() else path.resolve().name)
    try:
        if path.is_dir():
            return build(student, _read_folder(_descend(path)))
        if path.suffix.lower() == ".zip":
            return build(student, _read_archive(path))
    except SubmissionError as error:
        return Submission(student, {}, problem=str(error))
    except OSError as error:
        return Submission(student, {}, problem=f"{path.name} cannot be read: {error.strerror}.")
    raise SubmissionError(f"{path} is neither a folder nor a .zip; a submission is one of the two.")


def _descend(folder: Path) -> Path:
    """The folder with the files: a lone folder inside a folder is stepped into."""
    for _ in range(4):
        if any(folder.glob("*.py")):
            break
        inner = [
            entry for entry in folder.iterdir() if entry.is_dir() and not _is_litter(entry.name)
        ]
        if len(inner) != 1:
            break
        folder = inner[0]
    return folder


def _is_litter(name: str) -> bool:
    return name.startswith((".", "__"))


def _read_folder(folder: Path) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for entry in sorted(folder.iterdir()):
        if entry.is_symlink():
            raise SubmissionError(f"{clean(entry.name)} is a link; hand in the file itself.")
        if not entry.is_file() or _is_litter(entry.name):
            continue
        if len(files) >= FILES:
            raise SubmissionError(
                f"The folder holds more than {FILES} files; hand in the modules alone."
            )
        # Only modules are read; other names are kept for hints.
        files[entry.name] = _read_bounded(entry) if entry.suffix == ".py" else b""
    return files


def _read_bounded(path: Path) -> bytes:
    with path.open("rb") as file:
        content = file.read(FILE_BYTES + 1)
    if len(content) > FILE_BYTES:
        raise SubmissionError(
            f"{clean(path.name)} is larger than {FILE_BYTES // 2**20} MB; a module is a few kilobytes."
        )
    return content


def _read_archive(path: Path) -> dict[str, bytes]:
    """The flat files of an archive, read in memory; nothing is extracted to disk."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > FILES:
                raise SubmissionError(
                    f"The archive holds more than {FILES} entries; zip the modules alone."
                )
            wanted = _choose_folder([entry for entry in entries if _check_entry(entry)])
            return {name: _read_entry(archive, entry) for name, entry in wanted.items()}
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as error:
        raise SubmissionError(
            f"{clean(path.name)} is not a .zip that can be opened ({clean(str(error), 200)}). Zip the folder again."
        ) from error


def _check_entry(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is a file to look at; raises `SubmissionError` for one no archive should hold."""
    name = entry.filename
    shown = clean(name, 100)
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if name.startswith(("/", "\\")) or ".." in parts or (parts and ":" in parts[0]) or "\0" in name:
        raise SubmissionError(
            f"The archive holds the unsafe name {shown!r}; nothing of it was read."
        )
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise SubmissionError(
            f"The archive holds {shown!r}, which is a link or a device; nothing of it was read."
        )
    if entry.flag_bits & 1:
        raise SubmissionError("The archive is encrypted; zip it without a password.")
    return not entry.is_dir() and not any(_is_litter(part) for part in parts)


def _choose_folder(entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """The files of the shallowest folder that has modules, by their plain names."""
    folders: dict[PurePosixPath, dict[str, zipfile.ZipInfo]] = {}
    for entry in entries:
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        inside = folders.setdefault(path.parent, {})
        if path.name in inside:
            raise SubmissionError(
                f"The archive holds {clean(path.name, 100)!r} twice; nothing of it was read."
            )
        inside[path.name] = entry
    with_modules = [
        folder for folder, files in folders.items() if any(name.endswith(".py") for name in files)
    ]
    if not with_modules:
        return {}
    return folders[min(with_modules, key=lambda folder: (len(folder.parts), str(folder)))]


def _read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    if not entry.filename.endswith(".py"):
        return b""
    with archive.open(entry) as file:
        content = file.read(FILE_BYTES + 1)  # the size an entry claims is only a claim
    if len(content) > FILE_BYTES:
        raise SubmissionError(
            f"{clean(entry.filename, 100)} is larger than {FILE_BYTES // 2**20} MB; a module is a few kilobytes."
        )
    return content


def find(path: Path, assignment: Assignment) -> Iterator[Submission]:
    """Every submission at a path, in the order of the students' names.

    The path is one submission (a .zip, or a folder with modules in it), or a folder that holds a
    folder or a .zip per student, or nbgrader's `<student>/<assignment>/`.
    Raises `SubmissionError` where there is none.
    """
    if not path.exists():
        raise SubmissionError(
            f"{path} does not exist; name a folder of submissions, or one submission."
        )
    if path.is_file() or _is_submission(path, assignment):
        yield read(path)
        return
    try:
        entries = sorted(entry for entry in path.iterdir() if not _is_litter(entry.name))
    except OSError as error:
        raise SubmissionError(f"{path} cannot be read: {error.strerror}.") from error
    entries = [entry for entry in entries if entry.is_dir() or entry.suffix.lower() == ".zip"]
    if not entries:
        raise SubmissionError(f"{path} holds no submissions: no folder and no .zip per student.")
    seen: set[str] = set()
    for entry in entries:
        student = entry.name if entry.is_dir() else entry.stem
        if student in seen:  # ada/ beside ada.zip
            student = entry.name
        seen.add(student)
        nested = entry / assignment.name
        yield read(nested if nested.is_dir() else entry, student)


def _is_submission(folder: Path, assignment: Assignment) -> bool:
    return any((folder / stage.file).is_file() for stage in assignment.stages)
