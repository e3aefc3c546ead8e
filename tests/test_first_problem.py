"""Slips of beginners, and what the screen says first: the place, the cause, and nothing false."""

import io
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from grader.assignment.load import load
from grader.cli import main
from grader.intake.submission import Submission
from grader.judging.grade import Grader
from grader.judging.job import Job
from grader.oracle.reference import read_reference
from grader.reports.student_screen import View, render_result

Edits = list[tuple[str, str, str]]
FLAT = ("scale", "np.mean(values, axis=0, keepdims=True)", "np.mean(values, axis=1, keepdims=True)")
DEVIATION = "np.sqrt(np.mean(difference**2, axis=0, keepdims=True))"


def show(root: Path, name: str, edits: Edits, explain: bool = False) -> str:
    """The screen of the reference with some texts in it changed, in one line."""
    assignment = load(root / "assignments" / name)
    modules = read_reference(root / "solutions" / name, assignment)
    for module, this, that in edits:
        assert this in modules[module]
        modules[module] = modules[module].replace(this, that)
    with Grader(Job(assignment.trusting(), None, assignment.public_seed)) as grader:
        result = grader.grade(Submission("you", modules))
    out = io.StringIO()
    Console(file=out, width=100).print(render_result(result, modules, View(explain=explain)))
    return " ".join(out.getvalue().split())


@pytest.mark.parametrize(
    ("name", "edits", "says", "never"),
    [
        (
            "line",
            [FLAT, ("scale", DEVIATION, DEVIATION.replace("axis=0", "axis=1"))],
            "Your mean and your spread go along each row",
            "on the way",
        ),
        (
            "line",
            [
                ("prices", "scale(X, X_mean, X_spread)", "X"),
                ("prices", "scale(y, y_mean, y_spread)", "y"),
                ("prices", "unscale_params(trained, X_mean, X_spread, y_mean, y_spread)", "trained"),
            ],
            "Your training sees square feet and dollars as they come, and blows up",
            "nan",
        ),
        (
            "line",
            [("gradient", '"weights":', '"weight":')],
            "stand under other names: 'weight' is no key of the right dict",
            "order",
        ),
        (
            "attention",
            [("mask", "np.where(rows >= columns, scores, -np.inf)", "scores + (rows < columns) * -np.inf")],
            "Your mask multiplies 0 by infinity",
            "all zeros",
        ),
        (
            "attention",
            [("backward", "np.dot(blame_output, values.T)", "np.dot(blame_output, values)")],
            "on the left blame_output is (5, 4), on the right values is (5, 4)",
            "weight decay",
        ),
        (
            "xor",
            [("train", "backward(X, y, params, cache)", "backward(X, params, y, cache)")],
            "Fix first: train.py line",
            "Fix first: backward.py",
        ),
        (
            "xor",
            [
                ("sigmoid", "np.where(np.asarray(x) >= 0, 1.0, e) / (1.0 + e)", "np.exp(x) / (1 + np.exp(x))"),
                ("sigmoid", "return slope", "raise NotImplementedError('sigmoid_derivative is yours to write')"),
            ],
            "Fix first: sigmoid.py line",
            "Write next",
        ),
    ],
)  # fmt: skip
def test_the_first_problem_is_the_right_one(
    root: Path, name: str, edits: Edits, says: str, never: str
) -> None:
    shown = show(root, name, edits)
    assert says in shown
    assert never not in shown.replace(says, "")


def test_a_smallest_example_that_there_is_not_is_said(root: Path) -> None:
    edits = [("prices", "scale(y, y_mean, y_spread)", "y"), ("prices", "scale(X, X_mean, X_spread)", "X")]  # fmt: skip
    edits.append(("prices", "unscale_params(trained, X_mean, X_spread, y_mean, y_spread)", "trained"))  # fmt: skip
    assert "There is no smaller example of this one" in show(root, "line", edits, explain=True)


@pytest.mark.parametrize("command", ["check", "submit", "plot", "explore"])
def test_a_folder_too_high_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("line", "xor"):
        assert CliRunner().invoke(main, ["start", name, "--assignment", name]).exit_code == 0
    done = CliRunner().invoke(main, [command])
    assert done.exit_code == 2
    said = " ".join(done.output.split())
    assert "holds no modules itself, but line, xor does. Go there first: cd line" in said


def test_modules_in_a_folder_below_are_not_packed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine").mkdir()
    for name in ("sigmoid", "forward", "loss"):
        (tmp_path / "mine" / f"{name}.py").write_text("x = 1\n")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["submit"])
    assert done.exit_code == 2, done.output
    assert "a folder in it does" in " ".join(done.output.split())
