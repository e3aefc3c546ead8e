"""Questions about a student's own program: the answers are right, and nothing is asked that should not be."""

from __future__ import annotations

import ast
import csv
import json
import shutil
import tokenize
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import replace
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from click.testing import CliRunner

from grader.assignment.load import load
from grader.assignment.spec import Assignment
from grader.batch.dispatch import InProcess
from grader.batch.reference_job import make_job
from grader.cli import main
from grader.errors import AssignmentError
from grader.intake.reading import read_submission
from grader.intake.submission import Submission, build
from grader.judging.grade import Grader
from grader.judging.job import Job
from grader.sandbox.fork_server import Launcher
from grader.viva.bench import Bench
from grader.viva.class_vivas import make_all
from grader.viva.line_edits import draw_edits
from grader.viva.make_sheet import Task, make_sheet
from grader.viva.pages import render_index, render_sheets
from grader.viva.sheet import TOPICS, Sheet
from grader.viva.slope_file import FILE, read_slopes
from tests.cases import SUBMISSIONS, Case, read_cases
from tests.conftest import ROOT, Open
from tests.test_notebook import as_cells, notebook
from tests.viva_answers import Examiner

KMEANS = ROOT / "tests" / "kmeans"
SAMPLE = SUBMISSIONS / "sample"
Made = Callable[[Submission], Sheet]


@pytest.fixture(scope="module")
def asked(xor: Assignment) -> Job:
    """Official grading, with the known mistakes and their small examples."""
    return make_job(xor, ROOT / "solutions" / "xor", 7)


@pytest.fixture(scope="module")
def grader(asked: Job) -> Iterator[Grader]:
    with Grader(asked) as grader:
        yield grader


@pytest.fixture(scope="module")
def bench(asked: Job) -> Iterator[Bench]:
    with Bench(asked) as bench:
        yield bench


@pytest.fixture(scope="module")
def made(bench: Bench, grader: Grader) -> Made:
    """A sheet for a submission, which is graded first."""
    return lambda submission: make_sheet(bench, make_task(grader, submission))


def make_task(grader: Grader, submission: Submission) -> Task:
    result = grader.grade(submission)
    return Task(submission.student, submission, result.checks, submission.fingerprint)


def read(name: str) -> Submission:
    return read_submission(SAMPLE / name)


@pytest.fixture(scope="module")
def plain(job: Job) -> Iterator[Grader]:
    """It names no mistakes, which takes most of the time for a wrong program."""
    with Grader(job) as grader:
        yield grader


def find_wrong(bench: Bench, grader: Grader, plain: Grader, submission: Submission) -> list[str]:
    """What is wrong on a sheet; that there is something on it is asserted here."""
    sheet = make_sheet(bench, make_task(grader, submission))
    assert sheet.questions or sheet.problem
    with Launcher() as launcher:
        return list(Examiner(bench.job, launcher, plain).find_wrong(sheet, submission))


@pytest.mark.parametrize("name", ["hugo", "emil"])
def test_the_answers_about_two_programs_are_right(
    bench: Bench, grader: Grader, plain: Grader, name: str
) -> None:
    assert find_wrong(bench, grader, plain, read(name)) == []


@pytest.mark.thorough
@pytest.mark.release
@pytest.mark.parametrize("case", read_cases("sample"), ids=str)
def test_the_answers_about_the_whole_sample_class_are_right(
    bench: Bench, grader: Grader, plain: Grader, case: Case
) -> None:
    assert find_wrong(bench, grader, plain, read(case.name)) == []


@pytest.mark.thorough
@pytest.mark.release
@pytest.mark.parametrize("name", ["line", "attention"])
def test_the_answers_about_other_assignments_are_right(name: str) -> None:
    job = make_job(load(ROOT / "assignments" / name), ROOT / "solutions" / name, 7)
    reference = dict(job.reference or {})
    mistaken = [{**reference, **sources} for sources in list_wrong(job)]
    with Grader(job) as grader, Grader(replace(job, mistakes=())) as plain, Bench(job) as bench:
        for sources in (reference, *mistaken):
            submission = Submission("someone", sources)
            assert find_wrong(bench, grader, plain, submission) == []
        sheet = make_sheet(bench, make_task(grader, Submission("someone", reference)))
    assert [question.kind for question in sheet.questions] == list(TOPICS)


