"""What other systems get: each format as its reader wants it, and nothing that a student made active."""

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml, Skipped

from grader.assignment.deadline import DueDate
from grader.assignment.spec import Assignment
from grader.atomic_files import file_name
from grader.batch.results_folder import ResultsFolder
from grader.cli import main
from grader.errors import ExportError
from grader.integrations import canvas, junit, moodle, prairielearn
from grader.integrations.csv_worksheet import Worksheet
from grader.judging.grade import Job
from grader.results import grades_csv, gradescope_json
from grader.results.result import Check, Result

HOSTILE = '=cmd()|"x"\n::error::owned\n<script>alert(1)</script>\x1b[31m\u202e]]>&\ufffe'
Make = Callable[..., Result]


@pytest.fixture
def make(xor: Assignment) -> Make:
    """A result with one check a stage; `lost` says which did not pass, and how."""

    def result(student: str, message: str = "Too small.", **lost: Any) -> Result:
        checks = [
            Check(
                name=f"test_{stage.name}_is_right",
                sentence=f"{stage.name} is right.",
                stage=stage.name,
                points=stage.points,
                outcome=lost.get(stage.name, "passed"),
                message=message if stage.name in lost else "",
                diagnosis=("loss-halved",) if stage.name in lost else (),
                printed=message if message == HOSTILE else "",
            )
            for stage in xor.stages
        ]
        return Result(student, xor, tuple(checks), lost.get("problem", ""), seconds=1.5)

    return result


@pytest.fixture
def results(make: Make) -> list[Result]:
    """A right one, one that lost, a hostile one, one that is broken, one that cannot be read."""
    return [
        make("ada"),
        make("bo", train="failed", loss="skipped"),
        make("=cmd()", HOSTILE, sigmoid="failed"),
        make("di", loss="broken"),
        replace(make("ed", problem="ed.zip is no archive."), checks=()),
    ]


def tabled(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(
        csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter)
    )


# --- Canvas: what lib/gradebook_importer.rb makes of a file ---

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


def test_canvas_takes_the_grades_and_finds_nothing_else_changed(results: list[Result]) -> None:
    filled = canvas.fill_gradebook(GRADEBOOK, results, PEOPLE)
    assert filled.text == (
        GRADEBOOK.replace(",9.00,,90", ",9.00,100,90")
        .replace(",  ,3.00,", ",  ,70,")
        .replace(",=1+1,,", ",=1+1,85,")
    )
    assert import_gradebook(filled.text) == {
        "11": "100", "12": "70", "13": "85", "14": "50.00", "15": "7.00", "16": "EX", "17": ""
    }  # fmt: skip
    assert filled.count == 3
    assert filled.left == {
        "di": "not judged; the cell stays as it was",
        "ed": "the roster has none of canvas_id, sis_user_id, sis_login_id, name, student",
    }
    assert filled.notes == ("Rows without a result, left as they were: Flo; Gus; Student, Test.",)


def test_canvas_semicolons_decimal_commas_and_the_mark_stay(make: Make) -> None:
    text = "\ufeff" + re.sub(r",(?! \w)", ";", GRADEBOOK).replace("100.00", "25,00")
    filled = canvas.fill_gradebook(
        text, [make("bo", loss="failed", sigmoid="failed")], {"bo": PEOPLE["bo"]}
    )
    assert filled.text == text.replace(";  ;3.00;", ";  ;18,75;")
    assert import_gradebook(filled.text)["12"] == "18.75"
    assert filled.notes[-1].startswith("XOR network (123) has 25,00 points in Canvas")


def test_canvas_keeps_who_is_excused_and_says_so(make: Make) -> None:
    text = GRADEBOOK.replace("Flo,15,U5,flo5,CS 1,,7.00,", "Flo,15,U5,flo5,CS 1,,N/A,")
    people = {"gus": {"canvas_id": "16"}, "flo": {"canvas_id": "15"}}
    filled = canvas.fill_gradebook(text, [make("gus"), make("flo")], people)
    assert filled.text == text
    assert filled.left == {
        "gus": "Canvas has EX there, which stays",
        "flo": "Canvas has N/A there, which stays",
    }


