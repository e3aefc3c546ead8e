"""Who was told what a program answers is asked something else the next time."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from grader.cli import main

TOML = """
name = "double"
title = "Double"
public_seed = 1
given = []

[limits]
call_seconds = 5
submission_seconds = 30
memory_mb = 256
answer_mb = 1
output_characters = 1000

[[stage]]
name = "double"
points = 4
functions = ["double(x)"]
"""
CHECKS = '''"""Checks."""

from grader import agree, points


@points(4)
def test_double(student, expected, x):
    """double(x) is twice x."""
    agree(student.double(x), expected.double(x))
'''
CASES = '''"""Inputs."""


def x(random):
    return {"one": float(random.uniform(1, 1000))}
'''
ASKS = "def double(x):\n    print('asked', x)\n    return 0\n"


class Course:
    """A class that is graded again and again into one folder."""

    def __init__(self, place: Path) -> None:
        self.place = place
        for folder in ("assignment", "reference"):
            (place / folder).mkdir()
        (place / "assignment" / "assignment.toml").write_text(TOML)
        (place / "assignment" / "test_double.py").write_text(CHECKS)
        (place / "assignment" / "cases.py").write_text(CASES)
        (place / "reference" / "double.py").write_text("def double(x):\n    return 2 * x\n")

    def hand_in(self, student: str, source: str) -> None:
        folder = self.place / "class" / student
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "double.py").write_text(source)

    def grade(self, *options: str) -> None:
        words = ["grade", "class", "--out", "out", "--assignment", "assignment", "--reference", "reference"]  # fmt: skip
        words = [word if word in ("grade",) or word.startswith("--") else str(self.place / word) for word in words]  # fmt: skip
        done = CliRunner().invoke(main, [*words, "--workers", "1", *options])
        assert done.exit_code in (0, 1), done.output

    def read(self, student: str) -> dict[str, Any]:
        path = self.place / "out" / "results" / f"{student}.json"
        result: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return result

    def question(self, student: str) -> str:
        """What a program of `ASKS` was asked, as it printed it."""
        printed: str = self.read(student)["tests"][0]["extra_data"]["printed"]
        return printed.splitlines()[0].removeprefix("asked ")


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return Course(tmp_path)


def test_a_table_of_what_was_asked_gets_nothing(course: Course) -> None:
    course.hand_in("eve", ASKS)
    course.hand_in("ada", "def double(x):\n    return 2 * x\n")
    course.grade()
    asked = course.question("eve")
    course.hand_in("eve", f"def double(x):\n    return {{{asked}: {2 * float(asked)}}}.get(x, 0)\n")
    course.grade()
    assert course.read("eve")["score"] == 0
    assert course.read("ada")["score"] == 4


def test_the_inputs_are_others_after_each_feedback_and_the_same_without(course: Course) -> None:
    course.hand_in("eve", ASKS)
    course.grade()
    first = course.question("eve")
    course.hand_in("ada", ASKS)
    course.grade()
    assert course.question("ada") == first  # everybody's first time is the same
    course.hand_in("eve", f"{ASKS}# again\n")
    course.grade()
    second = course.question("eve")
    course.grade("--regrade")
    assert (course.question("ada"), course.question("eve")) == (first, second)
    course.hand_in("eve", ASKS)
    course.grade()
    third = course.question("eve")
    assert len({first, second, third}) == 3


def test_going_away_and_coming_back_helps_nobody(course: Course) -> None:
    course.hand_in("ada", ASKS)
    course.hand_in("eve", ASKS)
    course.grade()
    first = course.question("eve")
    shutil.rmtree(course.place / "class" / "eve")
    course.grade()
    course.hand_in("eve", f"{ASKS}# again\n")
    course.grade()
    assert course.question("eve") != first


def test_attempts_that_come_together_are_asked_the_same_and_later_ones_are_not(
    course: Course,
) -> None:
    def attempt(when: str, source: str) -> None:
        folder = course.place / "class" / "eve" / when
        folder.mkdir(parents=True)
        (folder / "double.py").write_text(source)

    def questions() -> list[str]:
        paths = sorted((course.place / "out" / "results" / "attempts" / "eve").iterdir())
        found = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
        return [each["tests"][0]["extra_data"]["printed"].splitlines()[0] for each in found]

    attempt("2026-03-01T10-00", ASKS)
    attempt("2026-03-02T10-00", f"{ASKS}# two\n")
    course.grade()
    first, second = questions()
    assert first == second  # nobody was told anything between them
    attempt("2026-03-03T10-00", f"{ASKS}# three\n")
    course.grade()
    assert questions()[:2] == [first, second]
    assert questions()[2] != first
