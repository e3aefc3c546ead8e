"""A stage of several files: from its signatures to grading, handouts and notebooks."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from grader.assignment.load import load
from grader.assignment.spec import Assignment
from grader.authoring import audit
from grader.authoring.handout import write_folder, write_notebook
from grader.authoring.record import record
from grader.batch.dispatch import InProcess
from grader.cli import main
from grader.errors import AssignmentError
from grader.intake.reading import read_submission
from grader.intake.submission import Submission
from grader.judging.grade import grade
from grader.judging.job import Job
from grader.oracle.mistakes import read_mistakes
from grader.oracle.reference import read_reference
from grader.results.result import Result

SEVERAL = Path(__file__).parent / "several_files"


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Job:
    """A stage in two files, and one after it that uses both, recorded."""
    place = tmp_path_factory.mktemp("several")
    shutil.copytree(SEVERAL, place, dirs_exist_ok=True)
    folder = place / "solutions" / "words"
    assignment = load(place / "assignments" / "words")
    reference = read_reference(folder, assignment)
    mistakes = read_mistakes(folder / "mistakes.toml", assignment)
    job = Job(assignment, reference, 7, mistakes)
    record(replace(job, seed=assignment.public_seed))
    return replace(job, assignment=load(assignment.folder))


def solutions(job: Job) -> Path:
    return job.assignment.folder.parents[1] / "solutions" / "words"


def change(job: Job, module: str, this: str, that: str) -> Result:
    """The result of the reference with one text in it changed."""
    reference = job.reference or {}
    assert this in reference[module]
    modules = {**reference, module: reference[module].replace(this, that)}
    return grade(job, [Submission("someone", modules)])[0]


def scores(result: Result) -> dict[str, float | None]:
    return {stage.name: stage.score for stage in result.stages}


def test_each_file_is_a_module_of_the_contract(job: Job) -> None:
    assignment = job.assignment
    assert assignment.files == ["tokens.py", "counts.py", "top.py"]
    assert {name: each.module for name, each in assignment.functions.items()} == {
        "split": "tokens",
        "Counts": "counts",
        "Counts.of": "counts",
        "rank": "top",
    }


def test_the_checks_are_proved_right(job: Job) -> None:
    proof = audit.audit(job, [], {}, InProcess())
    assert proof.problems == ()
    assert proof.counts["mistake"] == 4


def test_a_mistake_costs_its_own_stage_and_has_its_name_and_file(job: Job) -> None:
    wrong = change(job, "tokens", "text.lower()", "text")
    assert scores(wrong) == {"counting": 4, "top": 4}  # top imports what is wrong
    first = wrong.first_to_mend
    assert first
    assert first.diagnosis == ("case-kept",)
    wrong = change(job, "counts", "self.numbers.get(word, 0)", "self.numbers[word]")
    assert scores(wrong) == {"counting": 4, "top": 4}


def test_a_class_that_is_wrong_costs_its_own_stage(job: Job) -> None:
    for this, that in (
        ("word, 0) + 1", "word, 0) + 2"),
        ("def __init__(self, words)", "def __init__(self)"),
        ("def of(", "def get("),
        ("class Counts", "class Count"),
    ):
        assert scores(change(job, "counts", this, that)) == {"counting": 4, "top": 4}, that


def test_a_file_that_is_missing_is_named_and_the_other_is_graded(job: Job) -> None:
    modules = {name: text for name, text in (job.reference or {}).items() if name != "counts"}
    (result,) = grade(job, [Submission("someone", modules)])
    assert scores(result) == {"counting": 4, "top": 4}
    assert "There is no counts.py." in str([check.message for check in result.checks])


def test_a_file_that_ends_the_program_does_not_cost_the_next_stage(job: Job) -> None:
    modules = {**(job.reference or {}), "counts": "import os\nos._exit(3)\n"}
    (result,) = grade(job, [Submission("someone", modules)])
    assert scores(result) == {"counting": 4, "top": 4}


def test_a_student_fills_in_both_files_and_hands_them_in(
    job: Job, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "net"
    write_folder(job.assignment, folder)
    assert {"tokens.py", "counts.py", "top.py"} <= {path.name for path in folder.iterdir()}
    monkeypatch.chdir(folder)
    run = CliRunner()
    shown = run.invoke(main, ["check", "counts.py"], env={"COLUMNS": "100"})
    assert shown.exit_code == 1, shown.output
    assert "Write next: tokens.py line 4, split(text)" in shown.output
    for file in ("tokens.py", "counts.py", "top.py"):
        shutil.copy(solutions(job) / file, folder)
    assert run.invoke(main, ["check"], env={"COLUMNS": "100"}).exit_code == 0
    text = (folder / "counts.py").read_text(encoding="utf-8")
    (folder / "counts.py").write_text(
        text.replace("word, 0)\n        ###", "word, 1)\n        ###"), encoding="utf-8"
    )
    shown = run.invoke(main, ["check"], env={"COLUMNS": "100"})
    assert "Changed since in counts.py: line 18." in " ".join(shown.output.split())
    assert "Fix first: counts.py line " in shown.output
    (folder / "counts.py").write_text(text, encoding="utf-8")
    assert run.invoke(main, ["submit", "--out", "work.zip"]).exit_code == 0
    handed_in = read_submission(folder / "work.zip")
    assert set(handed_in.modules) == {"tokens", "counts", "top"}


def test_a_notebook_holds_the_functions_of_both_files(job: Job, tmp_path: Path) -> None:
    out = tmp_path / "words.ipynb"
    write_notebook(job.assignment, out)
    notebook = json.loads(out.read_text(encoding="utf-8"))
    cells = {cell["id"]: cell for cell in notebook["cells"]}
    reference = job.reference or {}
    for name, module in (("split", "tokens"), ("Counts", "counts"), ("rank", "top")):
        cell = cells[f"solution-{name}"]
        assert cell["metadata"]["xorkit"] == {"module": module}
        del cell["metadata"]["xorkit"]  # as in a notebook of a student's own
        cell["source"] = "\n".join(
            line for line in reference[module].splitlines() if not line.startswith(("from", "#"))
        )
    out.write_text(json.dumps(notebook), encoding="utf-8")
    (result,) = grade(job, [read_submission(out)])
    assert result.score == 12, [check.message for check in result.checks]


@pytest.mark.parametrize(
    ("this", "that", "says"),
    [
        ('"tokens.split(text)"', '"split(text)"', "write tokens.split(text) for a function in tokens.py"),
        ('"counts.py"]', '"counts.py", "more.py"]', "stage counting has no function in more.py"),
        ('"counts.py"]', '"counts"]', "'counts' should be the name of a module, such as area.py"),
        ('functions = ["rank(text, words)"]', 'files = ["counts.py"]\nfunctions = ["rank(counts, words)"]',
         "two stages have the file counts.py"),
    ],
)  # fmt: skip
def test_files_that_do_not_fit_are_named(
    job: Job, tmp_path: Path, this: str, that: str, says: str
) -> None:
    folder = tmp_path / "words"
    shutil.copytree(job.assignment.folder, folder)
    file = folder / "assignment.toml"
    text = file.read_text(encoding="utf-8")
    assert this in text
    file.write_text(text.replace(this, that), encoding="utf-8")
    with pytest.raises(AssignmentError) as caught:
        load(folder)
    assert says in str(caught.value)


def test_a_stage_may_have_one_file_of_another_name(job: Job, tmp_path: Path) -> None:
    folder = tmp_path / "words"
    shutil.copytree(job.assignment.folder, folder)
    file = folder / "assignment.toml"
    text = file.read_text(encoding="utf-8")
    named = text.replace('"rank(text, words)"]', '"rank(counts, words)"]\nfiles = ["best.py"]')
    file.write_text(named, encoding="utf-8")
    assignment: Assignment = load(folder)
    assert assignment.stage("top").files == ("best.py",)
    assert assignment.functions["rank"].module == "best"