def test_the_strongest_key_decides_and_nobody_is_guessed(make: Make) -> None:
    wrong = {"ada": {"canvas_id": "99", "name": "Ada Lovelace"}}
    filled = canvas.fill_gradebook(GRADEBOOK, [make("ada")], wrong)
    assert filled.left == {"ada": "no row of the worksheet has the canvas_id 99"}
    named = canvas.fill_gradebook(GRADEBOOK, [make("ada")], {"ada": {"name": "Ada  lovelace"}})
    assert import_gradebook(named.text)["11"] == "100"
    without = re.sub(r",U\d,", ",,", GRADEBOOK)
    other = {"ada": {"sis_user_id": "U1", "sis_login_id": "al1"}}
    assert (
        import_gradebook(canvas.fill_gradebook(without, [make("ada")], other).text)["11"] == "100"
    )
    twins = GRADEBOOK.replace("Bo,12", '"Lovelace, Ada",12')
    doubtful = canvas.fill_gradebook(twins, [make("ada")], {"ada": {"name": "Ada Lovelace"}})
    assert doubtful.left == {"ada": "two rows have the name Ada Lovelace"}
    with pytest.raises(ExportError, match="ada and bo are one person in the worksheet"):
        canvas.fill_gradebook(
            GRADEBOOK,
            [make("ada"), make("bo")],
            {"ada": {"canvas_id": "11"}, "bo": {"sis_user_id": "U1"}},
        )


@pytest.mark.parametrize(
    ("student", "number"),
    [
        ("AL1", "11"),
        ("lovelaceada_11", "11"),
        ("lovelaceada_12", ""),
        ("bo_11", ""),
        ("11", ""),
        ("Lovelace, Ada", ""),
        ("eve_13", "13"),
        ("_13", ""),
    ],
)
def test_canvas_knows_a_login_and_what_its_download_calls_a_student(
    make: Make, student: str, number: str
) -> None:
    filled = canvas.fill_gradebook(GRADEBOOK, [make(student)], {student: {"student": student}})
    read = import_gradebook(filled.text)
    assert [key for key, grade in read.items() if grade == "100"] == ([number] if number else [])
    assert filled.count == bool(number)


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


@pytest.mark.parametrize(
    ("change", "column", "said"),
    [
        (("Student,ID", "Name,Number"), "", "no gradebook of Canvas"),
        (("Section", "Group"), "", "no gradebook of Canvas"),
        (("XOR network", "Network"), "", "no column with 'xor' in its title; say which with --column, of: 'Essay .7.', 'Network .123.'"),
        (("Essay (7)", "Xor, again (7)"), "", "more than one column with 'xor'"),
        (("", ""), "Quiz", "no column called 'Quiz'"),
        (("", ""), "Essays Final Score", "no column called"),
        (("100.00", "(read only)"), "", "is read only"),
        (("100.00", "many"), "", "is 'many', which is no number of points"),
        (("100.00", "0.00"), "", "no number of points"),
        (("Bo,12", 'B"o"",1"2,"'), "", "stray quote in line 5"),
    ],
)  # fmt: skip
def test_a_gradebook_that_does_not_fit_is_one_sentence(
    make: Make, change: tuple[str, str], column: str, said: str
) -> None:
    text = GRADEBOOK.replace(*change) if change[0] else GRADEBOOK
    text = text.replace('B"o"",1"2,"', 'Bo,"12"3')
    with pytest.raises(ExportError, match=said) as caught:
        canvas.fill_gradebook(
            text.replace("Xor, again (7)", '"Xor, again (7)"'), [make("ada")], PEOPLE, column
        )
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("column", ["Essay (7)", "Essay"])
def test_a_column_may_be_named(make: Make, column: str) -> None:
    filled = canvas.fill_gradebook(GRADEBOOK, [make("bo")], {"bo": PEOPLE["bo"]}, column)
    assert filled.text == GRADEBOOK.replace(",  ,3.00", ",10,3.00")


