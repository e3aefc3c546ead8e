"""xorkit export: what it writes and says."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from grader.atomic_files import file_name
from grader.batch.results_folder import ResultsFolder
from grader.cli import main
from grader.judging.job import Job
from grader.results.result import Result
from tests.exports.samples import GRADEBOOK, OFFLINE, import_gradebook, import_worksheet, tabled


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
        "Not in the roster: di, ed.",
        "In the roster but without a result: zoë.",
        "Left out, di: no row of the worksheet has the student di.",
        "Left out, ed: no row of the worksheet has the student ed.",
        "Rows without a result were kept: Di; Flo; Gus; Student, Test.",
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
    assert (
        f"{inside} is the worksheet itself. To overwrite it, add --into {inside}.\n"
        in refused.stderr
    )
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
        (["OUT", "--to", "moodle"], "Nothing was written, because no result fits. For example =cmd(): no email or id_number in the roster."),
        (["OUT", "--to", "csv", "--roster", "none.csv"], "The roster none.csv cannot be read"),
        (["none", "--to", "csv"], "none holds no run of xorkit grade; name the folder that it wrote."),
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
    again = f"to write it again: xorkit grade SUBMISSIONS --out {out}"
    assert f"{out / 'results' / 'bo.json'} cannot be read; {again}\n" in run.stderr
    assert not (out / "checks.csv").exists()


def test_a_run_that_was_stopped_is_exported_and_it_is_said(
    out: Path, results: list[Result], job: Job
) -> None:
    ResultsFolder(out, job.assignment).finish(job, [results[0].row], {}, finished=False)
    run = export(out, "--to", "csv")
    assert run.exit_code == 0
    assert (
        run.stderr
        == f"Warning: the run in {out} is incomplete; only its existing results are used.\n"
    )
    assert len(tabled((out / "checks.csv").read_text())) == 2


def test_the_roster_is_never_written_over(out: Path, roster: Path) -> None:
    before = roster.read_bytes()
    run = export(out, "--to", "csv", "--roster", roster, "--into", roster)
    assert run.exit_code == 2
    assert roster.read_bytes() == before
