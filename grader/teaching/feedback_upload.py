"""Pages as the feedback files that Moodle and Canvas upload for a class."""

from __future__ import annotations

from collections.abc import Mapping

from grader.errors import ExportError
from grader.integrations.csv_worksheet import Ids, Worksheet, match
from grader.integrations.moodle import make_keys
from grader.safe_text import clean, count
from grader.teaching.bundle import pack
from grader.teaching.feedback_names import name_for_canvas, name_for_moodle
from grader.teaching.returned import Pages, Returned


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
