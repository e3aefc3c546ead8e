"""Canvas: fill one column of the downloaded gradebook CSV.

Rows and headings: Canvas's own importer, `lib/gradebook_importer.rb` in instructure/canvas-lms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from grader.assignment.spec import Assignment
from grader.errors import ExportError
from grader.integrations.csv_worksheet import (
    Filled,
    Ids,
    Key,
    Mark,
    Worksheet,
    call,
    match,
    note_rows,
    parse_points,
    scale,
    spell_download,
)
from grader.results.result import Result
from grader.safe_text import clean

# Columns that Canvas computes and ignores on import.
COMPUTED = re.compile(r"(Current|Final|Override) (Score|Points|Grade|Status)")
KEPT = ("EX", "N/A")  # excused, not assigned: keep these decisions


def fill_gradebook(
    text: str, results: Sequence[Result], people: Mapping[str, Ids], column: str = ""
) -> Filled:
    """Fill the scores of an assignment; see `fill_column`."""
    assignment = results[0].assignment
    marks = [Mark.of(result) for result in results]
    return fill_column(text, marks, people, column, assignment)


def fill_column(
    text: str,
    marks: Sequence[Mark],
    people: Mapping[str, Ids],
    column: str = "",
    assignment: Assignment | None = None,
) -> Filled:
    """Fill one column with the scores of judged students; every other cell is unchanged.

    column: its title; without one, that with the assignment's name or title in its own.

    A student is found by canvas_id, else sis_user_id, sis_login_id or name, in Canvas's own order,
    else by the name in the run, as a login or as Canvas's download has it.
    Scores are scaled to the Points Possible. Raises `ExportError` if this is not a gradebook or
    the column is missing.
    """
    sheet = Worksheet(text)
    names = _name_columns(sheet)
    place = _choose(sheet, assignment, column)
    possible = next((row for row in sheet.rows if "Points Possible" in sheet.cell(row, 0)), None)
    maximum = "" if possible is None else sheet.cell(possible, place)
    heading = clean(sheet.headings[place], 80)
    if re.search(r"read\s+only", maximum):
        raise ExportError(f"{heading} is read only in Canvas. Choose another --column.")
    students = [row for row in sheet.rows if row != possible and _is_student(sheet, row, names)]
    found, left = match(students, _keys(sheet, names), people)
    points = marks[0].points
    maximum = maximum.strip() or str(points)
    filled = 0
    for mark in marks:
        row = found.get(mark.student)
        if row is None:
            continue
        kept = sheet.cell(row, place).strip()
        if kept.upper() in KEPT:
            left[mark.student] = f"the cell has {kept} in Canvas and was kept"
        elif not mark.judged:
            left[mark.student] = "not judged; the cell was kept"
        else:
            sheet.fill(row, place, scale(mark, maximum))
            filled += 1
    without = [_name(sheet, row, names) for row in students if row not in found.values()]
    notes = note_rows(without)
    if parse_points(maximum) != points:
        notes += (f"Scores were scaled: {heading} has {maximum} points in Canvas.",)
    return Filled(sheet.render(), filled, left, notes)


def _name_columns(sheet: Worksheet) -> int:
    """How many columns a name takes: one, or two for LastName and FirstName."""
    first = [*sheet.headings, "", "", ""]
    if "Section" in sheet.headings:
        if "Student" in first[0] and "ID" in first[1]:
            return 1
        if "LastName" in first[0] and "FirstName" in first[1] and "ID" in first[2]:
            return 2
    raise ExportError(
        "The worksheet is not a Canvas gradebook: its first columns are not Student, ID, …, Section. "
        "Download one: Grades, Export, Export Entire Gradebook."
    )


def _choose(sheet: Worksheet, assignment: Assignment | None, column: str) -> int:
    """The named column, else the only one with the assignment's title or name."""
    start = sheet.headings.index("Section") + 1
    titles = {
        place: title
        for place, title in enumerate(sheet.headings)
        if place >= start and title and not COMPUTED.search(title)
    }
    if column or assignment is None:
        chosen = [place for place, title in titles.items() if title == column]
        chosen = chosen or [
            place for place, title in titles.items() if _without_id(title) == column
        ]
    else:
        own = re.compile(
            rf"\b{re.escape(assignment.name)}\b|{re.escape(assignment.title)}", re.IGNORECASE
        )
        chosen = [place for place, title in titles.items() if own.search(_without_id(title))]
    if len(chosen) == 1:
        return chosen[0]
    asked = f"called {column!r}"
    if assignment and not column:
        asked = f"with {assignment.name!r} in its title"
    seen = ", ".join(repr(clean(title, 80)) for title in titles.values()) or "none"
    raise ExportError(
        f"The worksheet has {'more than one' if chosen else 'no'} column {asked}; say which with "
        f"--column, of: {seen}."
    )


def _without_id(title: str) -> str:
    return re.sub(r"\s*\(\d+\)$", "", title)


def _is_student(sheet: Worksheet, row: int, names: int) -> bool:
    """Whether a row is a student: not empty, and not the row about manual posting."""
    return any(sheet.cell(row, column).strip() for column in range(names + 1))


def _name(sheet: Worksheet, row: int, names: int) -> str:
    return ", ".join(sheet.cell(row, column) for column in range(names))


def _keys(sheet: Worksheet, names: int) -> list[Key]:
    def column(heading: str) -> Key:
        place = sheet.find(heading)
        key = heading.lower().replace(" ", "_")
        return Key(key, lambda row: () if place is None else (sheet.cell(row, place),))

    def read_names(row: int) -> Iterator[str]:
        """`Lovelace, Ada` also matches Ada Lovelace."""
        name = _name(sheet, row, names)
        yield name
        last, comma, first = name.partition(", ")
        if comma and "," not in first:
            yield f"{first} {last}"

    def read_downloads(row: int) -> Iterator[str]:
        """The login, or the sortable name and the ID: `lovelaceada_1234`."""
        yield from column("SIS Login ID").read(row)
        yield call(_name(sheet, row, names), sheet.cell(row, names).strip())

    return [
        Key("canvas_id", lambda row: (sheet.cell(row, names),)),
        column("SIS User ID"),
        column("SIS Login ID"),
        Key("name", read_names),
        Key("student", read_downloads, spell_download),
    ]
