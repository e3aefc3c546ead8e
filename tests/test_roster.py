"""Who a student is elsewhere is read from a roster, and never guessed."""

from pathlib import Path

import pytest

from grader.errors import ExportError
from grader.integrations import roster
from grader.integrations.roster import Roster


@pytest.fixture
def write(tmp_path: Path):  # type: ignore[no-untyped-def]
    def make(text: str | bytes) -> Path:
        path = tmp_path / "roster.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return make


@pytest.mark.parametrize(
    "text",
    [
        "student,canvas_id,email,colour\nada,11,ada@uni.edu,red\n",
        "\ufeffEmail Address;Student;Canvas ID\r\nada@uni.edu;ada;11\r\n",
        'e-mail,STUDENT,canvas-id\n\n"ada@uni.edu"," ada ",11\n',
    ],
)
def test_headings_are_read_as_people_write_them(write, text: str) -> None:  # type: ignore[no-untyped-def]
    people = roster.read_roster(write(text)).people(["ada"])
    assert people == {"ada": {"canvas_id": "11", "email": "ada@uni.edu", "student": "ada"}}


def test_a_student_is_found_by_the_very_name(write) -> None:  # type: ignore[no-untyped-def]
    read = roster.read_roster(
        write("student,email\n'=cmd(),eve@u\nçelik,c@u\nada,a@u\nAda,b@u\n")  # decomposed ç below
    )
    people = read.people(["=cmd()", "c\u0327elik", "ada", "Ada", "ad"])
    assert [each.get("email") for each in people.values()] == ["eve@u", "c@u", "a@u", "b@u", None]


def test_students_without_a_row_and_rows_without_a_result_are_named(write) -> None:  # type: ignore[no-untyped-def]
    read = roster.read_roster(write("student,email\nada,\nzoë,z@u\n"))
    assert read.compare(["ada", "bo", "cy"]) == [
        "Not in the roster: bo, cy.",
        "In the roster but without a result: zoë.",
    ]
    assert read.compare(["ada", "zoë"]) == []


@pytest.mark.parametrize("roster", [Roster(), Roster({})])
def test_a_name_without_a_row_stands_for_itself(roster: Roster) -> None:
    people = roster.people(["al123", "ada@uni.edu"])
    assert people == {
        "al123": {"student": "al123"},
        "ada@uni.edu": {"student": "ada@uni.edu", "email": "ada@uni.edu"},
    }
    assert Roster().compare(["al123"]) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "has no column 'student'"),
        ("name,email\nada,a@u\n", "has no column 'student' with the names in grades.csv; it has"),
        ("student,email\nada,a@u\n ada ,b@u\n", "has two rows for ada; keep one"),
        ("student,email\n,b@u\n", "Row 2 of the roster"),
        ("student,email,e-mail\nada,a,b\n", "has two columns for email"),
        (
            'student,email\n"ada,b@u\n',
            "is not a CSV file .unexpected end of data.. Save it as CSV.",
        ),
        ("student\nçelik".encode("latin-1"), "is not UTF-8; save it as"),
        (b"student\n\0", "is not text. Name a CSV file."),
    ],
)
def test_a_roster_that_does_not_fit_is_one_sentence(write, text: str | bytes, said: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ExportError, match=said) as caught:
        roster.read_roster(write(text))
    assert "\n" not in str(caught.value)


def test_a_roster_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot be read"):
        roster.read_roster(tmp_path / "none.csv")
