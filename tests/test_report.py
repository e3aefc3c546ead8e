import json
import re
import shutil
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from grader.assignment.plots import load_pictures
from grader.assignment.spec import Assignment
from grader.cli import main
from grader.intake.reading import read_submission
from grader.intake.submission import Submission
from grader.judging.grade import grade
from grader.judging.job import Job
from grader.oracle.recorded import read_recorded
from grader.reports import plots
from grader.reports.finding_words import NOT_STARTED, say_finding
from grader.reports.gallery import Gallery
from grader.reports.student_page import render_student_page
from grader.results.result import Result
from tests.cases import SUBMISSIONS, read_cases

SAMPLE = SUBMISSIONS / "sample"
WAITING = "jonas"  # waits for its time limit; there is nothing new in that here
MARKUP = '<script>alert(1)</script><img src=x onerror="alert(2)">&amp;{{ 7 * 7 }}{% raw %}'


STUDENTS = [case.name for case in read_cases("sample") if case.name != WAITING]
FEW = ("ada", "emil")


class Tags(HTMLParser):
    """Every tag with its attributes, and the text between them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def names(self) -> set[str]:
        return {tag for tag, _ in self.tags}


def run(*words: str) -> Any:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, thorough: bool) -> Path:
    """The sample class, or two of it, graded and reported on by the commands."""
    folder = tmp_path_factory.mktemp("report") / "out"
    submissions = folder.with_name("class")
    for student in STUDENTS if thorough else FEW:
        shutil.copytree(SAMPLE / student, submissions / student)
    done = run("grade", str(submissions), "--out", str(folder), "--seed", "7")
    assert done.exit_code == 0, done.output
    done = run("report", str(folder))
    assert done.exit_code == 0, done.output
    return folder


def page(out: Path, student: str) -> str:
    return (out / "report" / "students" / f"{student}.html").read_text(encoding="utf-8")


def copy_of(out: Path, student: str) -> str:
    """The instructor's copy of a page."""
    return (out / "report" / "instructor" / f"{student}.html").read_text(encoding="utf-8")


def index(out: Path) -> str:
    return (out / "report" / "index.html").read_text(encoding="utf-8")


def result_of(out: Path, student: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / "results" / f"{student}.json").read_text())
    return found


@pytest.mark.parametrize("student", STUDENTS)
@pytest.mark.sample(*FEW)
def test_a_page_has_the_score_the_checks_and_the_first_thing_to_mend(
    out: Path, student: str
) -> None:
    result, tags = result_of(out, student), Tags(page(out, student))
    text = " ".join(tags.text.split())
    assert f"{result['score']:g} of 100 points" in text
    for test in result["tests"]:
        assert " ".join(test["name"].partition(": ")[2].split()) in text
    lost = [test for test in result["tests"] if test["status"] == "failed"]
    assert ("Fix first: " in text or "Write next: " in text) == bool(lost)
    if lost:
        about = lost[0]["extra_data"]
        for line in [about["explanation"], *about["message"].splitlines()]:
            assert " ".join(line.split()) in text


@pytest.mark.parametrize("student", STUDENTS)
@pytest.mark.sample(*FEW)
def test_pictures_are_where_they_explain(out: Path, student: str) -> None:
    result, tags = result_of(out, student), Tags(page(out, student))
    checks = [test["extra_data"] for test in result["tests"]]
    shown = [attributes["alt"] for tag, attributes in tags.tags if tag == "img"]
    backward = [check["outcome"] for check in checks if check["stage"] == "backward"]
    train = [check["outcome"] for check in checks if check["stage"] == "train"]
    if set(train) == {"passed"}:
        assert "what your network says after a short run" in shown
    if "failed" in backward and {c["diagnosis"][0] for c in checks if c["diagnosis"]} & {"gradient-missing-factor-two"}:  # fmt: skip
        assert "your gradients beside measured slopes, and their ratio" in shown
    if set(backward) == {"passed"}:
        assert "your gradients beside measured slopes, and their ratio" not in shown


@pytest.mark.release
@pytest.mark.thorough
def test_some_pages_have_each_picture(out: Path) -> None:
    pages = [page(out, student) for student in STUDENTS]
    for sees in ("your gradients beside measured slopes", "after a short run"):
        assert any(sees in each for each in pages)


