"""Canvas: what lib/gradebook_importer.rb reads in the file."""

import re

import pytest

from grader.errors import ExportError
from grader.integrations import canvas
from grader.results.result import Result
from tests.exports.samples import GRADEBOOK, PEOPLE, Make, import_gradebook


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
        "di": "not judged; the cell was kept",
        "ed": "the roster has none of canvas_id, sis_user_id, sis_login_id, name, student",
    }
    assert filled.notes == ("Rows without a result were kept: Flo; Gus; Student, Test.",)


def test_canvas_semicolons_decimal_commas_and_the_mark_stay(make: Make) -> None:
    text = "\ufeff" + re.sub(r",(?! \w)", ";", GRADEBOOK).replace("100.00", "25,00")
    filled = canvas.fill_gradebook(
        text, [make("bo", loss="failed", sigmoid="failed")], {"bo": PEOPLE["bo"]}
    )
    assert filled.text == text.replace(";  ;3.00;", ";  ;18,75;")
    assert import_gradebook(filled.text)["12"] == "18.75"
    assert filled.notes[-1] == "Scores were scaled: XOR network (123) has 25,00 points in Canvas."


def test_canvas_keeps_who_is_excused_and_says_so(make: Make) -> None:
    text = GRADEBOOK.replace("Flo,15,U5,flo5,CS 1,,7.00,", "Flo,15,U5,flo5,CS 1,,N/A,")
    people = {"gus": {"canvas_id": "16"}, "flo": {"canvas_id": "15"}}
    filled = canvas.fill_gradebook(text, [make("gus"), make("flo")], people)
    assert filled.text == text
    assert filled.left == {
        "gus": "the cell has EX in Canvas and was kept",
        "flo": "the cell has N/A in Canvas and was kept",
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
    with pytest.raises(
        ExportError, match=r"^ada and bo match the same worksheet row \(row 4\); fix the roster\.$"
    ):
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
    ("change", "column", "said"),
    [
        (("Student,ID", "Name,Number"), "", "The worksheet is not a Canvas gradebook: its first columns are not Student, ID, …, Section."),
        (("Section", "Group"), "", "The worksheet is not a Canvas gradebook: its first columns are not Student, ID, …, Section."),
        (("XOR network", "Network"), "", "no column with 'xor' in its title; say which with --column, of: 'Essay .7.', 'Network .123.'"),
        (("Essay (7)", "Xor, again (7)"), "", "more than one column with 'xor'"),
        (("", ""), "Quiz", "no column called 'Quiz'"),
        (("", ""), "Essays Final Score", "no column called"),
        (("100.00", "(read only)"), "", "is read only"),
        (("100.00", "many"), "", "is 'many', which is not a number above 0; set the assignment there to be graded by points"),
        (("100.00", "0.00"), "", "is '0.00', which is not a number above 0; set"),
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
