"""Experiments with a finished program: predict first, then run it and compare.

An assignment's experiments.py has a tuple EXPERIMENTS. Each experiment calls `student`, whose code
runs in its own process. It may also have a function `finish(student)`, which returns the sentences
that a student sees at full points.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from grader.assignment.spec import Assignment
from grader.assignment.trusted_modules import TrustedModules
from grader.errors import AssignmentError

FILE = "experiments.py"


@dataclass(frozen=True)
class Outcome:
    """What came of an experiment: the place of the choice that is true (from 0), and what was seen."""

    choice: int
    seen: Sequence[str]


@dataclass(frozen=True)
class Experiment:
    """A question with choices, how to find out, and why it is so."""

    name: str
    question: str
    choices: tuple[str, ...]
    run: Callable[[Any], Outcome]
    truth: str


@dataclass(frozen=True)
class Exploration:
    """An assignment's experiments, and what it says at full points, where it says anything."""

    experiments: tuple[Experiment, ...] = ()
    finish: Callable[[Any], Sequence[str]] | None = None


def load_exploration(assignment: Assignment) -> Exploration:
    """What an assignment's experiments.py holds; nothing if it has none.

    Raises `AssignmentError` with file and line for one that cannot be read.
    """
    file = assignment.folder / FILE
    if not file.is_file():
        return Exploration()
    sources = {**assignment.given, "experiments": file.read_text(encoding="utf-8")}
    module = TrustedModules(sources, str(assignment.folder)).module("experiments")
    found = getattr(module, "EXPERIMENTS", ())
    if not isinstance(found, tuple) or not all(isinstance(each, Experiment) for each in found):
        raise AssignmentError(
            f"{file}: EXPERIMENTS should be a tuple of grader.assignment.experiments.Experiment."
        )
    return Exploration(found, getattr(module, "finish", None))
