"""One submission while it is graded: its processes, its time, and what was found in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from itertools import combinations, product
from typing import Literal

import numpy as np

from grader.assignment.plots import Picture, Seen, measure, select
from grader.assignment.spec import Assignment, Stage
from grader.diagnosis.comparison import alike, count_numbers
from grader.diagnosis.matching import diagnose
from grader.diagnosis.symptoms import Diagnosis, measured, swapping
from grader.errors import Finding
from grader.intake.submission import Submission
from grader.judging.student import Student, TimeBudget, Way
from grader.oracle.calls import Call
from grader.oracle.oracle import Oracle
from grader.oracle.recorded import is_short
from grader.results.result import Check, Outcome
from grader.safe_text import clean
from grader.sandbox.channel import OpenChannel

PICTURES = 5  # seconds that measuring for the pictures of a stage may take
WORSE: tuple[Outcome, ...] = ("passed", "skipped", "failed", "broken")


@dataclass
class Run:
    """A check on one of its cases: what came of it, in which way, and the calls that decided it."""

    check: str
    stage: str
    outcome: Outcome
    way: Way
    name: str
    calls: list[Call]


@dataclass
class SubmissionRun:
    """A submission of which nothing is known yet; use it in a `with` block, which ends its processes."""

    submission: Submission
    assignment: Assignment
    oracle: Oracle
    open_channel: OpenChannel
    checks: dict[str, Check] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)
    together: dict[str, str] = field(default_factory=dict)
    """What checks of all stages together found with right earlier stages; empty: nothing wrong."""
    after_stage: Callable[[], object] = bool
    """Called when a stage has ended and the next is about to begin."""
    pictures: Sequence[Picture] = ()
    """Those that may be measured when all checks are done."""
    measured: dict[str, Seen] = field(default_factory=dict)
    """What was, by the name of the picture."""

    def __post_init__(self) -> None:
        self._budget = TimeBudget(self.assignment.limits.submission_seconds)
        self._lost: set[str] = set()
        self._stack = ExitStack()
        self._stage: Stage | None = None
        self._student: Student | None = None

    def __enter__(self) -> SubmissionRun:
        return self

    def __exit__(self, *exc: object) -> None:
        self._stack.close()

    def student(self, stage: Stage) -> Student:
        """The submission in a stage; the processes of the stage before are ended."""
        if self._student is None or self._stage != stage:
            self._explain_stage()
            self._stack.close()
            if self._stage is not None:
                self.after_stage()
            self._stage = stage
            self._student = self._stack.enter_context(self._seat(stage, self._budget))
        return self._student

    def _seat(self, stage: Stage, budget: TimeBudget) -> Student:
        return Student(
            self.submission,
            self.assignment,
            stage,
            budget,
            self.oracle,
            self.open_channel,
            self._wrong_before(stage) if self.oracle.live else frozenset(),
            self._lost,
        )

    def first_wrong_before(self, stage: Stage) -> Stage | None:
        """The first earlier stage that lost points."""
        wrong = self._wrong_before(stage)
        return next((s for s in self.assignment.stages if s.name in wrong), None)

    def _wrong_before(self, stage: Stage) -> frozenset[str]:
        wrong = {check.stage for check in self.checks.values() if check.outcome != "passed"}
        return frozenset(s.name for s in self.assignment.before(stage.name) if s.name in wrong)

    def is_lost_before(self, stage: Stage) -> bool:
        """Whether importing an earlier module is known to take the process down."""
        return any(earlier.name in self._lost for earlier in self.assignment.before(stage.name))

    def note(self, check: Check, outcome: Outcome, message: str, name: str = "") -> None:
        """Put one run of a check together with its runs on the other cases; the worst one counts."""
        message = clean(message)
        known = self.checks.get(check.name, check)
        if WORSE.index(outcome) > WORSE.index(known.outcome):
            known = replace(known, outcome=outcome, message=message)
        student = self._student
        if student:
            printed = known.printed or "\n".join(student.printed)
            way = student.way if student.way != "alone" else known.way
            if (printed, way) != (known.printed, known.way):
                known = replace(known, printed=printed, way=way)
            self.runs.append(
                Run(check.name, check.stage, outcome, student.way, name, list(student.calls))
            )
            student.printed.clear()
        self.checks[check.name] = known

    def finish(self) -> tuple[Check, ...]:
        """The checks, explained."""
        self._explain_stage()
        for stage in self.assignment.stages:
            outcomes = {
                check.outcome for check in self.checks.values() if check.stage == stage.name
            }
            if outcomes == {"passed"} or "failed" in outcomes:
                when: Literal["passed", "failed"] = "failed" if "failed" in outcomes else "passed"
                self._measure(stage, select(self.pictures, stage.name, when))
        return tuple(self.checks.values())

    def _measure(self, stage: Stage, pictures: Sequence[Picture]) -> None:
        """What pictures are drawn from, when no check can be short of time any more for it."""
        if not pictures:
            return
        with ExitStack() as stack:
            student = self._student
            if student is None or student.stage != stage:
                student = stack.enter_context(self._seat(stage, self._budget))
            student.budget = TimeBudget(PICTURES)
            # What was passed is seen as it runs in this submission, mistakes of earlier stages and
            # all, if it runs; what failed beside right earlier stages, which are worked out here: a
            # measured slope asks them for many values.
            failed = pictures[0].when == "failed"
            ways: list[Way] = ["alone"]
            if self.first_wrong_before(stage):
                ways = ["given"] if failed or self.is_lost_before(stage) else ["alone", "given"]
            earlier = frozenset(each.name for each in self.assignment.before(stage.name))
            for picture, way in product(pictures, ways):
                if picture.name in self.measured:
                    continue
                student.way = way
                student.wrong = earlier if way == "given" or failed else frozenset()
                # Whatever is in the way, the grade stands; there is no picture then.
                with suppress(Exception):
                    self.measured[picture.name] = measure(picture, student)

    def _explain_stage(self) -> None:
        """Say what is wrong in the stage that ends here, at each check that failed for it."""
        if self._stage is None:
            return
        runs = [run for run in self.runs if run.stage == self._stage.name]
        failed = [run for run in runs if run.outcome == "failed"]
        calls = [call for run in runs for call in run.calls]
        functions = dict.fromkeys(call.function for run in failed for call in run.calls)
        explained = {name: self._explain_safely(name, calls, failed) for name in functions}
        for name in dict.fromkeys(run.check for run in failed):
            mine = [run for run in failed if run.check == name]
            found = [
                diagnosis
                for function in dict.fromkeys(call.function for run in mine for call in run.calls)
                if (diagnosis := explained.get(function))
            ]
            names = [word for diagnosis in found for word in diagnosis.names]
            self.checks[name] = _attach(self.checks[name], found, names or [mine[0].name])

    def _explain_safely(
        self, function: str, calls: list[Call], failed: list[Run]
    ) -> Diagnosis | None:
        """A fault of ours here must not touch a verdict; it is said, for somebody to mend."""
        try:
            return self._explain(function, calls, failed)
        except Exception as error:
            said = (
                f"(Which mistake it is could not be worked out: {type(error).__name__}: {error}.)"
            )
            return Diagnosis((), said)

    def _explain(self, function: str, calls: list[Call], failed: list[Run]) -> Diagnosis | None:
        """By its answers, or by how often it called an earlier function."""
        mine = [call for call in calls if call.function == function]
        return (
            self._find_measuring(function, failed)
            or diagnose(mine, function, self.oracle)
            or self._find_swapping(function, failed)
        )

    def _find_swapping(self, function: str, failed: list[Run]) -> Diagnosis | None:
        """Whether two arguments change places: then it is right when they are handed over so."""
        run = next((run for run in failed for c in run.calls if c.function == function), None)
        if run is None or self._student is None:
            return None
        contract = self.assignment.functions[function]
        call = next(call for call in run.calls if call.function == function)
        right = self.oracle.right(function, call.arguments)
        if not is_short(right):
            return None
        self._student.way = run.way
        # Numbers stay where they are: a rate in the place of a count would only waste time.
        movable = [i for i, argument in enumerate(call.arguments) if not np.isscalar(argument)]
        for one, other in combinations(movable, 2):
            swapped = list(call.arguments)
            swapped[one], swapped[other] = swapped[other], swapped[one]
            with suppress(Finding):
                if alike(self._student.ask(contract, tuple(swapped)).value, right):
                    return swapping(
                        contract.signature, *(contract.parameters[i] for i in (one, other))
                    )
        return None

    def _find_measuring(self, function: str, failed: list[Run]) -> Diagnosis | None:
        """Finite differences, seen in the calls: those that were given, or one more that is watched."""
        call = next(
            (c for run in failed for c in run.calls if c.function == function and not c.error), None
        )
        if call is None or self._student is None or not self.assignment.functions[function].made:
            return None
        if not call.asked:
            self._student.way = "watched"
            self._student.calls.clear()
            try:
                self._student.ask(self.assignment.functions[function], call.arguments)
            except Finding:
                return None
            call = self._student.calls[-1]
        return measured(call.asked, count_numbers(call.value))


def _attach(check: Check, found: list[Diagnosis], names: list[str]) -> Check:
    said = [diagnosis.says for diagnosis in found if diagnosis.says not in check.message]
    return replace(
        check,
        message="\n".join([check.message, *said]),
        diagnosis=tuple(dict.fromkeys(filter(None, names))),
        hint="\n".join(diagnosis.hint for diagnosis in found if diagnosis.hint),
    )
