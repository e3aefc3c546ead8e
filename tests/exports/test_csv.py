"""The CSV file with a column for each check."""

from grader.results import grades_csv
from grader.results.result import Result
from tests.exports.samples import PEOPLE, tabled


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
