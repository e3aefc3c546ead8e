"""Giving back: each student's page under the name that Moodle, Canvas or a mail program takes it by."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from grader.assignment.points import add
from grader.assignment.spec import Assignment
from grader.atomic_files import file_name
from grader.errors import ExportError
from grader.integrations.csv_worksheet import Ids, Worksheet, match
from grader.integrations.moodle import make_keys
from grader.results.grades_csv import defuse
from grader.results.gradescope_json import summarize
from grader.results.result import Result
from grader.safe_text import clean, count
from grader.teaching.bundle import pack
from grader.teaching.feedback_names import Download, name_for_canvas, name_for_moodle

PAGES = "pages"  # the folder of a mail bundle
MERGE = "mail_merge.csv"
ADDRESS = re.compile(r"[^\s,;<>\"@]+@[^\s,;<>\"@]+")
COLUMNS = ("student", "email", "name", "score", "max_score", "status", "attachment", "summary")


@dataclass(frozen=True)
class Pages:
    """What is given back, by student: the judged results, and their pages as they are now."""

    results: Mapping[str, Result]
    html: Mapping[str, bytes]
    people: Mapping[str, Ids]
    downloads: Mapping[str, Download]
    assignment: Assignment


@dataclass
class Returned:
    """The files of a bundle. left: students left out, with reasons; notes: sentences."""

    files: dict[str, bytes] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def return_to_moodle(pages: Pages, worksheet: str = "") -> Returned:
    """A file for each student whose participant is known.

    It is looked for in the worksheet if there is one, else in the roster and in the names of Moodle's
    download. Raises `ExportError` where the worksheet is none of Moodle.
    """
    found: dict[str, tuple[str, str]] = {}
    returned = Returned()
    if worksheet:
        found, returned.left = find_in_worksheet(worksheet, pages.people)
    else:
        for student in pages.html:
            ids, download = pages.people[student], pages.downloads.get(student)
            known = download if download and download.moodle else None
            number = ids.get("participant", "") or (known.number if known else "")
            found[student] = ids.get("name") or (known.name if known else student), number
    owners: dict[str, str] = {}
    for student, (full_name, number) in found.items():
        if student not in pages.html:
            continue
        if not (number.isascii() and number.isdigit()):
            returned.left[student] = "no participant number in the roster or in the download"
        elif (owner := owners.setdefault(str(int(number)), student)) != student:
            returned.left[student] = f"participant {number} is {clean(owner, 60)} already"
        else:
            name = name_for_moodle(full_name, number, pages.assignment)
            returned.files[name] = pages.html[student]
    return returned


def find_in_worksheet(
    text: str, people: Mapping[str, Ids]
) -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    """Each student's full name and participant in Moodle's worksheet; the others, with reasons."""
    sheet = Worksheet(text)
    place = sheet.find("Identifier")
    if place is None:
        raise ExportError(
            "The worksheet has no column 'Identifier'. Download the assignment's grading worksheet "
            "as Moodle gives it, with Moodle's language set to English."
        )
    rows = [row for row in sheet.rows if sheet.cell(row, place).strip()]
    found, left = match(rows, make_keys(sheet), people)
    names = sheet.find("Full name")
    return {
        student: (
            sheet.cell(row, place if names is None else names),
            sheet.cell(row, place).split()[-1],
        )
        for student, row in found.items()
    }, left


def return_to_canvas(pages: Pages) -> Returned:
    """A file for each student of whom a file is in Canvas's download."""
    returned = Returned()
    named: dict[str, int] = {}
    for student, page in pages.html.items():
        download = pages.downloads.get(student)
        if download is None or download.moodle:
            returned.left[student] = "not in Canvas's download"
            continue
        try:
            name, attachment = name_for_canvas(download)
        except ValueError as error:
            returned.left[student] = str(error)
            continue
        inside = {f"{pages.assignment.name}.html": page}
        returned.files[name] = pack(inside) if name.endswith(".zip") else page
        shown = download.attachments[attachment]
        if not shown.lower().endswith((".zip", ".html")):
            named[shown] = named.get(shown, 0) + 1
    if named:
        names = ", ".join(clean(name, 40) for name in sorted(named)[:3])
        returned.notes.append(
            f"Canvas shows the page of {count(sum(named.values()), 'student')} under the name of what they "
            f"handed in ({names}). Tell them to save it with the ending .html."
        )
    return returned


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
