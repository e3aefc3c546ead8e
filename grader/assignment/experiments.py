"""Experiments with a finished program: predict first, then run it and compare.

An assignment's experiments.py has a tuple EXPERIMENTS. Each experiment calls `student`, whose code
runs in its own process. It may also have a function `finish(student)`, which returns the sentences
that a student sees at full points.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import ModuleType
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


def load_experiments(assignment: Assignment) -> tuple[Experiment, ...]:
    """The experiments of an assignment; empty if it has none.

    Raises `AssignmentError` with file and line for ones that cannot be read.
    """
    found = getattr(_load(assignment), "EXPERIMENTS", ())
    if not isinstance(found, tuple) or not all(isinstance(each, Experiment) for each in found):
        raise AssignmentError(
            f"{assignment.folder / FILE}: EXPERIMENTS should be a tuple of grader.assignment.experiments.Experiment."
        )
    return found


def load_finish(assignment: Assignment) -> Callable[[Any], Sequence[str]] | None:
    """What to say at full points, if the assignment says anything."""
    finish: Callable[[Any], Sequence[str]] | None = getattr(_load(assignment), "finish", None)
    return finish


def _load(assignment: Assignment) -> ModuleType | None:
    file = assignment.folder / FILE
    if not file.is_file():
        return None
    sources = {**assignment.given, "experiments": file.read_text(encoding="utf-8")}
    return TrustedModules(sources, str(assignment.folder)).module("experiments")