CELLS = st.text(st.sampled_from('a,;"\n\r é='), max_size=5)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=4), st.booleans())
def test_a_worksheet_is_read_as_csv_and_written_as_it_was(
    rows: list[list[str]], quoted: bool
) -> None:
    rows = [["h", "i", "j"], *rows]
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL) if quoted else csv.writer(text)
    writer.writerows(rows)
    sheet = Worksheet(text.getvalue())
    assert [[sheet.cell(r, c) for c in range(len(rows[r]))] for r in sheet.rows] == rows[1:]
    assert sheet.render() == text.getvalue()
    sheet.fill(1, 1, rows[1][0])
    rows[1][1] = rows[1][0]
    assert tabled(sheet.render()) == rows


def test_a_cell_in_quotes_keeps_them_and_a_short_row_gets_its_cells() -> None:
    sheet = Worksheet('a,b,c\n1,"",\n2\n')
    sheet.fill(1, 1, "7")
    sheet.fill(1, 2, "8")
    sheet.fill(2, 2, "9")
    assert sheet.render() == 'a,b,c\n1,"7",8\n2,,9\n'
    assert Worksheet("a,b\n1,").render() == "a,b\n1,"


# --- Moodle: what mod/assign/feedback/offline/importgradeslib.php makes of a worksheet ---

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


def test_moodle_takes_grades_and_feedback(results: list[Result], make: Make) -> None:
    everyone = [*results, make("flo"), make(FOLDER)]
    filled = moodle.fill_worksheet(OFFLINE, everyone, MAILS)
    read = import_worksheet(filled.text)
    assert [(number, grade) for number, (grade, _) in read.items()] == [
        ("1001", "100"), ("1002", "70"), ("1003", "85"), ("1004", ""), ("1005", ""), ("1007", "100")
    ]  # fmt: skip
    assert read["1002"][1] == (
        "70 of 100 points: sigmoid 15/15, forward 20/20, loss 0/10, backward 35/35, train 0/20."
        "<br>Mend first: loss is right.<br>Too small."
    )
    assert filled.left == {
        "di": "not judged; the row stays as it was",
        "ed": "no row of the worksheet has the email ed@uni.edu",
        "flo": "Moodle says that this grade cannot be changed",
    }
    assert filled.count == 4
    for line in (1, 2, 3, 4, 5):
        before, after = tabled(OFFLINE)[line], tabled(filled.text)[line]
        assert [*before[:4], *before[5:9]] == [*after[:4], *after[5:9]]
    untouched = [line for line in OFFLINE.splitlines() if "1004" in line or "1005" in line]
    assert all(line in filled.text.splitlines() for line in untouched)
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
        (("Grade can be changed", "Bewertung änderbar"), "with English as the language"),
        (("Last modified (grade)", "Changed"), "no column 'Last modified .grade.'"),
        (("100.00", "Excellent"), "is 'Excellent', which is no number of points"),
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


def test_moodle_import_has_whoever_can_be_identified(results: list[Result]) -> None:
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
        ["", "A-1", "100"],
        ["bo@uni.edu", "", "70"],
        ["'=x@uni.edu", "", "85"],
    ]
    assert filled.left == {
        "di": "not judged",
        "ed": "the roster has neither email nor id_number",
    }


# --- JUnit: pytest's xunit2, as /work's formats and Jenkins's junit-10.xsd have it ---

