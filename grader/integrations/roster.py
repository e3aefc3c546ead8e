"""Rosters: the identifiers of students in other systems."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from grader.errors import ExportError
from grader.results.grades_csv import defuse
from grader.safe_text import clean

IDS = ("canvas_id", "sis_user_id", "sis_login_id", "email", "id_number", "participant", "name")
# Alternative headings, in lower case with _ between words.
OTHER_NAMES = {
    "email_address": "email",
    "e_mail": "email",
    "e_mail_address": "email",
    "full_name": "name",
    "idnumber": "id_number",
    "login_id": "sis_login_id",
}


class Roster:
    """A roster's rows by student.

    A roster is a CSV file (comma or semicolon, UTF-8) with headings. The column `student` holds
    xorkit's names: those of the graded folders or archives, without
    `.zip`. Any of `canvas_id`, `sis_user_id`, `sis_login_id`, `email`, `id_number`, `participant`
    and `name` may follow; capitals in headings, and blanks, hyphens or underscores between their
    words, are equivalent. Other columns are ignored.

    Names must match exactly, including case. Surrounding blanks, the encoding of accents, and the
    apostrophe that grades.csv adds before formulas are ignored. There is no fuzzy matching. If the
    roster has no identifier that the other system knows, or there is no roster, the name itself is
    used: it must be the login, the e-mail address, or the student's name in a Canvas or Moodle
    download (`lovelaceada_1234`).
    """

    def __init__(self, rows: Mapping[str, Mapping[str, str]] | None = None) -> None:
        self._rows = None if rows is None else {_normal(name): ids for name, ids in rows.items()}

    def people(self, students: Iterable[str]) -> dict[str, dict[str, str]]:
        """The identifiers of each student: at least `student`, the name itself."""
        return {student: self._ids(student) for student in students}

    def _ids(self, student: str) -> dict[str, str]:
        email = {"email": student} if "@" in student else {}
        return {**email, **(self._row(student) or {}), "student": student}

    def _row(self, student: str) -> Mapping[str, str] | None:
        rows = self._rows or {}
        return rows.get(_normal(student), rows.get(_normal(defuse(student))))

    @property
    def persons(self) -> tuple[str, ...]:
        """Everybody in it."""
        return tuple(self._rows or ())

    def identify(self, students: Iterable[str]) -> dict[str, str | None]:
        """Whose each submission is: a person's by their very name, or by one of their ids.

        The number behind a name that Canvas or Moodle gave counts as an id, and so does the full name
        before it, since Moodle's number is another one in each assignment. Capitals do not count,
        unless two people differ in them alone.
        """
        rows = self._rows or {}
        owners: dict[str, set[str]] = {}
        for person, ids in rows.items():
            for known in (person, *ids.values()):
                owners.setdefault(known.casefold(), set()).add(person)
        named = {ids["name"].casefold() for ids in rows.values() if "name" in ids}
        found: dict[str, str | None] = {}
        for student in sorted(students):
            name = _normal(student)
            before, _, number = name.rpartition("_")
            keys = [name.casefold(), *([number] if number.isdigit() else [])]
            people = {name} & rows.keys() or set().union(*(owners.get(k, set()) for k in keys))
            if not people and number.isdigit() and before.casefold() in named:
                people = owners[before.casefold()]
            found[student] = next(iter(people)) if len(people) == 1 else None
        return found

    def attend(self, students: Iterable[str]) -> Attendance:
        """Who of the roster is there."""
        people = self.identify(students)
        found: dict[str, list[str]] = {}
        for student, person in people.items():
            if person is not None:
                found.setdefault(person, []).append(student)
        unknown = tuple(student for student, person in people.items() if person is None)
        twice = {person: tuple(each) for person, each in found.items() if len(each) > 1}
        absent = tuple(sorted(each for each in self.persons if each not in {*found, *unknown}))
        return Attendance(absent, unknown, twice)

    def compare(self, students: Sequence[str]) -> list[str]:
        """Sentences about students without a row, and rows without a student."""
        if self._rows is None:
            return []
        names = {_normal(name) for each in students for name in (each, defuse(each))}
        bare = [student for student in students if self._row(student) is None]
        spare = [name for name in self._rows if name not in names]
        said = []
        if bare:
            said.append(f"Not in the roster: {_join(bare)}.")
        if spare:
            said.append(f"In the roster but without a result: {_join(spare)}.")
        return said


@dataclass(frozen=True)
class Attendance:
    """Who of a roster is among the submissions.

    absent: of whom nothing is there. unknown: submissions of nobody in it. twice: people of whom two
    submissions are there under different names.
    """

    absent: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    twice: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_roster(path: Path) -> Roster:
    """The roster in a file; raises `ExportError` with the line and the fix."""
    text = read_text(path, "roster").removeprefix("\ufeff")
    try:
        first = text.splitlines()[0] if text else ""
        delimiter = max(",;", key=first.count)
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise ExportError(
            f"The roster {path} is not a CSV file ({error}). Save it as CSV."
        ) from error
    headings = [_heading(cell) for cell in lines[0]] if lines else []
    if "student" not in headings:
        seen = ", ".join(clean(heading, 40) for heading in headings) or "nothing"
        raise ExportError(
            f"The roster {path} has no column 'student' with the names in grades.csv; it has {seen}."
        )
    twice = [name for name in ("student", *IDS) if headings.count(name) > 1]
    if twice:
        raise ExportError(f"The roster {path} has two columns for {twice[0]}; keep one.")
    return Roster(_read_rows(path, headings, lines[1:]))


def _read_rows(
    path: Path, headings: Sequence[str], lines: Sequence[Sequence[str]]
) -> dict[str, dict[str, str]]:
    rows: dict[str, dict[str, str]] = {}
    for number, line in enumerate(lines, 2):
        cells = dict(zip(headings, (cell.strip() for cell in line), strict=False))
        if not any(cells.values()):
            continue
        student = _normal(cells.get("student", ""))
        if not student:
            raise ExportError(
                f"Row {number} of the roster {path} has no student. Fill in the column."
            )
        if student in rows:
            raise ExportError(
                f"The roster {path} has two rows for {clean(student, 80)}; keep one of them."
            )
        rows[student] = {name: cells[name] for name in IDS if cells.get(name)}
    return rows


def read_text(path: Path, what: str) -> str:
    """The text of a CSV file, line ends and byte order mark as they are; raises `ExportError`."""
    try:
        text = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise ExportError(
            f"The {what} {path} cannot be read ({error.strerror}); name a CSV file."
        ) from error
    except UnicodeDecodeError as error:
        raise ExportError(
            f"The {what} {path} is not UTF-8; save it as 'CSV UTF-8', or download it again."
        ) from error
    if "\0" in text:
        raise ExportError(f"The {what} {path} is not text. Name a CSV file.")
    return text


def _heading(cell: str) -> str:
    name = re.sub(r"[\s_-]+", "_", cell.strip().lower())
    return OTHER_NAMES.get(name, name)


def _normal(name: str) -> str:
    return unicodedata.normalize("NFC", name.strip())


def _join(names: Sequence[str]) -> str:
    return ", ".join(clean(name, 80) for name in names)
