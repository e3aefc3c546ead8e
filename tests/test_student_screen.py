"""Whole screens, as a student sees them."""

import codecs
import io
import re
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from grader.assignment.spec import Assignment
from grader.cli import AUDIENCES, main
from grader.reports.screen_message import list_lines
from grader.reports.student_screen import PLAIN, View, render_result
from grader.results.result import Check, Outcome, Result
from grader.safe_text import spell

SOURCES = {
    "sigmoid": "import numpy as np\n\n\ndef sigmoid(x):\n    return x\n",
    "forward": "def forward(X, params):\n    return X @ params\n",
}
WRONG = "sigmoid(x (6,)): expected and got differ in 6 of 6 values, by at most 4.\nYour sigmoid is x.\n index  expected  got\n 0          0.27   -1"


def make(name: str, stage: str, outcome: Outcome, points: int, **more: object) -> Check:
    return Check(f"test_{name}", f"The sentence of {name}.", stage, points, outcome, **more)  # type: ignore[arg-type]


@pytest.fixture
def result(xor: Assignment) -> Result:
    checks = (
        make("sigmoid_squashes", "sigmoid", "failed", 15, message=WRONG, hint="What is sigmoid(0)?\nWhere is e?"),
        make("forward", "forward", "skipped", 20, message="Fix sigmoid first.", waits_for="sigmoid"),
        make("loss", "loss", "failed", 10, message="compute_loss is yours to write.", diagnosis=("not-written",)),
        make("backward", "backward", "passed", 35),
        make("train", "train", "failed", 20, message="train(X) stops with KeyError: 'a'.\ntrain.py line 3: a['a']"),
    )  # fmt: skip
    return Result("you", xor, checks)


def show(result: Result, sources: Mapping[str, str], width: int, **options: object) -> str:
    view = View(width=width, **options)  # type: ignore[arg-type]
    out = io.StringIO()
    Console(file=out, width=width).print(render_result(result, sources, view))
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


def test_the_first_problem_at_80_columns(result: Result) -> None:
    assert (
        show(result, SOURCES, 80)
        == """\
✗ sigmoid     0 of 15  0 of 1 checks pass
· forward     0 of 20  waits for sigmoid
· loss        0 of 10  to be written
✓ backward   35 of 35  right
✗ train       0 of 20  0 of 1 checks pass

35 of 100 points

Fix first: sigmoid.py line 4, sigmoid(x)
Required: The sentence of sigmoid_squashes.

sigmoid(x (6,)): expected and got differ in 6 of 6 values, by at most 4.
Your sigmoid is x.
 index  expected  got
 0          0.27   -1

Think: What is sigmoid(0)?
Read: section 3 of the handout (README.md)
Next: xorkit check --hint"""
    )


def test_at_40_columns_and_without_unicode_the_words_say_the_same(result: Result) -> None:
    shown = show(result, SOURCES, 40, marks=PLAIN)
    assert shown.isascii()
    assert max(map(len, shown.splitlines())) <= 40
    assert shown.startswith("""\
x sigmoid     0 of 15
  0 of 1 checks pass
- forward     0 of 20
  waits for sigmoid
- loss        0 of 10
  to be written
+ backward   35 of 35
  right
""")
    assert shown.endswith("Next: xorkit check --hint")


def test_all_problems_are_each_shown_once_and_what_waits_is_one_line(result: Result) -> None:
    shown = show(result, SOURCES, 80, everything=True)
    assert "Then: loss.py, compute_loss(y_true, y_pred)" in shown
    assert "Then: train.py, train(X, y, params, learning_rate, iterations)" in shown
    assert shown.endswith("Waiting: forward for sigmoid.")
    assert shown.count("Next: ") == 1


def test_the_last_step_of_a_hint_says_that_there_is_no_further_one(result: Result) -> None:
    shown = show(result, SOURCES, 80, hints=9, asked=True)
    assert "Hint 2 of 5: Where is e?" in shown
    assert "Hint 5 of 5: " in shown
    assert "There is no further hint." in shown
    assert shown.endswith("Next: change sigmoid.py, save it, and run: xorkit check")


def test_help_lists_every_command_under_those_who_use_it() -> None:
    listed = [command for names in AUDIENCES.values() for command in names.items()]
    modules = {module: import_module(f"grader.commands.{module}") for _, module in listed}
    there = [(each.name, name) for name, module in modules.items() for each in module.COMMANDS]
    assert sorted(listed) == sorted(there)
    shown = CliRunner().invoke(main, ["--help"]).output
    assert re.findall(r"^(\w+):\n", shown, re.M) == ["Options", *AUDIENCES]
    assert re.findall(r"^  ([a-z]+) ", shown, re.M) == [name for name, _ in listed]


def test_plain_lines_are_sentences_with_words_for_marks(result: Result) -> None:
    shown = show(result, SOURCES, 80, plain=True)
    assert shown.startswith("""\
sigmoid: wrong, 0 of 15 points, 0 of 1 checks pass.
forward: waiting for sigmoid, 0 of 20 points.
loss: to be written, 0 of 10 points.
backward: right, 35 of 35 points.
train: wrong, 0 of 20 points, 0 of 1 checks pass.

Points: 35 of 100.
""")
    assert "Your sigmoid is x.\nAt 0: expected 0.27, got -1.\n" in shown


def test_a_table_that_is_wider_than_the_screen_becomes_sentences() -> None:
    table = " index              expected                   got\n (0, 0)  0.12345678901234567  0.12345678901234568\n … and 3 more"
    assert list(list_lines(table, False, 60)) == [(line, True) for line in table.splitlines()]
    assert list(list_lines(f"Before.\n{table}\nAfter.", False, 40)) == [
        ("Before.", False),
        ("At (0, 0): expected 0.12345678901234567, got 0.12345678901234568.", True),
        ("And 3 more.", True),
        ("After.", False),
    ]


@pytest.mark.parametrize(
    ("text", "encoding", "shown"),
    [
        ("✓ σ(−1) … für", "ascii", "+ sigma(-1) ... fur"),
        ("σ · 2", "cp437", "σ · 2"),
        ("网 größe", "ascii", "? grosse"),
    ],
)
def test_signs_that_an_encoding_lacks_are_spelled(text: str, encoding: str, shown: str) -> None:
    codecs.register_error("spelled", spell)
    assert text.encode(encoding, "spelled").decode(encoding) == shown


@pytest.mark.parametrize(
    ("environment", "plain", "coloured"),
    [
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True, False),
        ({"FORCE_COLOR": "1", "XORKIT_PLAIN": "1"}, True, False),
    ],
)
def test_a_terminal_without_colour_or_moves_gets_neither(
    tmp_path: Path, environment: Mapping[str, str], plain: bool, coloured: bool
) -> None:
    runner = CliRunner(env=environment)
    runner.invoke(main, ["start", str(tmp_path / "net")])
    shown = runner.invoke(main, ["check", str(tmp_path / "net"), "-k", "loss"]).output
    assert ("loss: to be written, 0 of 10 points." in shown) == plain
    assert ("\x1b[3" in shown) == coloured
    assert not plain or "\x1b" not in shown
