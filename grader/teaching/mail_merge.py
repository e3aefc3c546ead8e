"""A mail to each student: pages as attachments, and a table that mail programs merge with a text."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from grader.assignment.points import add
from grader.assignment.spec import Assignment
from grader.atomic_files import file_name
from grader.results.grades_csv import defuse
from grader.results.gradescope_json import summarize
from grader.results.result import Result
from grader.safe_text import clean
from grader.teaching.returned import Pages, Returned

PAGES = "pages"  # the folder of the attachments
MERGE = "mail_merge.csv"
ADDRESS = re.compile(r"[^\s,;<>\"@]+@[^\s,;<>\"@]+")
COLUMNS = ("student", "email", "name", "score", "max_score", "status", "attachment", "summary")


def return_by_mail(pages: Pages, place: Path) -> Returned:
    """A page for each student with an address, and mail_merge.csv: UTF-8 with a byte order mark.

    place: where it will be. In a folder, `attachment` is the whole path, as mail programs want it.
    """
    returned = Returned()
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    taken: set[str] = set()
    within = place.suffix.lower() == ".zip"
    for student, page in pages.html.items():
        ids, result = pages.people[student], pages.results[student]
        email = ids.get("email", "")
        if not ADDRESS.fullmatch(email):
            said = f"{clean(email, 60)!r} is no address" if email else "no email in the roster"
            returned.left[student] = said
            continue
        name = _choose_name(student, pages.assignment, taken)
        returned.files[name] = page
        attachment = name if within else str(place.resolve() / name)
        score, points = count_shown(result)
        cells = (student, email, ids.get("name", student), score, points, result.status, attachment, shorten(result))  # fmt: skip
        writer.writerow([defuse(str(cell)) for cell in cells])
    if returned.files:
        returned.files[MERGE] = text.getvalue().encode("utf-8-sig", "replace")
    return returned


def _choose_name(student: str, assignment: Assignment, taken: set[str]) -> str:
    """A file name for every system, where capitals may make no difference."""
    stem = f"{assignment.name}-{file_name(student)}"
    name, number = stem, 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem}-{number}"
    taken.add(name.casefold())
    return f"{PAGES}/{name}.html"


def count_shown(result: Result) -> tuple[float, float]:
    """The score and the highest one, as the student's page has them: of what is not held back."""
    shown = result.shown
    if len(shown) == len(result.checks):
        return result.score, result.assignment.points
    return add(check.score for check in shown), add(check.points for check in shown)


def shorten(result: Result) -> str:
    """The summary of a result on one line, without its tables: columns of digits begin with a blank."""
    lines = clean(summarize(result)).split("\n")
    return " ".join(line for line in lines if line and not line.startswith(" "))[:1500]
