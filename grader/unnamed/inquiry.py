"""Asks submissions the same questions: those of the table of mistakes, in new locked processes.

They do not depend on the seed of a run, so answers of one class can be compared with each other, and with those of
a mistaken reference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grader.assignment.spec import Function, Stage
from grader.diagnosis.comparison import Comparison, alike
from grader.diagnosis.recognition import Evidence, ask_questions
from grader.diagnosis.smallest import find_example
from grader.diagnosis.statements import state
from grader.diagnosis.symptoms import find_symptom
from grader.intake.imports import find_users
from grader.intake.submission import Submission
from grader.judging.ask_mode import AskMode
from grader.judging.explain import find_answer
from grader.judging.grade import make_oracle
from grader.judging.job import Job
from grader.judging.pytest_session import Grading, run_checks
from grader.judging.stage_processes import StageProcesses
from grader.oracle.calls import Call, Failure, Question, Unknown, digest, is_small
from grader.oracle.mistake_table import Rows
from grader.results.example import Example
from grader.results.result import Check, Result
from grader.sandbox.fork_server import Launcher
from grader.sandbox.time_budget import TimeBudget

SECONDS = 20.0  # for all questions to one submission
MOST = 9  # questions about a function without a table of mistakes


@dataclass(frozen=True)
class Cases:
    """The questions about one function, and the right answers. rows: None without known mistakes."""

    questions: Sequence[tuple[Any, ...]]
    right: Sequence[Any]
    rows: Rows | None


@dataclass(frozen=True)
class Answers:
    """What a submission answers. got: `Failure` for an error, `Unknown` where nothing came.

    example: the smallest on which it is wrong. says: what is true of the answers; empty where nothing is.
    """

    got: Sequence[Any]
    example: Example | None = None
    says: str = ""


def is_same(one: Sequence[Any], other: Sequence[Any]) -> bool:
    """Whether two submissions answer alike, and know nothing of the same questions."""
    return len(one) == len(other) and all(
        left is right if left is Unknown or right is Unknown else alike(left, right)
        for left, right in zip(one, other, strict=True)
    )


class Inquiry:
    """Ready to ask the submissions of one job; use it in a `with` block, which ends its processes.

    Raises `AssignmentError` where the checks or the reference are at fault.
    """

    def __init__(self, job: Job) -> None:
        self.job, self.assignment = job, job.assignment
        self.oracle = make_oracle(job)
        self.called, asked = self._listen()
        self.cases = {name: self._find_cases(name, asked) for name in self.assignment.functions}
        self._launcher = Launcher()

    def __enter__(self) -> Inquiry:
        return self

    def __exit__(self, *exc: object) -> None:
        self._launcher.close()

    def _listen(self) -> tuple[Mapping[str, frozenset[str]], list[Question]]:
        """The functions that each check calls, and all calls, with the reference and the public seed."""
        assignment = self.assignment.trusting()
        reference = Submission("the reference", self.job.reference or {})
        done = list[Result]().append
        grading = Grading(assignment, self.oracle, assignment.public_seed, [reference], done)
        run_checks(grading)
        called: dict[str, set[str]] = defaultdict(set)
        asked: list[Question] = []
        for run in grading.run.runs:
            called[run.check.name] |= {call.function for call in run.calls}
            asked += [(call.function, call.arguments) for call in run.calls]
        return {name: frozenset(functions) for name, functions in called.items()}, asked

    def _find_cases(self, name: str, asked: Sequence[Question]) -> Cases:
        rows = self.oracle.mistakes.rows.get(name)
        if rows:
            return Cases(rows.questions, rows.right, rows)
        calls = {digest(*call): call[1] for call in asked if call[0] == name and is_small(call[1])}
        questions = [*calls.values()][:: max(1, len(calls) // MOST)][:MOST]
        right = [self.oracle.answers.right(name, arguments) for arguments in questions]
        return Cases(questions, right, None)

    def find_mode(self, submission: Submission, checks: Sequence[Check], stage: Stage) -> AskMode:
        """With right functions in place of those of earlier stages that did not pass, as a check is repeated."""
        earlier = self.assignment.before(stage.name)
        failed = {check.stage for check in checks if check.outcome != "passed"}
        wrong = frozenset(m for each in earlier if each.name in failed for m in each.modules)
        if not wrong or not self.oracle.stand_in:
            return AskMode()
        users = find_users(submission.modules, wrong)
        known = self.assignment.modules_before(stage.name).keys()
        return AskMode("stubbed", wrong | (users & known))

    def ask(
        self, submission: Submission, stage: Stage, functions: Sequence[Function], mode: AskMode
    ) -> list[Answers]:
        """The answers of some functions of one stage, asked in one locked process."""
        launcher, assignment = self._launcher, self.assignment
        with StageProcesses(
            submission,
            assignment,
            stage,
            TimeBudget(min(SECONDS, assignment.limits.submission_seconds)),
            self.oracle,
            lambda: launcher.open(assignment.packages),
            data=launcher.share(assignment.data),
        ) as processes:
            return [self._ask(processes, function, mode) for function in functions]

    def _ask(self, processes: StageProcesses, function: Function, mode: AskMode) -> Answers:
        cases = self.cases[function.name]

        def answer(arguments: tuple[Any, ...]) -> Any:
            return find_answer(processes, function.name, arguments, mode)

        if cases.rows is None:
            return self._describe(function, [answer(each) for each in cases.questions], None)
        got = ask_questions(cases.rows, answer)
        if not self.is_wrong(function, got):
            return Answers(got)
        example = find_example(cases.rows, (), answer, function, self.assignment.words)
        return self._describe(function, got, example)

    def is_wrong(self, function: Function, got: Sequence[Any]) -> bool:
        """Whether an answer has another value than the right one; an error alone shows no cause."""
        right = self.cases[function.name].right
        return any(
            not (one is Unknown or isinstance(one, Failure)) and not alike(one, other)
            for one, other in zip(got, right, strict=True)
        )

    def _describe(self, function: Function, got: Sequence[Any], example: Example | None) -> Answers:
        """The answers with what is true of them: a symptom, or a statement."""
        cases, name = self.cases[function.name], function.name
        compared = [
            Comparison(Call(name, arguments, one), one, right)
            for arguments, one, right in zip(cases.questions, got, cases.right, strict=True)
            if one is not Unknown
        ]
        wrong = [each for each in compared if each.wrong]
        evidence = Evidence(name, (), got)
        found = find_symptom(compared, wrong) if wrong else None
        found = found or state(compared, evidence.answers, cases.rows, function, self.assignment.words)  # fmt: skip
        return Answers(got, example, found.says if found else "")
