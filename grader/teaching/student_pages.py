"""The pages of each student: their own, and the instructor's copy with all checks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from grader.assignment.spec import Assignment
from grader.atomic_files import file_name
from grader.batch.results_folder import ResultsFolder
from grader.reports.gallery import Gallery
from grader.reports.student_page import (
    Graded,
    read_code,
    render_instructor_page,
    render_student_page,
)
from grader.results.result import Result
from grader.results.weights import weigh
from grader.teaching.request import write_request

STUDENTS, INSTRUCTOR = "students", "instructor"  # folders


def render_pages(
    out: Path, assignment: Assignment, results: Sequence[Result], gallery: Gallery
) -> Iterator[tuple[Path, str]]:
    """Two pages for each result of a run, with their paths in the folder of the report."""
    folder = ResultsFolder(out, assignment)
    for result in results:
        name = f"{file_name(result.student)}.html"
        graded = find_graded(folder, result)
        code = read_code(graded)
        links = {
            "The class": "../index.html",
            "What the student is shown": f"../{STUDENTS}/{quote(name)}",
        }
        own = render_student_page(graded, gallery.show(result), code, write_request(result))
        yield Path(STUDENTS, name), own
        yield Path(INSTRUCTOR, name), render_instructor_page(graded, links, code)


def render_own_pages(
    folder: ResultsFolder, results: Sequence[Result], gallery: Gallery
) -> Iterator[tuple[str, bytes]]:
    """What each student is shown now, by the student's name."""
    for result in results:
        graded, pictures = find_graded(folder, result), gallery.show(result)
        page = render_student_page(graded, pictures, None, write_request(result))
        yield result.student, page.encode("utf-8", "replace")


def find_graded(folder: ResultsFolder, result: Result) -> Graded:
    """A result with what it was graded from, and the attempt before it, as far as these are stored."""
    earlier, before = folder.find_earlier(result), None
    if earlier:
        counts = weigh(earlier, folder.overlay.weights)
        before = Graded(counts, folder.sources.find(earlier))
    return Graded(result, folder.sources.find(result), before)
