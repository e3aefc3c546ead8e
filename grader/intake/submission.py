"""A submission: a student's name and the texts of their modules. Nothing of it is ever run here."""

from __future__ import annotations

import codecs
import importlib.util
import io
import os
import stat
import tokenize
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from grader.assignment.spec import Assignment, fingerprint
from grader.errors import SubmissionError
from grader.intake.notebook import NOTEBOOK_BYTES, Notebook, make_modules, read_notebook
from grader.intake.safe_archive import (
    ARCHIVE_BYTES,
    FILE_BYTES,
    FILES,
    MODULE,
    NOTEBOOK,
    check_size,
    check_total,
    is_litter,
    unpack,
)
from grader.safe_text import clean

# Encodings that Python has, and no editor: they take time that grows with the square of the text,
# or give characters that no file can hold.
NO_ENCODINGS = ("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7")

# A pipe under a file's name keeps nobody waiting, and a link is not followed.
_OPENING = sum(
    getattr(os, flag, 0)
    for flag in ("O_RDONLY", "O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC", "O_BINARY")
)


@dataclass(frozen=True)
class Submission:
    """What one student handed in.

    modules: source by module name. unreadable: why a module has no source, by module name.
    others: names of further files, for a hint when a module is missing.
    problem: one sentence where nothing could be read at all. notebook: what else holds modules.
    """

    student: str
    modules: Mapping[str, str]
    unreadable: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    problem: str = ""
    notebook: Notebook | None = None

    @property
    def fingerprint(self) -> str:
        """What was handed in, as a hash."""
        rest = {"": "\n".join([self.problem, *self.others, *self.unreadable.values()])}
        if self.notebook:
            rest["notebook"] = self.notebook.text
        return fingerprint({**{f"{name}.py": text for name, text in self.modules.items()}, **rest})

    def placed(self, assignment: Assignment) -> Submission:
        """The same, with the modules that its notebook holds; a stage's own file goes before those."""
        files = {*self.modules, *self.unreadable}
        if self.notebook is None or any(stage.name in files for stage in assignment.stages):
            return self
        if self.notebook.problem:
            return replace(self, problem=self.notebook.problem)
        return replace(
            self, modules={**self.modules, **make_modules(self.notebook.cells, assignment)}
        )


def build(student: str, files: Mapping[str, bytes]) -> Submission:
    """A submission from the contents of flat files; sources are decoded as Python itself would.

    One notebook among them is read, too; of several, nobody knows which one is meant.
    """
    modules: dict[str, str] = {}
    unreadable: dict[str, str] = {}
    others: list[str] = []
    for name, content in sorted(files.items()):
        if not MODULE.fullmatch(name):
            others.append(name)
            continue
        try:
            modules[name[:-3]] = _decode(content)
        except (SyntaxError, UnicodeError, LookupError) as error:
            unreadable[name[:-3]] = (
                f"{name} is not text that Python can read: {clean(str(error), 200)}. Save it as UTF-8."
            )
    names = [name for name in others if NOTEBOOK.fullmatch(name)]
    notebook = read_notebook(names[0], files[names[0]]) if names else None
    if len(names) > 1:
        shown = ", ".join(clean(name, 60) for name in names[:3])
        problem = (
            f"There are {len(names)} notebooks ({shown}), and one is graded. Hand in that one."
        )
        notebook = Notebook(names[0], problem=problem)
    return Submission(student, modules, unreadable, tuple(others), notebook=notebook)


def _decode(content: bytes) -> str:
    encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
    if codecs.lookup(encoding).name in NO_ENCODINGS:
        raise LookupError(f"the encoding {encoding} is not for files")
    return importlib.util.decode_source(content)


def read_submission(path: Path, student: str = "") -> Submission:
    """A submission from a folder, a .zip or a notebook.

    Raises `SubmissionError` where the path is none of them. What is wrong with the content of an
    archive is the submission's own problem and comes back as `Submission.problem`.
    """
    real = Path(os.path.realpath(path))  # the path itself is the caller's; what is in it is not
    student = student or (path.stem if os.path.isfile(real) else real.name)
    try:
        if os.path.isdir(real):
            return build(student, _read_folder(_descend(real)))
        if path.suffix.lower() == ".zip":
            return build(student, unpack(read_plain(real, ARCHIVE_BYTES)))
        if NOTEBOOK.fullmatch(path.name):
            return build(student, {path.name: read_plain(real, NOTEBOOK_BYTES)})
    except SubmissionError as error:
        return Submission(student, {}, problem=str(error))
    except OSError as error:
        where = clean(Path(str(error.filename or path)).name, 100)
        return Submission(
            student,
            {},
            problem=f"{where} cannot be read: {error.strerror}. Let it be read, or hand it in again.",
        )
    raise SubmissionError(
        f"{path} is neither a folder nor a .zip nor an .ipynb; a submission is one of them."
    )


def _descend(folder: Path) -> Path:
    """The folder with the files: a lone folder inside a folder is stepped into, a link never."""
    for _ in range(4):
        entries = _list(folder)
        if any(entry.name.endswith((".py", ".ipynb")) for entry in entries):
            break
        inner = [entry for entry in entries if entry.is_dir(follow_symlinks=False)]
        if len(inner) != 1:
            break
        folder = Path(inner[0])
    return folder


def _list(folder: Path) -> list[os.DirEntry[str]]:
    """What is in a folder, without litter, by name; a folder without end is not read to its end."""
    with os.scandir(folder) as found:
        entries = list(islice(found, FILES + 1))
    if len(entries) > FILES:
        raise SubmissionError(
            f"The folder holds more than {FILES} files; hand in the modules alone."
        )
    kept = [entry for entry in entries if not is_litter(entry.name)]
    return sorted(kept, key=lambda entry: entry.name)


def _read_folder(folder: Path) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    total = 0
    entries = _list(folder)
    notebooks = [entry.name for entry in entries if NOTEBOOK.fullmatch(entry.name)]
    for entry in entries:
        if entry.is_symlink():
            raise SubmissionError(f"{clean(entry.name, 100)} is a link; hand in the file itself.")
        if entry.is_dir():
            continue
        # Only modules are read, and a notebook that is the only one; other names are kept for hints.
        if MODULE.fullmatch(entry.name):
            files[entry.name] = read_plain(Path(entry), FILE_BYTES)
            total += len(files[entry.name])
        elif notebooks == [entry.name]:
            files[entry.name] = read_plain(Path(entry), NOTEBOOK_BYTES)
        else:
            files[entry.name] = b""
        check_total(total)
    return files


def read_plain(path: Path, limit: int) -> bytes:
    """The bytes of a plain file, from the one time that it is opened."""
    if stat.S_ISREG(path.lstat().st_mode):  # to open a device may be to start it
        with open(os.open(path, _OPENING), "rb") as file:
            state = os.fstat(file.fileno())
            if stat.S_ISREG(state.st_mode):
                content = file.read(min(state.st_size, limit) + 1)
                check_size(path.name, len(content), limit)
                return content
    raise SubmissionError(f"{clean(path.name, 100)} is not a plain file; hand in the file itself.")
