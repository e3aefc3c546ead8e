"""Writes the pages of a course, and says which names are not clear."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

import click

from grader.atomic_files import file_name
from grader.commands.reporting import write_pages
from grader.course.class_page import render_class_page
from grader.course.doubts import list_doubts
from grader.course.gradebook import Gradebook
from grader.course.student_page import render_student_page
from grader.own_files import OwnFiles
from grader.reports import plots
from grader.safe_text import count
from grader.teaching.class_page import read_sentences
from grader.teaching.finished_run import list_aside


def write_course_pages(book: Gradebook, into: Path) -> None:
    """Write the class page of each assignment, a page for each student, and the page of the course."""
    plots.require()
    parts = [run.part for _, run in book.graded]
    reports = {}
    for part in parts:
        place = part.results / "report"
        write_pages(part.assignment, part.results, place)
        reports[part.name] = _link(place / "index.html", into)
    names = {line.student: f"{file_name(line.student)}.html" for line in book.lines}
    index = into / "course.html"
    page = render_class_page(
        book,
        {part.name: read_sentences(part.assignment) for part in parts},
        reports,
        {student: f"students/{quote(name)}" for student, name in names.items()},
        _list_notes(book),
    )
    with OwnFiles(book.course.folder) as files:
        for line in book.lines:
            path = into / "students" / names[line.student]
            files.write(path, render_student_page(book, line).encode())
        files.write(index, page.encode())
    list_aside(files)
    pages = count(len(names), "student page")
    click.echo(f"The course: {index}; {pages} in {into / 'students'}")


def _link(path: Path, start: Path) -> str:
    return quote(os.path.relpath(path, start).replace(os.sep, "/"))


def _list_notes(book: Gradebook) -> list[str]:
    open_ones = [run.part.name for _, run in book.graded if not run.finished]
    said = f"The run of {', '.join(open_ones)} is incomplete; only its existing results are used."
    return [*([said] if open_ones else []), *list_doubts(book)]


def tell_doubts(book: Gradebook) -> None:
    """Print which names are not clear."""
    for sentence in list_doubts(book):
        click.echo(sentence, err=True)