SCHEMA = """
<s:schema xmlns:s="http://www.w3.org/2001/XMLSchema">
 <s:complexType name="said" mixed="true">
  <s:attribute name="type" type="s:string"/><s:attribute name="message" type="s:string"/>
 </s:complexType>
 <s:element name="testsuites"><s:complexType>
  <s:sequence><s:element ref="testsuite" minOccurs="0" maxOccurs="unbounded"/></s:sequence>
  <s:attribute name="name" type="s:string"/>
 </s:complexType></s:element>
 <s:element name="testsuite"><s:complexType>
  <s:sequence>
   <s:element name="properties" minOccurs="0"><s:complexType><s:sequence>
    <s:element name="property" maxOccurs="unbounded"><s:complexType>
     <s:attribute name="name" type="s:string" use="required"/>
     <s:attribute name="value" type="s:string" use="required"/>
    </s:complexType></s:element>
   </s:sequence></s:complexType></s:element>
   <s:element name="testcase" minOccurs="0" maxOccurs="unbounded"><s:complexType>
    <s:choice minOccurs="0" maxOccurs="unbounded">
     <s:element name="failure" type="said"/><s:element name="error" type="said"/>
     <s:element name="skipped" type="said"/>
     <s:element name="system-out" type="s:string"/><s:element name="system-err" type="s:string"/>
    </s:choice>
    <s:attribute name="name" type="s:string" use="required"/>
    <s:attribute name="classname" type="s:string"/><s:attribute name="time" type="s:string"/>
   </s:complexType></s:element>
  </s:sequence>
  <s:attribute name="name" type="s:string" use="required"/>
  <s:attribute name="tests" type="s:nonNegativeInteger" use="required"/>
  <s:attribute name="failures" type="s:nonNegativeInteger" use="required"/>
  <s:attribute name="errors" type="s:nonNegativeInteger" use="required"/>
  <s:attribute name="skipped" type="s:nonNegativeInteger"/>
  <s:attribute name="time"><s:simpleType><s:restriction base="s:string">
   <s:pattern value="[0-9]+\\.[0-9]{0,3}"/>
  </s:restriction></s:simpleType></s:attribute>
  <s:attribute name="timestamp" type="s:string"/><s:attribute name="hostname" type="s:string"/>
 </s:complexType></s:element>
</s:schema>
"""


@pytest.fixture(scope="module")
def schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(SCHEMA)


@pytest.mark.thorough
def test_the_schema_is_the_one_that_pytest_itself_writes_by(
    schema: xmlschema.XMLSchema, tmp_path: Path
) -> None:
    (tmp_path / "test_a.py").write_text(
        "import pytest\ndef test_a(): assert 0\ndef test_b(): pytest.skip('x')\n"
        "@pytest.fixture\ndef f(): 1/0\ndef test_c(f): print(1)\n"
    )
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--junitxml=j.xml"]
    subprocess.run([*command, "-q", "."], cwd=tmp_path, check=False, capture_output=True)
    schema.validate(tmp_path / "j.xml")


def properties(suite: Any) -> dict[str, str]:
    return {each.name: each.value for each in suite.properties()}


def test_junit_is_valid_and_a_real_reader_finds_all(
    results: list[Result], schema: xmlschema.XMLSchema
) -> None:
    text = junit.render_junit(results)
    schema.validate(text.encode())
    suites = {suite.name: suite for suite in JUnitXml.fromstring(text.encode())}
    assert list(suites) == ["ada", "bo", "=cmd()", "di", "ed"]
    counts = {n: (s.tests, s.failures, s.errors, s.skipped) for n, s in suites.items()}
    assert counts == {
        "ada": (5, 0, 0, 0),
        "bo": (5, 1, 0, 1),
        "=cmd()": (5, 1, 0, 0),
        "di": (5, 0, 1, 0),
        "ed": (1, 0, 1, 0),
    }
    points = properties(suites["bo"])
    assert (points["points"], points["max_points"]) == ("70", "100")
    assert (points["train.points"], points["train.max_points"]) == ("0", "20")
    assert points["test_train_is_right.misconception"] == "loss-halved"
    broken = properties(suites["di"])
    assert "loss.points" not in broken
    assert "test_loss_is_right.points" not in broken
    assert broken["loss.max_points"] == "10"
    (case,) = [case for case in suites["bo"] if case.name == "test_train_is_right"]
    assert case.classname == "xor.bo.train"
    (failure,) = case.result
    assert isinstance(failure, Failure)
    assert failure.message == "Too small."
    assert failure.text == "train is right.\nToo small."
    kinds = [type(said) for suite in suites.values() for case in suite for said in case.result]
    assert kinds == [Skipped, Failure, Failure, Error, Error]


