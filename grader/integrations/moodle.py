"""Moodle: fill the offline grading worksheet, or write a CSV file for Grades, Import.

Columns: Moodle's `mod/assign/feedback/offline/importgradeslib.php`; the import maps any headings.
"""

from __future__ import annotations

import csv
import html
import io
import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

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
from grader.results.grades_csv import defuse
from grader.results.gradescope_json import summarize
from grader.results.result import Result
from grader.safe_text import clean

UNIDENTIFIED = "no email or id_number in the roster"
NO_GRADE = ("-", "")  # a grade and its feedback
# Moodle requires the first three.
NEEDED = ("Identifier", "Grade", "Last modified (grade)", "Maximum Grade", "Grade can be changed")


def fill_worksheet(text: str, results: Sequence[Result], people: Mapping[str, Ids]) -> Filled:
    """Fill grades and feedback of judged students; everything else is unchanged.

    A student is found by participant, email, id_number or name, else by the name in the run, as an
    address or as Moodle's download has it (the full name and the participant). Grades are scaled to the Maximum Grade. Raises `ExportError` where
    this is no worksheet of Moodle in English.
    """
    sheet = Worksheet(text)
    if sheet.delimiter != ",":
        raise ExportError(
            "The worksheet has semicolons, but Moodle reads commas only. Download it again, and do "
            "not save it in a spreadsheet."
        )
    places = {name: place for place, name in enumerate(sheet.headings)}
    for name in NEEDED:
        if name not in places:
            raise ExportError(
                f"The worksheet has no column {name!r}. Download the assignment's grading worksheet "
                "as Moodle gives it, with Moodle's language set to English."
            )
    rows = [row for row in sheet.rows if sheet.cell(row, places["Identifier"]).strip()]
    found, left = match(rows, make_keys(sheet), people)
    feedback = places.get("Feedback comments")
    filled = 0
    scaled = set()
    for result in results:
        row = found.get(result.student)
        if row is None:
            continue
        if sheet.cell(row, places["Grade can be changed"]).strip() != "Yes":
            left[result.student] = "Moodle does not allow changes of this grade"
        elif not result.judged:
            left[result.student] = "not judged; the row was kept"
        else:
            maximum = sheet.cell(row, places["Maximum Grade"]).strip()
            sheet.fill(row, places["Grade"], scale(Mark.of(result), maximum))
            if parse_points(maximum) != result.assignment.points:
                scaled.add(maximum)
            if feedback is not None:
                sheet.fill(row, feedback, render_comment(result))
            filled += 1
    names = places.get("Full name", places["Identifier"])
    notes = note_rows([sheet.cell(row, names) for row in rows if row not in found.values()])
    if scaled:
        notes += (f"Grades were scaled to Moodle's maximum of {', '.join(sorted(scaled))}.",)
    if feedback is None:
        notes += (
            "There is no column 'Feedback comments', so no feedback was written; turn on feedback "
            "comments in the assignment's settings, and download the worksheet again.",
        )
    return Filled(sheet.render(), filled, left, notes)


def make_keys(sheet: Worksheet) -> list[Key]:
    """What a student is found by in the offline grading worksheet."""

    def column(key: str, heading: str) -> Key:
        place = sheet.find(heading)
        return Key(key, lambda row: () if place is None else (sheet.cell(row, place),))

    identifier, email, name = (
        column("participant", "Identifier"),
        column("email", "Email address"),
        column("name", "Full name"),
    )

    def read_numbers(row: int) -> Iterator[str]:
        """`Participant 123456`, in any language."""
        for each in identifier.read(row):
            yield from re.findall(r"\d+$", each.strip())

    def read_downloads(row: int) -> Iterator[str]:
        """The address, or the full name and the number; a placeholder if the name is hidden."""
        yield from email.read(row)
        for number in read_numbers(row):
            for each in name.read(row) or identifier.read(row):
                yield call(each.strip().removesuffix(number), number)

    return [
        Key("participant", read_numbers),
        email,
        column("id_number", "ID number"),
        name,
        Key("student", read_downloads, spell_download),
    ]


def render_import(results: Sequence[Result], people: Mapping[str, Ids]) -> Filled:
    """A CSV file for Grades, Import, of judged students; see `render_items`."""
    judged = {result.student: result for result in results if result.judged}
    item = make_item(judged, f"{results[0].assignment.name.upper()} (total)", "Feedback")
    filled = render_items([item], {student: people[student] for student in judged})
    left = {
        each.student: "not judged" if has_identifier(people[each.student]) else UNIDENTIFIED
        for each in results
        if not each.judged
    }
    return replace(filled, left={**filled.left, **left})


def has_identifier(ids: Ids) -> bool:
    """Whether Moodle can find a student by these."""
    return bool(ids.get("email") or ids.get("id_number"))


@dataclass(frozen=True)
class Item:
    """A grade item: its heading, that of its feedback (or none), and each student's cells for both."""

    heading: str
    feedback: str
    cells: Mapping[str, Sequence[str]]

    def read(self, student: str) -> Sequence[str]:
        """A student's cells; a hyphen is no grade, for Moodle."""
        return self.cells.get(student, NO_GRADE if self.feedback else NO_GRADE[:1])


def make_item(results: Mapping[str, Result], heading: str, feedback: str) -> Item:
    """The grade item of judged results, by student."""
    cells = {name: (str(each.score), render_comment(each)) for name, each in results.items()}
    return Item(heading, feedback, cells)


def render_items(items: Sequence[Item], people: Mapping[str, Ids]) -> Filled:
    """A CSV file for Grades, Import, with a row for each of `people`.

    Moodle takes a row without the chosen identifier for one more of the student before it, so all rows
    have the one that most people have.
    """
    key = max(("email", "id_number"), key=lambda key: sum(bool(p.get(key)) for p in people.values()))  # fmt: skip
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    headings = [filter(None, (item.heading, item.feedback)) for item in items]
    writer.writerow(["Email address", "ID number", *itertools.chain(*headings)])
    left: dict[str, str] = {}
    for student, ids in people.items():
        if not ids.get(key):
            alone = f"no {key} in the roster, by which Moodle is to find everybody"
            left[student] = alone if has_identifier(ids) else UNIDENTIFIED
            continue
        who = [defuse(ids.get(name, "")) for name in ("email", "id_number")]
        writer.writerow([*who, *itertools.chain(*(item.read(student) for item in items))])
    return Filled(text.getvalue(), len(people) - len(left), left)


def render_comment(result: Result) -> str:
    """The summary as one line of HTML, Moodle's feedback format."""
    safe = html.escape(clean(summarize(result)))
    return safe.replace("  ", "&nbsp; ").replace("\n", "<br>")
