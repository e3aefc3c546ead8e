"""`xorkit export`: the results of a run, as the files that other systems read."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from grader.assignment.load import load, locate
from grader.assignment.spec import Assignment
from grader.atomic_files import file_name, write_whole
from grader.commands.finished_run import read_run
from grader.commands.options import assignment_option, reports_errors
from grader.errors import ExportError
from grader.integrations import roster
from grader.integrations.csv_worksheet import Filled, Ids
from grader.results.result import Result
from grader.safe_text import clean, count


@dataclass(frozen=True)
class Source:
    """What an export is made from, and what was asked for; a format takes what it has a use for."""

    out: Path
    results: Sequence[Result]
    people: Mapping[str, Ids]
    worksheet: Path | None = None
    column: str = ""
    into: Path | None = None
    assignment: Assignment | None = None
    course: Path | None = None
    database: str = ""

    def place(self, name: str) -> Path:
        """Where to write: --into, else in OUT. Raises rather than take the place of a worksheet."""
        place = self.into or self.out / name
        if self.into is None and self.worksheet and _are_same(place, self.worksheet):
            raise ExportError(
                f"{place} is the worksheet itself; to write over it, say --into {place}."
            )
        return place


@dataclass(frozen=True)
class Exported:
    """What was written. left: whose result is not there, and why; todo: what comes next."""

    place: Path
    count: int
    todo: str
    left: Mapping[str, str] = field(default_factory=dict)
    notes: Sequence[str] = ()


def _are_same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and os.path.samefile(one, other)


# Each imports what it is about, and no other.


def to_canvas(source: Source) -> Exported:
    """The gradebook that was downloaded, filled."""
    from grader.integrations import canvas

    if source.worksheet is None:
        raise ExportError(
            "Canvas takes back a gradebook that it has made: download it (Grades, Export), "
            "and name it with --worksheet gradebook.csv"
        )
    text = roster.read_text(source.worksheet, "worksheet")
    filled = canvas.fill_gradebook(text, source.results, source.people, source.column)
    return _write(source.place("canvas.csv"), filled, "In Canvas: Grades, Import.")


def to_moodle(source: Source) -> Exported:
    """The worksheet that was downloaded, filled; without one, a file for Grades, Import."""
    from grader.integrations import moodle

    place = source.place("moodle.csv")
    if source.worksheet is None:
        filled = moodle.render_import(source.results, source.people)
        return _write(place, filled, "In Moodle: Grades, Import, CSV file.")
    text = roster.read_text(source.worksheet, "worksheet")
    filled = moodle.fill_worksheet(text, source.results, source.people)
    return _write(place, filled, "In Moodle: the assignment, Upload grading worksheet.")


def to_junit(source: Source) -> Exported:
    """One XML file of the class."""
    from grader.integrations import junit

    filled = Filled(junit.render_junit(source.results), len(source.results))
    return _write(source.place("junit.xml"), filled, "It is JUnit XML, as CI servers read it.")


def to_prairielearn(source: Source) -> Exported:
    """A folder with one results.json a student."""
    from grader.integrations import prairielearn

    folder = source.place("prairielearn")
    for result in source.results:
        path = folder / f"{file_name(result.student)}.json"
        write_whole(path, prairielearn.render_prairielearn(result).encode())
    return Exported(folder, len(source.results), "Each is the results.json of one student.")


def to_csv(source: Source) -> Exported:
    """grades.csv with a column a check."""
    from grader.results import grades_csv

    text = grades_csv.render_checks(source.results, source.people)
    filled = Filled(text, len(source.results))
    return _write(
        source.place("checks.csv"), filled, "A spreadsheet reads it; formulas are defused."
    )


def to_nbgrader(source: Source) -> Exported:
    """The gradebook of an nbgrader course."""
    from grader.integrations import nbgrader_gradebook

    if source.course is None or source.assignment is None:
        raise ExportError(
            "nbgrader has a gradebook for each course; name its folder: --course COURSE"
        )
    done = nbgrader_gradebook.export(
        source.assignment, source.results, source.course, source.database
    )
    notes = [f"{count(len(done.changed), 'student')} changed there."]
    if done.kept:
        names = ", ".join(clean(student, 80) for student in done.kept)
        notes.append(f"Marks that were given by hand stay as they are: {names}.")
    written = len(source.results) - len(done.left)
    todo = f"See nbgrader formgrader, or nbgrader export in {source.course}."
    return Exported(Path(done.database), written, todo, done.left, notes)


def _write(place: Path, filled: Filled, todo: str) -> Exported:
    """Write the file, unless there would be nothing in it."""
    if not filled.count:
        student, why = next(iter(filled.left.items()))
        raise ExportError(
            f"No result has a place there, so nothing was written; {clean(student, 80)}: {why}."
        )
    write_whole(place, filled.text.encode())
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


@click.command(name="export")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--to", "target", type=click.Choice(list(FORMATS)), required=True, help="The system.")
@click.option(
    "--roster",
    "names",
    type=click.Path(path_type=Path),
    help="A CSV file: student, and canvas_id, sis_login_id, email, id_number, name, …",
)
@click.option(
    "--worksheet",
    type=click.Path(path_type=Path),
    help="The CSV file downloaded from Canvas or Moodle, to be filled.",
)
@click.option("--column", default="", metavar="TITLE", help="The assignment's column in Canvas.")
@click.option(
    "--into", type=click.Path(path_type=Path), help="Where to write.  [default: a file in OUT]"
)
@click.option(
    "--course", type=click.Path(path_type=Path), help="With nbgrader: the course's folder."
)
@click.option(
    "--database",
    default="",
    metavar="URL",
    help="With nbgrader: of its gradebook.  [default: what the course's configuration says]",
)
@assignment_option
@reports_errors
def export_command(
    out: Path,
    target: str,
    names: Path | None,
    worksheet: Path | None,
    column: str,
    into: Path | None,
    course: Path | None,
    database: str,
    name: str,
) -> int:
    """Write the results in OUT as a file that another system reads.

    Example: xorkit export results --to canvas --worksheet gradebook.csv --roster roster.csv
    """
    if worksheet and target not in WORKSHEETS:
        raise ExportError(f"--worksheet is for {' and '.join(WORKSHEETS)}; leave it out.")
    if column and target != "canvas":
        raise ExportError("--column is for canvas; leave it out.")
    if into and names and _are_same(into, names):
        raise ExportError(f"{into} is the roster; name another place with --into.")
    if (course or database) and target != "nbgrader":
        raise ExportError("--course and --database are for nbgrader; leave them out.")
    assignment = load(locate(name))
    results, _ = read_run(out, assignment)
    known = roster.read_roster(names) if names else roster.Roster()
    students = [result.student for result in results]
    for sentence in known.compare(students):
        click.echo(sentence, err=True)
    people = known.people(students)
    source = Source(out, results, people, worksheet, column, into, assignment, course, database)
    return report_export(FORMATS[target](source), len(results))


def report_export(exported: Exported, total: int) -> int:
    """Say what is where, and by name what is not; the exit code is 1 where a result was left out."""
    for student, why in exported.left.items():
        click.echo(f"Left out, {clean(student, 80)}: {why}.", err=True)
    for note in exported.notes:
        click.echo(note, err=True)
    written = f"{exported.count} of {count(total, 'result')}"
    click.echo(f"{written} written to {exported.place}. {exported.todo}")
    return 1 if exported.left else 0


COMMANDS = (export_command,)
