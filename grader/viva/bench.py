"""What all sheets of a class are made with: the checks, small inputs, and a fork server."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np

from grader.assignment.spec import Function
from grader.assignment.visibility import VISIBLE
from grader.diagnosis.comparison import count_numbers
from grader.diagnosis.smallest import format_value, list_given
from grader.intake.submission import Submission
from grader.judging.check_engine import ReadyCheck
from grader.judging.grade import make_oracle
from grader.judging.job import Job
from grader.judging.pytest_session import Grading, run_checks
from grader.oracle.calls import hashable
from grader.results.result import Result
from grader.sandbox.fork_server import Launcher
from grader.viva.slope_file import Slope, read_slopes

CALL_SECONDS = 2.0  # for a call on small numbers; nothing is asked about one that takes longer
EXAMPLES = 12  # of a function, the smallest
ROWS, DECIMALS = 3, 1  # that a call of a check is cut down to
Arguments = tuple[Any, ...]


class Bench:
    """Ready to open submissions of one job; use it in a `with` block, which ends its processes.

    Raises `AssignmentError` where the checks, the reference or viva.toml are at fault.
    """

    def __init__(self, job: Job) -> None:
        limits = replace(job.assignment.limits, call_seconds=CALL_SECONDS)
        self.job = replace(job, assignment=replace(job.assignment, limits=limits))
        self.assignment = self.job.assignment
        self.oracle = make_oracle(self.job)
        self.slopes: Sequence[Slope] = read_slopes(self.assignment)
        self._launcher = Launcher()
        ignored: Callable[[Result], None] = list[Result]().append
        self.grading = Grading(
            self.assignment, self.oracle, job.seed, [], ignored, launcher=self._launcher
        )
        try:
            run_checks(self.grading)
        except BaseException:
            self._launcher.close()
            raise

    def __enter__(self) -> Bench:
        return self

    def __exit__(self, *exc: object) -> None:
        self._launcher.close()

    def list_ready(self, stage: str) -> list[ReadyCheck]:
        """The checks of a stage that questions are about, on their cases.

        Not those that students do not see, nor those of form, nor those that run last.
        """
        return [
            each
            for each in self.grading.ready
            if each.check.stage == stage
            and self.is_shown(each.check.name)
            and "last" not in each.marks
            and not each.form
        ]

    def is_shown(self, check: str) -> bool:
        """Whether students see a check at once; nothing is asked about the others."""
        return self.assignment.visibility.get(check, VISIBLE) == VISIBLE

    @cached_property
    def contract(self) -> frozenset[str]:
        """The names of all modules of stages, and of given ones."""
        return frozenset({*self.assignment.modules, *self.assignment.given})

    def list_calls(self, function: Function) -> Sequence[Arguments]:
        """Small arguments of a function, the smallest first. None of them comes from this run's seed."""
        rows = self.oracle.mistakes.rows.get(function.name)
        if rows and rows.examples:
            return rows.examples.questions[:EXAMPLES]
        return self._public_calls.get(function.name, ())

    def find_right(self, function: Function, place: int) -> Any:
        """The right answer to one of the small calls, as students see it in a smallest example."""
        rows = self.oracle.mistakes.rows.get(function.name)
        return rows.examples.right[place] if rows and rows.examples else None

    @cached_property
    def _public_calls(self) -> Mapping[str, Sequence[Arguments]]:
        """What the checks that are shown ask on the public seed, cut down to a few rows."""
        assignment = self.assignment.trusting()
        reference = Submission("the reference", self.job.reference or {})
        grading = Grading(assignment, self.oracle, assignment.public_seed, [reference], list[Result]().append)  # fmt: skip
        run_checks(grading)
        found: dict[str, list[Arguments]] = defaultdict(list)
        for run in grading.run.runs:
            for call in run.calls if self.is_shown(run.check.name) else ():
                found[call.function].append(cut_down(call.arguments))
        return {name: _choose_calls(calls) for name, calls in found.items()}

    def describe(self, function: Function, arguments: Arguments) -> tuple[tuple[str, str], ...]:
        """The arguments of a call as names and values; of a method, those that the object was made with first."""
        words, functions = self.assignment.words, self.assignment.functions
        if not function.owner:
            listed = list(list_given(arguments, function, words))
        else:
            (made_with, steps), *rest = arguments
            listed = list(zip(functions[function.owner].parameters, made_with, strict=False))
            for name, given in steps:
                method = functions[f"{function.owner}.{name}"]
                named = zip(method.parameters[1:], given, strict=False)
                listed += [(f"then {name}: {word}", value) for word, value in named]
            listed += list(zip(function.parameters[1:], rest, strict=False))
        return tuple((name, repr(value) if isinstance(value, str) else format_value(value)) for name, value in listed)  # fmt: skip


def _choose_calls(calls: Sequence[Arguments]) -> Sequence[Arguments]:
    """Different ones, from the smallest to the largest."""
    different = {hashable(call): call for call in sorted(calls, key=weigh)}
    return list(different.values())[:: max(1, len(different) // EXAMPLES)][:EXAMPLES]


def cut_down(value: Any) -> Any:
    """A call with at most a few rows in each array, and numbers of few digits."""
    if isinstance(value, np.ndarray):
        few = value[:ROWS] if value.ndim else value
        return np.round(few, DECIMALS) if few.dtype.kind == "f" else few
    if isinstance(value, dict):
        return {key: cut_down(entry) for key, entry in value.items()}
    if isinstance(value, tuple):
        return tuple(map(cut_down, value))
    return value


def weigh(value: Any) -> int:
    """The number of numbers in an argument, or in all of a call."""
    return sum(map(weigh, value)) if isinstance(value, tuple) else count_numbers(value)
