"""The formats of `xorkit export`: each is one function from results to files. Each imports only its own system."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.assignment.spec import Assignment
from grader.atomic_files import file_name
from grader.batch.exported import Exported, are_same
from grader.errors import ExportError
from grader.integrations import roster
from grader.integrations.csv_worksheet import Filled, Ids
from grader.own_files import OwnFiles
from grader.results.result import Result
from grader.safe_text import clean, count


@dataclass(frozen=True)
class Source:
    """The inputs and options of an export; each format uses some of them."""

    out: Path
    results: Sequence[Result]
    people: Mapping[str, Ids]
    files: OwnFiles
    worksheet: Path | None = None
    column: str = ""
    into: Path | None = None
    assignment: Assignment | None = None
    course: Path | None = None
    database: str = ""

    def place(self, name: str) -> Path:
        """The output path: --into, else in OUT. Raises rather than overwrite a worksheet."""
        place = self.into or self.out / name
        if self.into is None and self.worksheet and are_same(place, self.worksheet):
            raise ExportError(
                f"{place} is the worksheet itself. To overwrite it, add --into {place}."
            )
        return place


def to_canvas(source: Source) -> Exported:
    """Fill the downloaded gradebook."""
    from grader.integrations import canvas

    if source.worksheet is None:
        raise ExportError(
            "Canvas imports only its own gradebook: download it (Grades, Export), "
            "and name it with --worksheet gradebook.csv"
        )
    text = roster.read_text(source.worksheet, "worksheet")
    filled = canvas.fill_gradebook(text, source.results, source.people, source.column)
    return _write(source, source.place("canvas.csv"), filled, "In Canvas: Grades, Import.")


def to_moodle(source: Source) -> Exported:
    """Fill the downloaded worksheet; without one, write a file for Grades, Import."""
    from grader.integrations import moodle

    place = source.place("moodle.csv")
    if source.worksheet is None:
        filled = moodle.render_import(source.results, source.people)
        return _write(source, place, filled, "In Moodle: Grades, Import, CSV file.")
    text = roster.read_text(source.worksheet, "worksheet")
    filled = moodle.fill_worksheet(text, source.results, source.people)
    return _write(source, place, filled, "In Moodle: the assignment, Upload grading worksheet.")


def to_junit(source: Source) -> Exported:
    """One XML file of the class."""
    from grader.integrations import junit

    filled = Filled(junit.render_junit(source.results), len(source.results))
    return _write(
        source, source.place("junit.xml"), filled, "It is JUnit XML, as CI servers read it."
    )


def to_prairielearn(source: Source) -> Exported:
    """A folder with one results.json per student."""
    from grader.integrations import prairielearn

    folder = source.place("prairielearn")
    for result in source.results:
        path = folder / f"{file_name(result.student)}.json"
        source.files.write(path, prairielearn.render_prairielearn(result).encode())
    return Exported(folder, len(source.results), "Each is the results.json of one student.")


def to_csv(source: Source) -> Exported:
    """grades.csv with a column per check."""
    from grader.results import grades_csv

    text = grades_csv.render_checks(source.results, source.people)
    filled = Filled(text, len(source.results))
    return _write(
        source,
        source.place("checks.csv"),
        filled,
        "Open it in a spreadsheet; formulas are escaped.",
    )


def to_nbgrader(source: Source) -> Exported:
    """The gradebook of an nbgrader course."""
    from grader.integrations import nbgrader_gradebook

    if source.course is None or source.assignment is None:
        raise ExportError(
            "nbgrader keeps a gradebook per course. Name the course folder: --course COURSE"
        )
    done = nbgrader_gradebook.export(
        source.assignment, source.results, source.course, source.database
    )
    notes = [f"{count(len(done.changed), 'student')} changed there."]
    if done.kept:
        names = ", ".join(clean(student, 80) for student in done.kept)
        notes.append(f"Manual grades were kept: {names}.")
    written = len(source.results) - len(done.left)
    todo = f"Next: nbgrader formgrader, or nbgrader export in {source.course}."
    return Exported(Path(done.database), written, todo, done.left, notes)


def _write(source: Source, place: Path, filled: Filled, todo: str) -> Exported:
    """Write the file unless it would be empty."""
    if not filled.count:
        student, why = next(iter(filled.left.items()))
        raise ExportError(
            f"Nothing was written, because no result fits. For example {clean(student, 80)}: {why}."
        )
    source.files.write(place, filled.text.encode())
    return Exported(place, filled.count, todo, filled.left, filled.notes)


FORMATS: dict[str, Callable[[Source], Exported]] = {
    "canvas": to_canvas,
    "moodle": to_moodle,
    "junit": to_junit,
    "prairielearn": to_prairielearn,
    "csv": to_csv,
    "nbgrader": to_nbgrader,
}


WORKSHEETS = ("canvas", "moodle")