def list_wrong(job: Job) -> Iterator[dict[str, str]]:
    """Programs with a known mistake in one module, some of those there are."""
    catalogue = job.catalogue()
    for mistake in job.mistakes[:: len(job.mistakes) // 2]:
        module = catalogue.module(mistake.function)
        (old, new), *_ = mistake.ways[0]
        source = catalogue.reference[module].replace(old, new)
        if source != catalogue.reference[module]:
            yield {module: source}


def test_a_right_program_gets_a_question_of_each_kind(made: Made) -> None:
    sheet = made(read("ada"))
    assert [question.kind for question in sheet.questions] == list(TOPICS)
    assert not sheet.notes
    for question in sheet.questions:
        assert 2 <= len(question.options) == len(set(question.options)) <= 4


def test_a_rerun_gives_the_same_sheet_and_another_program_another(made: Made) -> None:
    first = made(read("hugo")).as_data()
    assert made(replace(read("hugo"), student="hugo again")).as_data() == {**first, "student": "hugo again"}  # fmt: skip
    assert made(read("mira")).as_data()["questions"] != first["questions"]


def test_a_wrong_program_is_asked_where_it_is_wrong(made: Made) -> None:
    """The value is that of the smallest example, and the examiner is told the right one and the mistake."""
    value = made(read("emil")).questions[0]
    assert value.kind == "value"
    assert value.fact.function == "backward"
    assert "Right is" in value.says
    assert "half of the slope" in value.says


def test_a_gradient_that_is_wrong_is_shown_to_the_examiner(made: Made) -> None:
    (slope,) = (question for question in made(read("emil")).questions if question.kind == "slope")
    assert "They do not agree" in slope.says


def test_what_gives_no_answer_gets_a_reason(made: Made, xor: Assignment) -> None:
    stub = {
        stage.name: (xor.folder / f"{stage.name}.py").read_text("utf-8") for stage in xor.stages
    }
    sheet = made(Submission("stub", stub))
    assert not sheet.questions
    assert "yours to write" in sheet.problem
    crash = made(
        Submission("crash", {stage.name: "import os\nos.abort()\n" for stage in xor.stages})
    )
    assert not crash.questions
    assert "There is nothing to ask" in crash.problem


@pytest.mark.thorough
@pytest.mark.release
def test_a_program_that_hangs_or_gives_no_value_twice_is_not_asked_about(
    made: Made, reference: dict[str, str]
) -> None:
    random = "import numpy as np\ndef compute_loss(y_true, y_pred):\n    return np.random.rand()\n"
    endless = "def forward(X, params):\n    while True:\n        pass\n"
    sheet = made(Submission("odd", {**reference, "loss": random, "forward": endless}))
    assert sheet.questions
    functions = {question.fact.function for question in sheet.questions}
    assert not functions & {"compute_loss", "forward", "train"}


def test_a_notebook_has_a_sheet(made: Made, reference: dict[str, str]) -> None:
    submission = build("note", {"net.ipynb": notebook(as_cells(reference))})
    assert len(made(submission).questions) == 5


SOURCE = '''"""Says a + b."""
import numpy as np  # a + b

LIMIT = 1 + 2


def mean(values, weights):
    """Return a * b: 1 + 2."""
    # 1 + 2
    größe = np.sum(values * weights) / 2  # ü * 2
    name = "größe"; total = größe + 3
    return (total +
            1)


def endless(n):
    while n > 1:
        n = n - 1
    return n
'''


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_a_changed_line_is_one_line_of_the_student_and_never_style(ends: str) -> None:
    source = SOURCE.replace("\n", ends)
    edits = [edit for seed in range(40) for edit in draw_edits("area", source, np.random.RandomState(seed), 9)]  # fmt: skip
    lines = SOURCE.split("\n")
    assert {edit.line for edit in edits} == {10, 11, 12, 13}
    for edit in edits:
        after = edit.source.split("\n")
        assert [n for n, pair in enumerate(zip(lines, after, strict=True), 1) if pair[0] != pair[1]] == [edit.line]  # fmt: skip
        assert list_comments(edit.source) == list_comments(SOURCE)
        assert ast.dump(ast.parse(edit.source)) != ast.dump(ast.parse(SOURCE))


def list_comments(source: str) -> list[str]:
    found = tokenize.generate_tokens(StringIO(source).readline)
    return [token.string for token in found if token.type == tokenize.COMMENT]


def test_no_question_is_about_a_check_that_is_held_back(asked: Job, grader: Grader) -> None:
    """Not its sentence, not its name, and no numbers of its cases: those come from the handout's words."""
    stages = asked.assignment.stages
    held = asked.assignment.check_names[::2]
    hidden = replace(asked.assignment, visibility=dict.fromkeys(held, "hidden"))
    assert len(stages) > 1
    with Bench(replace(asked, assignment=hidden)) as bench:
        for name in ("hugo", "emil"):
            task = make_task(grader, read(name))
            sentences = {check.name: check.sentence for check in task.checks}
            sheet = make_sheet(bench, task)
            text = render_sheets("xor", [sheet], True) + json.dumps(sheet.as_data()) + repr(sheet)
            assert sheet.questions
            for check in held:
                assert check not in text
                assert sentences[check] not in text
                assert repr(sentences[check])[1:-1] not in text


def test_a_class_with_methods_has_a_sheet(tmp_path: Path) -> None:
    shutil.copytree(KMEANS, tmp_path, dirs_exist_ok=True)
    assignment = load(tmp_path / "assignments" / "kmeans")
    job = make_job(assignment, tmp_path / "solutions" / "kmeans", 7)
    submission = Submission("someone", dict(job.reference or {}))
    with Grader(job) as grader, Bench(job) as bench, Launcher() as launcher:
        sheet = make_sheet(bench, make_task(grader, submission))
        assert list(Examiner(job, launcher, grader).find_wrong(sheet, submission)) == []
    assert {question.kind for question in sheet.questions} >= {"value", "line", "check"}
    assert any("viva.toml" in note for note in sheet.notes)


def test_what_a_student_wrote_is_text_on_each_page(made: Made, reference: dict[str, str]) -> None:
    name = "<img src=x onerror=alert(1)>"
    marked = {k: v.replace("\n    return ", "\n    # <script>\u202ealert(2)</script>\n    return ") for k, v in reference.items()}  # fmt: skip
    sheet = made(Submission(name, marked))
    assert any("<script>" in text for each in sheet.questions for _, text, _ in each.code)
    for page in (render_sheets("xor", [sheet], True), render_index("xor", [sheet])):
        assert "<img" not in page
        assert "<script" not in page
        assert "\u202e" not in page


def test_the_questions_alone_hold_no_answer(made: Made) -> None:
    sheet = made(read("emil"))
    page, full = (render_sheets("xor", [sheet], answers) for answers in (False, True))
    for question in sheet.questions:
        assert str(question.says) not in page
    assert "For the examiner" not in page
    assert "For the examiner" in full


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "has no entry 'slope'"),
        ('what = "a"', "there is no entry 'what'"),
        ("of", "is no function of the assignment"),
        ("like", "is no function of the assignment"),
        ("by", "is no argument of backward"),
        ("sum", "is not made of calls"),
    ],
)
def test_a_slip_in_viva_toml_is_named(
    xor: Assignment, tmp_path: Path, text: str, said: str
) -> None:
    good = (xor.folder / FILE).read_text("utf-8")
    changes = {
        "of": good.replace("compute_loss(", "compute_lost("),
        "like": good.replace('like = "backward"', 'like = "backwards"'),
        "by": good.replace('by = "params"', 'by = "parameters"'),
        "sum": good.replace("[3])", "[3]) + 1"),
    }
    (tmp_path / FILE).write_text(changes.get(text, text), "utf-8")
    with pytest.raises(AssignmentError, match=said):
        read_slopes(replace(xor, folder=tmp_path))


