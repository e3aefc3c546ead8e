"""A submission: a student's name and module sources. Nothing is executed here."""

from __future__ import annotations

import codecs
import importlib.util
import io
import tokenize
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from grader.assignment.spec import Assignment, fingerprint
from grader.intake.notebook import Notebook, make_modules, read_notebook
from grader.intake.safe_archive import MODULE, NOTEBOOK
from grader.safe_text import clean

# Encodings that editors do not write: some take quadratic time, others give
# characters that cannot be stored.
NO_ENCODINGS = ("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7")


@dataclass(frozen=True)
class Submission:
    """What one student handed in.

    modules: source by module name. unreadable: why a module has no source, by module name.
    others: names of further files, for a hint when a module is missing.
    problem: one sentence where a person must look before anything can be graded. notes: what else was
    seen, in sentences, that costs nothing. notebook: what else holds modules. near: the texts of files
    under nearly the right name, by that name.
    """

    student: str
    modules: Mapping[str, str]
    unreadable: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    problem: str = ""
    notebook: Notebook | None = None
    notes: tuple[str, ...] = ()
    near: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """The names of its files, as far as they are known: the readable modules and all others."""
        return [*self.others, *(f"{name}.py" for name in self.modules)]

    @property
    def fingerprint(self) -> str:
        """A hash of the submission."""
        rest = {"": "\n".join([self.problem, *self.others, *self.unreadable.values()])}
        if self.notebook:
            rest["notebook"] = self.notebook.text
        texts = {**{f"{name}.py": text for name, text in self.modules.items()}, **self.near}
        return fingerprint({**texts, **rest})

    def placed(self, assignment: Assignment) -> Submission:
        """The same with the notebook's modules added; files take precedence."""
        files = {*self.modules, *self.unreadable}
        if self.notebook is None or files & assignment.modules.keys():
            return self
        if self.notebook.problem:
            return replace(self, problem=self.notebook.problem)
        return replace(
            self, modules={**self.modules, **make_modules(self.notebook.cells, assignment)}
        )


def build(student: str, files: Mapping[str, bytes]) -> Submission:
    """A submission from the contents of flat files; sources are decoded as Python itself would.

    A single notebook is read, too; several are ambiguous.
    """
    modules: dict[str, str] = {}
    unreadable: dict[str, str] = {}
    others: list[str] = []
    for name, content in sorted(files.items()):
        if not MODULE.fullmatch(name):
            others.append(name)
            continue
        try:
            modules[name[:-3]] = decode(content)
        except (SyntaxError, UnicodeError, LookupError) as error:
            unreadable[name[:-3]] = (
                f"{name} is not text that Python can read: {_say_why(content, error)}. Save it as UTF-8."
            )
    names = [name for name in others if NOTEBOOK.fullmatch(name)]
    notebook = read_notebook(names[0], files[names[0]]) if names else None
    if len(names) > 1:
        shown = ", ".join(clean(name, 60) for name in names[:3])
        problem = f"There are {len(names)} notebooks ({shown}). Hand in only one."
        notebook = Notebook(names[0], problem=problem)
    return Submission(student, modules, unreadable, tuple(others), notebook=notebook)


def _say_why(content: bytes, error: Exception) -> str:
    """Why a source cannot be decoded: a beginner knows the line, and not the codec."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "it is UTF-16, which Notepad calls Unicode"
    said = str(error)
    if "encoding declaration" in said or said.startswith("'utf-8'"):
        try:
            content.decode("utf-8")
        except UnicodeDecodeError as wrong:
            line = content.count(b"\n", 0, wrong.start) + 1
            return f"line {line} has a character that is not UTF-8"
    return clean(said, 200)


def decode(content: bytes) -> str:
    """The text of a source, as Python reads it; raises `SyntaxError`, `UnicodeError` or `LookupError`."""
    encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
    if codecs.lookup(encoding).name in NO_ENCODINGS:
        raise LookupError(f"the encoding {encoding} is not for files")
    return importlib.util.decode_source(content)