@pytest.mark.parametrize("student", [*STUDENTS, ""])
@pytest.mark.sample(*FEW, "")
def test_a_page_needs_nothing_from_elsewhere(out: Path, student: str) -> None:
    for text in [page(out, student), copy_of(out, student)] if student else [index(out)]:
        check_it_is_alone(text)


def check_it_is_alone(text: str) -> None:
    for _, attributes in Tags(text).tags:
        for name in ("src", "srcset", "href"):
            target = attributes.get(name) or ""
            assert not re.match(r"(?i)\s*(https?:|//|file:|javascript:)", target), target
        assert not any(name.startswith("on") for name in attributes)
        assert "style" not in attributes
    policy = next(a["content"] for t, a in Tags(text).tags if t == "meta" and "http-equiv" in a)
    assert policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.thorough
def test_the_class_page_links_to_every_student(out: Path) -> None:
    links = {a.get("href") for tag, a in Tags(index(out)).tags if tag == "a"}
    for student in STUDENTS:
        assert f"instructor/{student}.html" in links
        assert (out / "report" / "students" / f"{student}.html").exists()
        there = {a.get("href") for tag, a in Tags(copy_of(out, student)).tags if tag == "a"}
        assert {"../index.html", f"../students/{student}.html"} <= there


@pytest.mark.thorough
def test_the_class_page_says_what_was_found_and_in_words(out: Path, xor: Assignment) -> None:
    text = " ".join(Tags(index(out)).text.split())
    assert "No mistake was made by more than one." in text
    says = {name: each["says"] for name, each in read_recorded(xor).mistakes.texts.items()}
    found = [test for s in STUDENTS for test in result_of(out, s)["tests"]]
    names = {name for test in found for name in test["extra_data"]["diagnosis"]}
    assert len(names) > 10
    for name in names - NOT_STARTED:
        if said := say_finding(name, says):
            assert " ".join(said.split()) in text, name
    for name in (name for name in names if "-" in name):
        assert name not in text


def hostile(reference: dict[str, str], job: Job, folder: Path) -> Result:
    for name, source in reference.items():
        (folder / f"{name}.py").write_text(source, encoding="utf-8")
    source = f"def compute_loss(y_true, y_pred):\n    print({MARKUP!r})\n    raise ValueError({MARKUP!r})\n"
    (folder / "loss.py").write_text(source, encoding="utf-8")
    (result,) = grade(job, [read_submission(folder, f"eve {MARKUP}")])
    return result


def test_what_a_student_wrote_is_text_and_no_markup(
    reference: dict[str, str], job: Job, tmp_path: Path
) -> None:
    result = hostile(reference, job, tmp_path)
    assert any(MARKUP[:8] in check.printed for check in result.checks)
    made = render_student_page(result, {})
    tags = Tags(made)
    assert "script" not in tags.names()
    assert "img" not in tags.names()
    assert MARKUP in tags.text
    assert "49" not in tags.text.replace("0.49", "")


def test_a_check_that_is_held_back_is_not_on_the_page(
    xor: Assignment, reference: dict[str, str]
) -> None:
    held = replace(xor, visibility={"test_train_retraces_the_article": "hidden"})
    job = Job(held, reference, 7)
    (result,) = grade(job, [read_submission(SAMPLE / "ada")])
    text = Tags(render_student_page(result, {})).text
    assert "losses of the article" not in text
    assert "1 further check will be shown later" in text
    assert "98" in text
    assert "of 98 points" in " ".join(text.split())