class Failing(InProcess):
    """An executor whose worker ends at each call about one student."""

    def submit(self, function: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        if args[1].student != "unlucky":
            return super().submit(function, *args, **kwargs)
        future: Future[Any] = Future()
        future.set_exception(ConnectionError("the worker ended"))
        return future


def test_a_worker_that_ends_costs_one_sheet_and_is_said(asked: Job) -> None:
    tasks = [Task(name, Submission(name, {}), (), "0") for name in ("lucky", "unlucky")]
    ready = Sheet("absent", problem="Nothing was handed in.")
    sheets = {each.student: each for each in make_all(asked, [ready, *tasks], Failing(), 2)}
    assert set(sheets) == {"absent", "lucky", "unlucky"}
    assert "the worker ended" in sheets["unlucky"].problem
    assert "There is nothing to ask" in sheets["lucky"].problem


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert not done.exception or isinstance(done.exception, SystemExit), done.output
    return done.exit_code, done.output


@pytest.fixture(scope="module")
def graded_class(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graded class: a right program, a wrong one, an empty folder, an archive that cannot be opened."""
    place = tmp_path_factory.mktemp("viva")
    for name in ("ada", "hugo"):
        shutil.copytree(SAMPLE / name, place / "class" / name)
    (place / "class" / "empty").mkdir()
    (place / "class" / "broken.zip").write_bytes(b"no archive")
    code, said = run("grade", str(place / "class"), "--out", str(place / "out"), "--seed", "7")
    assert code == 1, said
    return place


@pytest.mark.thorough
def test_the_command_writes_a_page_for_everybody(graded_class: Path) -> None:
    code, said = run("viva", "--out", str(graded_class / "out"))
    assert code == 0, said
    assert "- broken: 0 questions. This .zip cannot be opened" in said
    assert "- empty: 0 questions. It is empty" in said
    assert "2 sheets, 2 without questions." in said
    place = graded_class / "out" / "viva"
    with (graded_class / "out" / "grades.csv").open(encoding="utf-8", newline="") as file:
        students = [row["student"] for row in csv.DictReader(file)]
    for folder in ("questions", "examiner"):
        assert sorted(path.stem for path in (place / folder).iterdir()) == sorted(students)
    data = json.loads((place / "viva.json").read_text("utf-8"))
    assert sorted(each["student"] for each in data) == sorted(students)
    index = (place / "index.html").read_text("utf-8")
    assert all(student in index for student in students)


@pytest.mark.thorough
def test_the_command_takes_names_and_says_which_are_unknown(graded_class: Path) -> None:
    out = str(graded_class / "out")
    code, said = run("viva", "hugo", "--out", out)
    assert (code, "1 sheet." in said) == (0, True), said
    assert [each["student"] for each in json.loads((graded_class / "out/viva/viva.json").read_text("utf-8"))] == ["hugo"]  # fmt: skip
    code, said = run("viva", "hogu", "--out", out)
    assert (code, "There is no result of 'hogu'" in said) == (2, True), said


@pytest.mark.thorough
def test_a_submission_that_has_changed_or_gone_is_not_asked_about(
    graded_class: Path, tmp_path: Path
) -> None:
    shutil.copytree(graded_class, tmp_path, dirs_exist_ok=True)
    other = tmp_path / "class"
    (other / "ada" / "loss.py").write_text("def compute_loss(a, b):\n    return 1\n", "utf-8")
    shutil.rmtree(other / "hugo")
    code, said = run("viva", "--out", str(tmp_path / "out"), "--submissions", str(other))
    assert code == 0, said
    assert "- ada: 0 questions. The submission is not the one that was graded." in said
    assert "- hugo: 0 questions. No submission of this name" in said


@pytest.mark.thorough
def test_the_pages_are_accessible_and_fit_a_phone(graded_class: Path, opened: Open) -> None:
    run("viva", "--out", str(graded_class / "out"))
    place = graded_class / "out" / "viva"
    for path in (place / "index.html", place / "all.html", place / "examiner" / "ada.html"):
        page = opened(path)
        for theme in ("light", "dark"):
            page.emulate_media(color_scheme=theme)
            found = Axe().run(page).response["violations"]
            assert [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in ("serious", "critical")] == []  # fmt: skip
        page.set_viewport_size({"width": 390, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.close()
