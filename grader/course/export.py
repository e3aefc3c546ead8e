"""The formats of `xorkit course export`: one column per assignment, and the weighted total."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from grader.batch.exported import Exported, are_same
from grader.course.gradebook import Gradebook
from grader.course.gradebook_csv import render_gradebook
from grader.errors import ExportError
from grader.integrations import roster
from grader.own_files import OwnFiles
from grader.safe_text import clean


@dataclass(frozen=True)
class Source:
    """The gradebook and the options of an export; each format uses some of them."""

    book: Gradebook
    target: str
    worksheet: Path | None = None
    column: str = ""
    into: Path | None = None
    course: Path | None = None
    database: str = ""

    def place(self, name: str) -> Path:
        """The output file: --into, else in the course's folder."""
        return self.into or self.book.course.folder / name


def export(source: Source, files: OwnFiles) -> Exported:
    """Write the file; raises `ExportError` where an option does not fit."""
    _check_options(source)
    return FORMATS[source.target](source, files)


def _check_options(source: Source) -> None:
    if source.worksheet and source.target == "moodle":
        raise ExportError(
            "A worksheet of Moodle is of one assignment: use xorkit export RESULTS for that. "
            "For all assignments leave --worksheet out, and import the file under Grades, Import."
        )
    if (source.worksheet or source.column) and source.target != "canvas":
        raise ExportError("--worksheet and --column are for canvas; leave them out.")
    if (source.course or source.database) and source.target != "nbgrader":
        raise ExportError("--course and --database are for nbgrader; leave them out.")
    if source.into and source.target == "nbgrader":
        raise ExportError("--into is not for nbgrader; name its course with --course.")
    names = source.book.course.roster
    if source.into and names and are_same(source.into, names):
        raise ExportError(f"{source.into} is the roster; name another place with --into.")


def to_csv(source: Source, files: OwnFiles) -> Exported:
    """gradebook.csv: everybody, with a status for each assignment."""
    place = source.place("gradebook.csv")
    files.write(place, render_gradebook(source.book).encode("utf-8", "replace"))
    return Exported(place, len(source.book.lines), "Open it in a spreadsheet; formulas are escaped.")  # fmt: skip


def to_canvas(source: Source, files: OwnFiles) -> Exported:
    """The downloaded gradebook, with the columns of the course's assignments filled."""
    from grader.course.columns import fill_canvas

    if source.worksheet is None:
        raise ExportError(
            "Canvas imports only its own gradebook: download it (Grades, Export), "
            "and name it with --worksheet gradebook.csv"
        )
    place = source.place("canvas.csv")
    if source.into is None and are_same(place, source.worksheet):
        raise ExportError(f"{place} is the worksheet itself. To overwrite it, add --into {place}.")
    text = roster.read_text(source.worksheet, "worksheet")
    filled = fill_canvas(source.book, text, source.column)
    files.write(place, filled.text.encode())
    todo = "In Canvas: Grades, Import."
    return Exported(place, filled.count, todo, filled.left, filled.notes)


def to_moodle(source: Source, files: OwnFiles) -> Exported:
    """A file for Grades, Import."""
    from grader.course.columns import render_moodle

    filled = render_moodle(source.book)
    if not filled.count:
        student, why = next(iter(filled.left.items()))
        raise ExportError(
            f"Nothing was written, because nobody fits. For example {clean(student, 80)}: {why}."
        )
    place = source.place("moodle.csv")
    files.write(place, filled.text.encode())
    return Exported(place, filled.count, "In Moodle: Grades, Import, CSV file.", filled.left)


def to_nbgrader(source: Source, files: OwnFiles) -> Exported:
    """The gradebook of one nbgrader course."""
    from grader.course.columns import write_nbgrader

    del files
    if source.course is None:
        raise ExportError(
            "nbgrader keeps a gradebook per course. Name the course folder: --course COURSE"
        )
    done = write_nbgrader(source.book, source.course, source.database)
    todo = f"Next: nbgrader formgrader, or nbgrader export in {source.course}."
    return Exported(done.database, done.students, todo, done.left, done.notes)


FORMATS: Mapping[str, Callable[[Source, OwnFiles], Exported]] = {
    "csv": to_csv,
    "canvas": to_canvas,
    "moodle": to_moodle,
    "nbgrader": to_nbgrader,
}