@pytest.mark.thorough
def test_what_is_the_same_is_drawn_once(
    xor: Assignment, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    results = grade(job, [read_submission(SAMPLE / "ada", str(number)) for number in range(3)])
    drawn: list[str] = []
    show = plots.embed_plot

    def counted(picture: Any, seen: Any) -> Any:
        drawn.append(picture.name)
        return show(picture, seen)

    monkeypatch.setattr(plots, "embed_plot", counted)
    gallery = Gallery(load_pictures(xor))
    pages = [gallery.show(result) for result in results]
    assert drawn == ["learned"]
    assert pages[0]["train"] == pages[2]["train"]


@pytest.mark.thorough
def test_a_picture_that_cannot_be_drawn_is_left_out(xor: Assignment, job: Job) -> None:
    (result,) = grade(job, [read_submission(SAMPLE / "ada")])
    gallery = Gallery(load_pictures(xor))
    odd = replace(result, pictures={"learned": {"after": "nothing"}, "no-such-picture": {}})
    assert gallery.show(odd) == {}
    assert gallery.failed == 1


@pytest.mark.release
@pytest.mark.thorough
def test_the_boundary_is_that_of_the_submission_where_it_runs(
    job: Job, reference: dict[str, str]
) -> None:
    """A slope of nothing stops the hidden layer: its own network does not learn, and that is shown."""
    flat = "import numpy as np\ndef sigmoid(x):\n    return 0.5 * (1 + np.tanh(np.asarray(x) / 2))\ndef sigmoid_derivative(x):\n    return 0 * sigmoid(x)\n"
    none = "def sigmoid(x):\n    raise ValueError\n"
    own, other = grade(job, [Submission("s", {**reference, "sigmoid": s}) for s in (flat, none)])
    assert {stage.name: stage.score for stage in own.stages}["train"] == 20
    assert own.pictures["learned"]["right"] < 4
    assert other.pictures["learned"]["right"] == 4  # beside a right sigmoid, since it has no own


@pytest.mark.release
@pytest.mark.thorough
def test_measuring_for_pictures_costs_no_grade(
    hasty: Assignment, reference: dict[str, str], tmp_path: Path
) -> None:
    """A forward that hangs for a question that no check asks: the grade stands, without a picture."""
    for name, source in reference.items():
        (tmp_path / f"{name}.py").write_text(source, encoding="utf-8")
    hang = (
        reference["forward"]
        + "\n\n_right = forward\n\n\ndef forward(X, params):\n    while len(X) == 21 * 21:\n        pass\n    return _right(X, params)\n"
    )
    (tmp_path / "forward.py").write_text(hang, encoding="utf-8")
    (result,) = grade(Job(hasty, reference, 7), [read_submission(tmp_path)])
    assert result.score == 100
    assert result.pictures == {}


@pytest.mark.thorough
def test_a_run_that_was_stopped_is_reported_on_and_said_to_be(out: Path, tmp_path: Path) -> None:
    copy = tmp_path / "out"
    shutil.copytree(out, copy, ignore=shutil.ignore_patterns("report"))
    about = json.loads((copy / "run.json").read_text())
    (copy / "run.json").write_text(json.dumps({**about, "finished": None}))
    done = run("report", str(copy))
    assert done.exit_code == 0
    said = f"Warning: the run in {copy} is incomplete; only its existing results are used."
    assert said in done.output
    assert "The run is incomplete; only its existing results are shown." in Tags(index(copy)).text


@pytest.mark.parametrize("case", ["empty", "no-students", "missing", "newer", "torn"])
def test_an_out_that_is_not_whole_is_a_sentence(out: Path, tmp_path: Path, case: str) -> None:
    copy = tmp_path / "out"
    shutil.copytree(out, copy, ignore=shutil.ignore_patterns("report"))
    about = json.loads((copy / "run.json").read_text())
    if case == "empty":
        shutil.rmtree(copy)
        said = "holds no run of xorkit grade; name the folder that it wrote."
    elif case == "no-students":
        (copy / "run.json").write_text(json.dumps({**about, "students": []}))
        said = "holds a run without results"
    elif case == "missing":
        (copy / "results" / "ada.json").unlink()
        said = "ada.json cannot be read"
    elif case == "torn":
        (copy / "results" / "ada.json").write_text("{")
        said = "ada.json cannot be read"
    else:
        about["fingerprints"]["kit"] = "99.0"
        (copy / "run.json").write_text(json.dumps(about))
        (copy / "results" / "ada.json").write_text('{"of": "the future"}')
        said = "(xorkit 99.0 wrote it, and this is "
    done = run("report", str(copy))
    assert done.exit_code == 2
    assert said in " ".join(done.output.split())
    assert "Traceback" not in done.output
    assert not (copy / "report").exists()


def test_a_missing_package_is_named_before_anything_is_written(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    done = run("report", str(out), "--into", str(tmp_path / "pages"))
    assert done.exit_code == 2
    assert 'pip install "xorkit[plot]"' in done.output
    assert not (tmp_path / "pages").exists()