def test_junit_holds_a_hostile_text_as_text(results: list[Result]) -> None:
    text = junit.render_junit(results[2:3])
    assert not re.search("<script|^\\s*::|[\x00-\x08\x1b\u202e\ufffe]", text, re.MULTILINE)
    (suite,) = JUnitXml.fromstring(text.encode())
    case = next(iter(suite))
    assert "<script>alert(1)</script>" in case.result[0].text
    assert "<script>alert(1)</script>" in case.system_out


def test_students_with_dots_are_one_package_each(make: Make) -> None:
    (suite,) = JUnitXml.fromstring(junit.render_junit([make("ada.b c")]).encode())
    assert suite.name == "ada.b c"
    assert next(iter(suite)).classname == "xor.ada_b_c.sigmoid"


# --- PrairieLearn ---


def test_prairielearn_gets_what_its_schema_says(results: list[Result]) -> None:
    for result in results[:3]:
        data = json.loads(prairielearn.render_prairielearn(result))
        assert set(data) == {"gradable", "score", "message", "tests"}
        assert data["gradable"] is True
        assert data["score"] == result.score / 100
        assert sum(test["points"] for test in data["tests"]) == result.score
        for test in data["tests"]:
            assert set(test) == {
                "name", "description", "points", "max_points", "message", "output"
            }  # fmt: skip
            assert isinstance(test["points"], int)
            assert 0 <= test["points"] <= test["max_points"]
    broken, unread = (
        json.loads(prairielearn.render_prairielearn(result)) for result in results[3:]
    )
    assert broken["gradable"] is unread["gradable"] is False
    assert "score" not in broken
    assert unread["format_errors"] == ["ed.zip is no archive."]


def test_prairielearn_reads_no_more_than_a_megabyte(make: Make) -> None:
    result = make("ada", "😀" * 4000, loss="failed")
    long = replace(result.checks[2], printed="😀" * 4000)
    text = prairielearn.render_prairielearn(replace(result, checks=(long,) * 60))
    assert len(text.encode()) < 1_000_000
    assert len(json.loads(text)["tests"]) == 60


