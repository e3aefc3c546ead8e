"""Computes the answers of a sheet again, by another way than the sheet was made: one new process for each answer.

Values and slopes are asked from a `Child` of their own. What fails with a changed line is what `xorkit grade`
says about the whole changed submission.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from grader.assignment.spec import Function
from grader.diagnosis.smallest import format_value
from grader.intake.submission import Submission
from grader.judging.grade import Grader
from grader.judging.job import Job
from grader.sandbox.channel import Timeout
from grader.sandbox.child import Child
from grader.sandbox.fork_server import Launcher
from grader.viva.options import take_part
from grader.viva.sheet import LineEdit, Question, Sheet
from grader.viva.slope_file import Slope, read_slopes


class Examiner:
    """Answers the questions of a class again. grader: of the same job, used for whole submissions."""

    def __init__(self, job: Job, launcher: Launcher, grader: Grader) -> None:
        self._job = job
        self._launcher = launcher
        self._grader = grader
        self._outcomes: dict[str, dict[str, str]] = {}

    def find_wrong(self, sheet: Sheet, submission: Submission) -> Iterator[str]:
        """A sentence for each question whose answer is not the one right option."""
        submission = submission.placed(self._job.assignment)
        for number, question in enumerate(sheet.questions, 1):
            right = [self._is_right(question, place, submission) for place in range(len(question.options))]  # fmt: skip
            if right != [place == question.answer for place in range(len(right))]:
                yield f"{sheet.student}, question {number}: {question} Right are: {right}"

    def _is_right(self, question: Question, place: int, submission: Submission) -> bool:
        """Whether an option is right."""
        fact, option = question.fact, question.options[place]
        if question.kind == "line":
            return self._list_outcomes(submission, fact.edits[place])[fact.checks[0]] == "failed"
        if question.kind == "check":
            return self._list_outcomes(submission, fact.edits[0])[fact.checks[place]] == "failed"
        if question.kind == "slope":
            return option in self._measure(question, submission)
        function = self._job.assignment.functions[fact.function]
        changed = change(submission, fact.edits[0]) if fact.edits else submission
        value = take_part(self._call(changed, function, fact.arguments), fact.path)
        return format_value(np.asarray(value, dtype=float) + 0.0) == option

    def _measure(self, question: Question, submission: Submission) -> set[str]:
        """What is true of a grown number: that the result rises or falls, by how much in two digits."""
        fact = question.fact
        (slope,) = (each for each in read_slopes(self._job.assignment) if each.like.name == fact.function)  # fmt: skip
        key, index = fact.entry
        results = []
        for step in (0, fact.step):
            known = dict(zip(slope.like.parameters, fact.arguments, strict=False))
            by = known[slope.by]
            array = np.array(by[key] if key else by, dtype=float)
            array[index] = array[index] + step
            known[slope.by] = {**by, key: array} if key else array
            results.append(self._compute(slope, known, submission))
        change = results[1] - results[0]
        size = float(f"{abs(change):.2g}")
        return {f"it {'rises' if change > 0 else 'falls'} by about {np.format_float_positional(size, trim='-')}"}  # fmt: skip

    def _compute(self, slope: Slope, known: Mapping[str, Any], submission: Submission) -> float:
        ask: Callable[..., Any] = lambda function, given: self._call(submission, function, given)  # noqa: E731
        return float(np.asarray(slope.of.compute(known, ask)).item())

    def _call(self, submission: Submission, function: Function, given: tuple[Any, ...]) -> Any:
        assignment = self._job.assignment
        channel = self._launcher.open(assignment.packages)
        modules = {**assignment.given, **submission.modules}
        data = self._launcher.share(assignment.data)
        stage = assignment.modules.get(function.module) or assignment.stages[-1]
        names = {
            module: {each.name: each.kind for each in earlier.functions if each.module == module}
            for module, earlier in assignment.modules_before(stage.name).items()
        }
        locks = assignment.protections
        with Child(channel, modules, assignment.limits, "as_submitted", names, None, locks, data) as child:  # fmt: skip
            child.load(function.module, Timeout(30))
            return child.call(function.module, function.name, given, Timeout(30), (), function.kind).value  # fmt: skip

    def _list_outcomes(self, submission: Submission, edit: LineEdit) -> dict[str, str]:
        """What comes of each check when the changed submission is graded; once for each change."""
        changed = change(submission, edit)
        if changed.fingerprint not in self._outcomes:
            result = self._grader.grade(changed)
            self._outcomes[changed.fingerprint] = {check.name: check.outcome for check in result.checks}  # fmt: skip
        return self._outcomes[changed.fingerprint]


def change(submission: Submission, edit: LineEdit) -> Submission:
    """The submission with one line changed; it must be one line, and the one that is named."""
    before = submission.modules[edit.module].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    after = edit.source.split("\n")
    assert len(before) == len(after)
    differ = [number for number, pair in enumerate(zip(before, after, strict=True), 1) if pair[0] != pair[1]]  # fmt: skip
    assert differ == [edit.line]
    assert (before[edit.line - 1].strip(), after[edit.line - 1].strip()) == (edit.before, edit.after)  # fmt: skip
    return replace(submission, modules={**submission.modules, edit.module: edit.source})
