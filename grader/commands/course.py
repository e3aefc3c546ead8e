"""`xorkit course`: grade, report and export all assignments of a course."""

from __future__ import annotations

from pathlib import Path

import click

from grader.commands.course_report import tell_doubts, write_course_pages
from grader.commands.options import (
    database_option,
    folder_argument,
    ignore_option,
    nbgrader_course_option,
    near_names_option,
    regrade_option,
    reports_errors,
    trust_option,
    workers_option,
)
from grader.course.course_file import read_course
from grader.course.export import FORMATS, Source, export
from grader.course.gradebook import read_gradebook
from grader.grading.course_grading import CourseOptions, grade_course
from grader.own_files import OwnFiles
from grader.teaching.class_report import report_export
from grader.teaching.finished_run import list_aside


@click.group(name="course")
def course_group() -> None:
    """Grade, report and export all assignments of a course.

    FOLDER holds course.toml: the assignments, their weights and due dates, and the roster.
    """


@course_group.command(name="grade")
@folder_argument
@workers_option
@trust_option
@regrade_option
@ignore_option
@near_names_option
@reports_errors
def grade_command(
    folder: Path,
    workers: int,
    trust: bool,
    regrade: bool,
    ignore: tuple[str, ...],
    accept_near_names: bool,
) -> int:
    """Grade every assignment in FOLDER whose submissions are there.

    Each is graded as by xorkit grade. An interrupted run resumes. The exit code is 1 while a
    submission needs a person.

    Example: xorkit course grade my-course
    """
    options = CourseOptions(workers, trust, regrade, ignore, accept_near_names)
    return grade_course(read_course(folder), options)


@course_group.command(name="report")
@folder_argument
@click.option(
    "--into", type=click.Path(path_type=Path), help="Output folder.  [default: FOLDER/report]"
)
@reports_errors
def report_command(folder: Path, into: Path | None) -> None:
    """Write course.html for you, and a page of their way for each student.

    The class page of each assignment is written as well, and course.html links to it.

    Example: xorkit course report my-course
    """
    book = read_gradebook(read_course(folder))
    write_course_pages(book, into or folder / "report")
    tell_doubts(book)


@course_group.command(name="export")
@folder_argument
@click.option(
    "--to",
    "target",
    type=click.Choice(list(FORMATS)),
    default="csv",
    show_default=True,
    help="The target system.",
)
@click.option(
    "--worksheet",
    type=click.Path(path_type=Path),
    help="Canvas: the gradebook downloaded from there; it is filled in.",
)
@click.option(
    "--column",
    default="",
    metavar="TITLE",
    help="Canvas: title of the total's column.  [default: Total]",
)
@click.option("--into", type=click.Path(path_type=Path), help="Output file.  [default: in FOLDER]")
@nbgrader_course_option
@database_option
@reports_errors
def export_command(
    folder: Path,
    target: str,
    worksheet: Path | None,
    column: str,
    into: Path | None,
    course: Path | None,
    database: str,
) -> int:
    """Export one gradebook: gradebook.csv, or a file for another system.

    Example: xorkit course export my-course --to canvas --worksheet gradebook.csv
    """
    book = read_gradebook(read_course(folder))
    with OwnFiles(folder) as files:
        exported = export(Source(book, target, worksheet, column, into, course, database), files)
    list_aside(files)
    tell_doubts(book)
    return report_export(exported, len(book.lines), "student")


COMMANDS = (course_group,)