def test_prairielearn_shows_no_check_that_is_held_back(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_data = gradescope_json.as_data

    def hide(result: Result) -> dict[str, Any]:
        data = as_data(result)
        data["tests"][1]["visibility"] = "after_published"
        return data

    monkeypatch.setattr(gradescope_json, "as_data", hide)
    names = [
        t["description"] for t in json.loads(prairielearn.render_prairielearn(make("ada")))["tests"]
    ]
    assert "test_forward_is_right" not in names
    assert len(names) == 4


# --- CSV ---


def test_a_csv_has_a_column_a_check_and_no_formula(results: list[Result]) -> None:
    rows = tabled(grades_csv.render_checks(results, PEOPLE))
    assert rows[0][:5] == ["student", "sis_login_id", "name", "canvas_id", "sis_user_id"]
    table = {row[0]: dict(zip(rows[0], row, strict=True)) for row in rows[1:]}
    assert list(table) == ["'=cmd()", "ada", "bo", "di", "ed"]
    assert table["bo"]["score"] == "70"
    assert table["bo"]["mistakes"] == "loss-halved"
    assert table["bo"]["train: test_train_is_right"] == "0"
    assert table["ada"]["train: test_train_is_right"] == "20"
    assert table["di"]["loss: test_loss_is_right"] == table["di"]["loss"] == ""
    assert table["ed"]["train: test_train_is_right"] == ""
    assert table["ed"]["note"] == "ed.zip is no archive."
    assert not any(cell[:1] in "=+-@\t\r" for row in rows for cell in row if cell)


def test_what_being_late_costs_is_taken_off_everywhere(make: Make) -> None:
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    deadline = DueDate(noon, penalty_per_day=10)
    result = make("ada", loss="failed")
    assignment = replace(result.assignment, deadline=deadline)
    lateness = deadline.judge(90, noon + timedelta(hours=1))
    late = replace(result, assignment=assignment, lateness=lateness)
    rows = tabled(grades_csv.render_checks([late], {"ada": {"student": "ada"}}))
    table = dict(zip(*rows, strict=True))
    wanted = {"score": "81", "raw_score": "90", "penalty": "9", "days_late": "1"}
    assert {key: table[key] for key in wanted} == wanted
    assert rows[0].count("student") == 1
    assert '<property name="points_before_penalty" value="90"' in junit.render_junit([late])
    assert json.loads(prairielearn.render_prairielearn(late))["score"] == 0.81
    people = {"ada": {"canvas_id": "11", "participant": "1001"}}
    assert import_gradebook(canvas.fill_gradebook(GRADEBOOK, [late], people).text)["11"] == "81"
    grade, feedback = import_worksheet(moodle.fill_worksheet(OFFLINE, [late], people).text)["1001"]
    assert grade == "81"
    assert "90 of 100 points" in feedback


# --- The command ---


@pytest.fixture
def out(results: list[Result], job: Job, tmp_path: Path) -> Path:
    """What xorkit grade wrote."""
    record = ResultsFolder(tmp_path / "out", job.assignment)
    for result in results:
        record.write(result)
    record.finish(job, [result.row for result in results], {})
    return record.out


def export(*arguments: str | Path) -> Any:
    return CliRunner().invoke(main, ["export", *map(str, arguments)])


@pytest.fixture
def gradebook(tmp_path: Path) -> Path:
    path = tmp_path / "gradebook.csv"
    path.write_bytes(GRADEBOOK.encode())
    return path


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    path = tmp_path / "roster.csv"
    path.write_text(
        "student,sis_login_id,email\nada,al1,ada@uni.edu\nbo,bo2,\n'=cmd(),eve3,\nzoë,z,\n"
    )
    return path


def test_export_says_what_is_where_and_who_is_not(out: Path, gradebook: Path, roster: Path) -> None:
    run = export(out, "--to", "canvas", "--worksheet", gradebook, "--roster", roster)
    assert (
        run.stdout
        == f"3 of 5 results written to {out / 'canvas.csv'}. In Canvas: Grades, Import.\n"
    )
    assert run.stderr.splitlines() == [
        "Without a row in the roster: di, ed.",
        "In the roster, without a result: zoë.",
        "Left out, di: no row of the worksheet has the student di.",
        "Left out, ed: no row of the worksheet has the student ed.",
        "Rows without a result, left as they were: Di; Flo; Gus; Student, Test.",
    ]
    assert run.exit_code == 1
    grades = import_gradebook((out / "canvas.csv").read_bytes().decode())
    assert [grades[number] for number in ("11", "12", "13")] == ["100", "70", "85"]
    assert gradebook.read_bytes() == GRADEBOOK.encode()


def test_a_worksheet_is_written_over_only_when_it_is_named(out: Path, gradebook: Path) -> None:
    inside = gradebook.rename(out / "canvas.csv")
    asked = ("--to", "canvas", "--worksheet", inside)
    (out.parent / "r.csv").write_text("student,canvas_id\nada,11\n")
    refused = export(out, *asked, "--roster", out.parent / "r.csv")
    assert refused.exit_code == 2
    assert "is the worksheet itself; to write over it, say --into" in refused.stderr
    assert inside.read_bytes() == GRADEBOOK.encode()
    assert export(out, *asked, "--roster", out.parent / "r.csv", "--into", inside).exit_code == 1
    assert import_gradebook(inside.read_bytes().decode())["11"] == "100"


@pytest.mark.parametrize(
    ("target", "name"),
    [("junit", "junit.xml"), ("csv", "checks.csv"), ("prairielearn", "prairielearn")],
)
def test_what_needs_no_roster_is_one_command(out: Path, target: str, name: str) -> None:
    run = export(out, "--to", target)
    assert (run.exit_code, run.stderr) == (0, "")
    assert run.stdout.startswith(f"5 of 5 results written to {out / name}. ")
    elsewhere = out.parent / "deep" / "er"
    assert export(out, "--to", target, "--into", elsewhere).exit_code == 0
    if target == "prairielearn":
        names = {path.name for path in elsewhere.iterdir()}
        assert names == {f"{file_name(s)}.json" for s in ("ada", "bo", "=cmd()", "di", "ed")}
    else:
        assert elsewhere.read_bytes() == (out / name).read_bytes()


def test_moodle_with_and_without_a_worksheet(out: Path, roster: Path) -> None:
    run = export(out, "--to", "moodle", "--roster", roster)
    assert (
        run.stdout
        == f"1 of 5 results written to {out / 'moodle.csv'}. In Moodle: Grades, Import, CSV file.\n"
    )
    worksheet = roster.with_name("w.csv")
    worksheet.write_bytes(OFFLINE.encode())
    run = export(out, "--to", "moodle", "--roster", roster, "--worksheet", worksheet)
    assert import_worksheet((out / "moodle.csv").read_text())["1001"][0] == "100"
    assert worksheet.read_bytes() == OFFLINE.encode()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["OUT", "--to", "canvas"], "name it with --worksheet gradebook.csv"),
        (["OUT", "--to", "canvas", "--worksheet", "none.csv"], "The worksheet none.csv cannot be read"),
        (["OUT", "--to", "csv", "--worksheet", "none.csv"], "--worksheet is for canvas and moodle"),
        (["OUT", "--to", "moodle", "--column", "a"], "--column is for canvas"),
        (["OUT", "--to", "moodle"], "nothing was written; =cmd(): the roster has neither email"),
        (["OUT", "--to", "csv", "--roster", "none.csv"], "The roster none.csv cannot be read"),
        (["none", "--to", "csv"], "none holds no run that names its students; name the folder"),
        (["OUT", "--to", "word"], "is not one of"),
        (["OUT"], "Missing option '--to'"),
    ],
)  # fmt: skip
def test_a_wrong_use_is_one_sentence_and_writes_nothing(
    out: Path, arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(out.parent)
    before = sorted(out.parent.rglob("*"))
    run = export(*[str(out) if word == "OUT" else word for word in arguments])
    assert run.exit_code == 2
    assert said in run.stderr
    assert "Traceback" not in run.stderr
    assert sorted(out.parent.rglob("*")) == before


def test_a_result_that_is_gone_stops_the_export(out: Path) -> None:
    (out / "results" / "bo.json").write_text("{")
    run = export(out, "--to", "csv")
    assert run.exit_code == 2
    assert f"{out / 'results' / 'bo.json'} cannot be read; xorkit grade --out" in run.stderr
    assert not (out / "checks.csv").exists()


def test_a_run_that_was_stopped_is_exported_and_it_is_said(
    out: Path, results: list[Result], job: Job
) -> None:
    ResultsFolder(out, job.assignment).finish(job, [results[0].row], {}, finished=False)
    run = export(out, "--to", "csv")
    assert run.exit_code == 0
    assert run.stderr == f"The run in {out} was stopped; these are the results that it has.\n"
    assert len(tabled((out / "checks.csv").read_text())) == 2


def test_the_roster_is_never_written_over(out: Path, roster: Path) -> None:
    before = roster.read_bytes()
    run = export(out, "--to", "csv", "--roster", roster, "--into", roster)
    assert run.exit_code == 2
    assert roster.read_bytes() == before


@pytest.mark.parametrize("module", [canvas, moodle, junit, prairielearn])
def test_a_format_knows_results_and_other_reports_only(module: Any) -> None:
    source = Path(module.__file__).read_text(encoding="utf-8")
    known = {"results", "reports", "assignment", "text", "errors"}
    imported = re.findall(r"^from grader\.?(\w*)", source, re.MULTILINE)
    assert set(imported) <= known
