"""The grading of one submission: processes, time budget and findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace

from grader.assignment.plots import Picture, Seen, select
from grader.assignment.points import add
from grader.assignment.spec import Assignment, Stage
from grader.assignment.visibility import VISIBLE
from grader.intake.imports import find_used, find_users
from grader.intake.submission import Submission
from grader.judging.ask_mode import AskMode
from grader.judging.form_points import withhold_form
from grader.judging.plot_measurements import PLOT_SECONDS, measure_plots
from grader.judging.stage_processes import StageProcesses
from grader.judging.student import Student
from grader.oracle.calls import Call
from grader.oracle.oracle import Oracle
from grader.results.result import Check, Outcome, Way
from grader.safe_text import clean
from grader.sandbox.channel import OpenChannel
from grader.sandbox.time_budget import TimeBudget

WORSE: tuple[Outcome, ...] = ("passed", "skipped", "failed", "broken")


@dataclass
class CheckRun:
    """A check on one of its cases, in one way: the calls that it made, and what came of it.

    name: what the finding is called in a diagnosis, where it says it all. form: see `points`.
    case: the name of the case that it ran on, if it has any. waits_for: see `Check`. parts: what it
    earned points for, see `Earn`.
    """

    check: Check
    mode: AskMode
    student: Student
    calls: list[Call]
    outcome: Outcome = "passed"
    message: str = ""
    name: str = ""
    form: bool = False
    case: str = ""
    waits_for: str = ""
    parts: Mapping[str, float] = field(default_factory=dict)


@dataclass
class SubmissionRun:
    """The grading of a submission; leaving the `with` block ends its processes.

    together: what checks of all stages together found with stubbed earlier stages; an empty text:
        nothing.
    after_stage: called when a stage has ended and the next is about to begin.
    plots: those that may be measured when all checks are done; measured: what was, by name.
    """

    submission: Submission
    assignment: Assignment
    oracle: Oracle
    open_channel: OpenChannel
    data: str = ""
    plots: Sequence[Picture] = ()
    after_stage: Callable[[], object] = bool
    checks: dict[str, Check] = field(default_factory=dict)
    runs: list[CheckRun] = field(default_factory=list)
    together: dict[str, list[str]] = field(default_factory=dict)
    measured: dict[str, Seen] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._budget = TimeBudget(self.assignment.limits.submission_seconds)
        self._lost: set[str] = set()
        self._earned: dict[str, dict[str, float]] = {}
        self._users: dict[frozenset[str], frozenset[str]] = {}
        self._used: dict[str, frozenset[str]] = {}
        self._stack = ExitStack()
        self._processes: StageProcesses | None = None

    def __enter__(self) -> SubmissionRun:
        return self

    def __exit__(self, *exc: object) -> None:
        self._stack.close()

    def begin(self, check: Check, way: Way) -> CheckRun:
        """A check that is about to run; the processes of the stage before are ended."""
        stage = self.assignment.stage(check.stage)
        processes = self._enter(stage)
        wrong = frozenset[str]()
        if self.oracle.stand_in:
            wrong = frozenset(m for each in self._list_wrong(stage) for m in each.modules)
        if way == "stubbed":  # what builds on a wrong one is answered whole: that takes fewer calls
            wrong |= self._find_users(stage, wrong)
        apart = self.assignment.visibility.get(check.name, VISIBLE) != VISIBLE
        mode, calls = AskMode(way, wrong, apart), list[Call]()
        return CheckRun(check, mode, Student(processes, mode, calls.append), calls)

    def _find_users(self, stage: Stage, wrong: frozenset[str]) -> frozenset[str]:
        """The modules of earlier stages that use a wrong one."""
        if wrong not in self._users:
            self._users[wrong] = find_users(self.submission.modules, wrong)
        return self._users[wrong] & self.assignment.modules_before(stage.name).keys()

    def _enter(self, stage: Stage) -> StageProcesses:
        if self._processes is None or self._processes.stage != stage:
            self._leave()
            self._stack.close()
            if self._processes is not None:
                self.after_stage()
            self._processes = self._stack.enter_context(self._open(stage))
        return self._processes

    def _open(self, stage: Stage) -> StageProcesses:
        return StageProcesses(
            self.submission,
            self.assignment,
            stage,
            self._budget,
            self.oracle,
            self.open_channel,
            self._lost,
            self.data,
        )

    def _leave(self) -> None:
        """Explain what failed in the stage that ends here."""
        if self._processes is not None:
            stage = self._processes.stage.name
            runs = [run for run in self.runs if run.check.stage == stage]
            self.checks |= withhold_form(runs, self.checks, self.oracle.answers)
            if any(run.outcome == "failed" for run in runs):
                # Where all is right, it is not needed.
                from grader.judging.explain import explain_stage

                self.checks |= explain_stage(self._processes, runs, self.checks, self.oracle)

    def is_right_so_far(self, stage: Stage) -> bool:
        """Whether every check of a stage that has run has passed."""
        mine = [check for check in self.checks.values() if check.stage == stage.name]
        return all(check.outcome == "passed" for check in mine)

    def first_wrong_before(self, stage: Stage) -> Stage | None:
        """The first earlier stage that lost points."""
        return next(iter(self._list_wrong(stage)), None)

    def first_wrong_needed(self, stage: Stage) -> Stage | None:
        """The first wrong stage that a stage needs, or that one of its modules imports."""
        wrong = self._list_wrong(stage)
        if wrong and stage.name not in self._used:
            self._used[stage.name] = find_used(self.submission.modules, stage.modules)
        needed = self.assignment.needed(stage.name)
        return next(
            (s for s in wrong if s.name in needed or self._used[stage.name] & {*s.modules}), None
        )

    def _list_wrong(self, stage: Stage) -> list[Stage]:
        """The earlier stages that lost points."""
        wrong = {check.stage for check in self.checks.values() if check.outcome != "passed"}
        return [each for each in self.assignment.before(stage.name) if each.name in wrong]

    def is_lost_before(self, stage: Stage) -> bool:
        """Whether an earlier module is known to crash or hang on import."""
        return not self._lost.isdisjoint(self.assignment.modules_before(stage.name))

    def note(self, run: CheckRun) -> None:
        """Merge a run with the check's other cases; the worst outcome counts."""
        known = self.checks.get(run.check.name, run.check)
        before = self._earned.get(run.check.name, run.parts)
        earned = {asks: points for asks, points in run.parts.items() if asks in before}
        self._earned[run.check.name] = earned  # for what is right in every case
        if WORSE.index(run.outcome) > WORSE.index(known.outcome):
            known = replace(
                known, outcome=run.outcome, message=clean(run.message), waits_for=run.waits_for
            )
        printed = self._processes.printed if self._processes else []
        way = known.way if run.mode.way == "as_submitted" else run.mode.way
        self.checks[run.check.name] = replace(
            known, printed=known.printed or "\n".join(printed), way=way
        )
        printed.clear()
        self.runs.append(run)

    def finish(self) -> tuple[Check, ...]:
        """The checks, explained; and what plots are drawn from is measured."""
        self._leave()
        for stage in self.assignment.stages if self.plots else ():
            mine = [check for check in self.checks.values() if check.stage == stage.name]
            outcomes = {check.outcome for check in mine}
            if "failed" in outcomes:
                self._measure(stage, select(self.plots, stage.name, "failed"))
            elif outcomes == {"passed"}:
                self._measure(stage, select(self.plots, stage.name, "passed"))
        return tuple(map(self._give_parts, self.checks.values()))

    def _give_parts(self, check: Check) -> Check:
        """A check that failed, with the points of those of its parts that are right."""
        parts = self._earned[check.name]
        if check.outcome != "failed" or not parts:
            return check
        part = add(parts.values())
        said = f"Earned: {part} of {check.points} points, for: {', '.join(parts)}."
        return replace(check, part=part, message=f"{check.message}\n{said}")

    def _measure(self, stage: Stage, plots: Sequence[Picture]) -> None:
        """No check can be short of time for it any more."""
        if not plots:
            return
        with ExitStack() as stack:
            processes = self._processes
            if processes is None or processes.stage != stage:
                processes = stack.enter_context(self._open(stage))
            processes.budget = TimeBudget(PLOT_SECONDS)
            earlier = frozenset(self.assignment.modules_before(stage.name))
            wrong = bool(self._list_wrong(stage))
            found = measure_plots(processes, plots, earlier, wrong, self.is_lost_before(stage))
            self.measured.update(found)
