"""Moodle: what mod/assign/feedback/offline/importgradeslib.php reads in the file."""

import csv
import io
import re

import pytest

from grader.errors import ExportError
from grader.integrations import moodle
from grader.results.result import Result
from tests.exports.samples import FOLDER, MAILS, OFFLINE, Make, import_worksheet, tabled


@pytest.mark.parametrize(
    ("student", "number"),
    [
        ("Ada Lovelace_1001", "1001"),
        ("Ada Lovelace_1001_assignsubmission_file_", "1001"),
        ("ADA@uni.edu", "1001"),
        ("Ada Lovelace_1002", ""),
        ("Ada Lovelace", ""),
        ("Eve_1003_assignsubmission_file_x_1001_assignsubmission_file_", ""),
        ("Bo_1002_assignsubmission_file_Ada Lovelace_1001", "1002"),
        ("Bo_1002_assignsubmission_file_x_assignsubmission_y", "1002"),
    ],
)
def test_moodle_knows_an_address_and_what_its_download_calls_a_student(
    make: Make, student: str, number: str
) -> None:
    filled = moodle.fill_worksheet(OFFLINE, [make(student)], {student: {"student": student}})
    read = import_worksheet(filled.text)
    assert [key for key, (grade, _) in read.items() if grade] == ([number] if number else [])


def test_moodle_with_hidden_names_knows_its_participants(make: Make) -> None:
    rows = [[row[0], *row[3:]] for row in tabled(OFFLINE)]
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    people = {"Participant_1002": {"student": "Participant_1002"}}
    filled = moodle.fill_worksheet(text.getvalue(), [make("Participant_1002")], people)
    assert import_worksheet(filled.text)["1002"][0] == "100"


def test_moodle_takes_grades_and_feedback(results: list[Result], make: Make) -> None:
    everyone = [*results, make("flo"), make(FOLDER)]
    filled = moodle.fill_worksheet(OFFLINE, everyone, MAILS)
    read = import_worksheet(filled.text)
    assert [(number, grade) for number, (grade, _) in read.items()] == [
        ("1001", "100"), ("1002", "70"), ("1003", "85"), ("1004", ""), ("1005", ""), ("1007", "100")
    ]  # fmt: skip
    assert read["1002"][1] == (
        "70 of 100 points: sigmoid 15/15, forward 20/20, loss 0/10, backward 35/35, train 0/20."
        "<br>Fix first: loss is right.<br>Too small."
    )
    assert filled.left == {
        "di": "not judged; the row was kept",
        "ed": "no row of the worksheet has the email ed@uni.edu",
        "flo": "Moodle does not allow changes of this grade",
    }
    assert filled.count == 4
    for line in (1, 2, 3, 4, 5):
        before, after = tabled(OFFLINE)[line], tabled(filled.text)[line]
        assert [*before[:4], *before[5:9]] == [*after[:4], *after[5:9]]
    untouched = [line for line in OFFLINE.splitlines() if "1004" in line or "1005" in line]
    assert len(untouched) == 2
    assert set(untouched) <= set(filled.text.splitlines())
    assert filled.text.startswith(OFFLINE.partition("\n")[0])


def test_moodle_gets_no_markup_of_a_student(results: list[Result]) -> None:
    read = import_worksheet(moodle.fill_worksheet(OFFLINE, results, MAILS).text)
    feedback = read["1003"][1]
    assert "&lt;script&gt;" in feedback
    assert re.sub("<br>", "", feedback).count("<") == 0
    assert feedback.startswith("85 of 100 points")
    assert not re.search(r"::error|[\x00-\x1f\u202e\ufffe]", feedback)


def test_moodle_grades_are_scaled_to_its_maximum(make: Make) -> None:
    text = OFFLINE.replace("100.00", '"7,50"')
    filled = moodle.fill_worksheet(text, [make("bo", train="failed")], {"bo": MAILS["bo"]})
    assert import_worksheet(filled.text)["1002"][0] == "6"
    filled = moodle.fill_worksheet(text, [make("bo", sigmoid="failed")], {"bo": MAILS["bo"]})
    assert import_worksheet(filled.text)["1002"][0] == "6,38"
    assert "Grades were scaled to Moodle's maximum of 7,50." in filled.notes


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("Identifier", "Teilnehmer/in"), "no column 'Identifier'"),
        (
            ("Grade can be changed", "Bewertung änderbar"),
            "has no column 'Grade can be changed'. Download .* with Moodle's language set to English",
        ),
        (("Last modified (grade)", "Changed"), "no column 'Last modified .grade.'"),
        (
            ("100.00", "Excellent"),
            "is 'Excellent', which is not a number above 0; set the assignment",
        ),
        ((",", ";"), "Moodle reads commas only"),
    ],
)
def test_a_moodle_worksheet_that_does_not_fit_is_one_sentence(
    make: Make, change: tuple[str, str], said: str
) -> None:
    with pytest.raises(ExportError, match=said) as caught:
        moodle.fill_worksheet(OFFLINE.replace(*change), [make("ada")], MAILS)
    assert "\n" not in str(caught.value)


def test_a_worksheet_without_feedback_comments_gets_grades_and_a_word(make: Make) -> None:
    filled = moodle.fill_worksheet(OFFLINE.replace("Feedback comments", "x"), [make("ada")], MAILS)
    assert "no feedback was written" in filled.notes[-1]
    assert filled.count == 1


def test_moodle_import_has_whoever_has_the_identifier_of_most(results: list[Result]) -> None:
    people: dict[str, dict[str, str]] = {
        **MAILS,
        "ada": {"id_number": "A-1"},
        "=cmd()": {"email": "=x@uni.edu"},
        "ed": {},
    }
    filled = moodle.render_import(results, people)
    rows = tabled(filled.text)
    assert rows[0] == ["Email address", "ID number", "XOR (total)", "Feedback"]
    assert [row[:3] for row in rows[1:]] == [
        ["bo@uni.edu", "", "70"],
        ["'=x@uni.edu", "", "85"],
    ]
    assert filled.left == {
        "di": "not judged",
        "ed": "no email or id_number in the roster",
        "ada": "no email in the roster, by which Moodle is to find everybody",
    }
