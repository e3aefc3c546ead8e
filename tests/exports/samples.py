"""Worksheets of Canvas and Moodle, and what their importers read in a file."""

import csv
import io
import re
from collections.abc import Callable

from grader.results.result import Result

HOSTILE = '=cmd()|"x"\n::error::owned\n<script>alert(1)</script>\x1b[31m\u202e]]>&\ufffe'

Make = Callable[..., Result]


def tabled(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(
        csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter)
    )


GRADEBOOK = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Essay (7),XOR network (123),Essays Final Score\r\n"
    ",,,,,Manual Posting,,\r\n"
    "    Points Possible,,,,,10.00,100.00,(read only)\r\n"
    '"Lovelace, Ada",11,U1,AL1,"CS ""1"", a",9.00,,90\r\n'
    "Bo,12,U2,bo2,CS 1,  ,3.00,\r\n"
    "Eve,13,U3,eve3,CS 1,=1+1,,\r\n"
    "Di,14,U4,di4,CS 1,,50.00,\r\n"
    "Flo,15,U5,flo5,CS 1,,7.00,\r\n"
    "Gus,16,U6,gus6,CS 1,,EX,\r\n"
    '"Student, Test",17,,c0ffee,CS 1,,,\r\n'
)

PEOPLE = {
    "ada": {"sis_login_id": "al1", "name": "Nobody"},
    "bo": {"canvas_id": "12"},
    "=cmd()": {"sis_user_id": "u3"},
    "di": {"name": "di"},
    "ed": {},
}


def import_gradebook(text: str) -> dict[str, str]:
    """The grades that Canvas's importer finds for assignment 123, by Canvas ID, normalised as it does."""
    first = [line.count(";") > line.count(",") for line in text.splitlines()[:3]]
    rows = tabled(text, ";" if all(first) else ",")
    header = rows[0]
    assert "Student" in header[0]
    assert "ID" in header[1]
    assert (header[2], header[3], header[4]) == ("SIS User ID", "SIS Login ID", "Section")
    place = next(i for i, title in enumerate(header) if re.search(r"\(123\)$", title))
    grades = {}
    for row in rows[1:]:
        if "Points Possible" in row[0] or all(
            re.fullmatch(r"\s*(Muted|Manual Posting.*)?\s*", cell, re.IGNORECASE) for cell in row
        ):
            continue
        cell = row[place].strip()
        if re.fullmatch(r"-?[0-9.,]+%?", cell):
            *whole, last = re.split("[,.]", cell)
            cell = f"{''.join(whole)}.{last}" if whole else last
        grades[row[1]] = cell
    return grades


FOLDER = "Gus Hall_1007"

OFFLINE = (
    '\ufeffIdentifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed",'
    '"Last modified (submission)","Last modified (grade)","Feedback comments"\n'
    '"Participant 1001","Ada Lovelace",ada@uni.edu,"Submitted for grading - ",,100.00,Yes,'
    '"Monday, 2 March 2026",-,\n'
    '"Participant 1002",Bo,Bo@uni.edu,Submitted,,100.00,Yes,-,-,"by hand"\n'
    '"Participant 1003",=1+1,eve@uni.edu,Submitted,,100.00,Yes,-,-,\n'
    '"Participant 1004",Di,di@uni.edu,Submitted,,100.00,Yes,-,-,\n'
    '"Participant 1005",Flo,flo@uni.edu,Submitted,,100.00,No,-,-,\n'
    '"Participant 1007","Gus Hall",gus@uni.edu,Submitted,,100.00,Yes,-,-,\n'
)

MAILS = {
    "ada": {"email": "Ada@uni.edu"},
    "bo": {"email": "bo@uni.edu"},
    "=cmd()": {"email": "eve@uni.edu"},
    "di": {"email": "di@uni.edu"},
    "ed": {"email": "ed@uni.edu"},
    "flo": {"email": "flo@uni.edu"},
    FOLDER: {"student": FOLDER},
}


def import_worksheet(text: str) -> dict[str, tuple[str, str]]:
    """Grade and feedback by participant, as Moodle reads them: comma, and these very headings."""
    header, *rows = tabled(text)
    identifier, grade, modified, feedback = (
        header.index(name)
        for name in ("Identifier", "Grade", "Last modified (grade)", "Feedback comments")
    )
    assert modified
    return {
        row[identifier].removeprefix("Participant "): (row[grade], row[feedback]) for row in rows
    }
