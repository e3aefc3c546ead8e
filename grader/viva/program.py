"""A submission that is asked about: what it answers, with and without a changed line.

Everything runs in new locked processes, as in grading. What does not answer on small numbers within a few
seconds, or answers differently when it is asked again, is not asked about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from grader.assignment.spec import Function, Stage
from grader.errors import Finding
from grader.intake.submission import Submission
from grader.judging.ask_mode import AskMode
from grader.judging.check_engine import run_check
from grader.judging.stage_processes import StageProcesses
from grader.oracle.calls import Unknown
from grader.results.result import Check
from grader.sandbox.time_budget import TimeBudget
from grader.viva.bench import Arguments, Bench
from grader.viva.sheet import LineEdit

SECONDS = 20.0  # for one sheet; what is not asked by then is left out
ASKED, TRIED = (
    24,
    9,
)  # times that processes are opened for one sheet: to ask a few calls, to run checks


@dataclass(frozen=True)
class Trial:
    """What came of the checks of a stage: those that failed and those that passed, by name."""

    failed: frozenset[str]
    passed: frozenset[str]


class Program:
    """One submission, as it was graded. checks: the results of that."""

    def __init__(self, bench: Bench, submission: Submission, checks: Sequence[Check]) -> None:
        self.bench = bench
        placed = submission.placed(bench.assignment)
        # Given modules may be called, too; they are in each process anyway.
        modules = {**bench.assignment.given, **placed.modules}
        self.submission = replace(placed, modules=modules)
        self.checks = {check.name: check for check in checks}
        self.reasons: dict[str, str] = {}
        self._budget = TimeBudget(SECONDS)
        self._asked = self._tried = 0

    @property
    def out_of_time(self) -> bool:
        """Whether nothing more is to be asked."""
        return self._budget.left <= 0

    def has(self, *modules: str) -> bool:
        """Whether some modules are there; notes as a reason the first that is not."""
        missing = next((name for name in modules if name not in self.submission.modules), None)
        if missing:
            self.reasons.setdefault(missing, f"There is no {missing}.py that can be read.")
        return missing is None

    def source(self, module: str) -> str:
        """The text of a module; empty where there is none."""
        return self.submission.modules.get(module, "")

    def open(self, stage: Stage, edit: LineEdit | None = None) -> StageProcesses:
        """New processes of a stage, perhaps of the changed program; for a `with` block."""
        bench, launcher = self.bench, self.bench.grading.launcher
        return StageProcesses(
            self._change(edit),
            bench.assignment,
            stage,
            self._budget,
            bench.oracle,
            lambda: launcher.open(bench.assignment.packages),
            data=launcher.share(bench.assignment.data),
        )

    def answer(
        self,
        stage: Stage,
        calls: Sequence[tuple[Function, Arguments]],
        edit: LineEdit | None = None,
    ) -> list[Any]:
        """The answers to some calls, `Unknown` where there is none that stays the same."""
        answers: list[Any] = []
        if self._asked == ASKED or self.out_of_time or not calls:
            return [Unknown] * len(calls)
        self._asked += 1
        with self.open(stage, edit) as processes:
            for again in (False, True):
                for place, (function, given) in enumerate(calls):
                    try:
                        found = ask(processes, function, given, again)
                    except Finding as finding:
                        found = Unknown
                        if edit is None:
                            self.reasons.setdefault(function.name, str(finding).partition("\n")[0])
                    if not again:
                        answers.append(found)
                    elif found is Unknown:
                        answers[place] = Unknown
        return answers

    def try_checks(self, stage: Stage, edit: LineEdit) -> Trial | None:
        """The checks of `Bench.list_ready` on the changed program; None where they say nothing."""
        bench = self.bench
        if self._tried == TRIED or self.out_of_time:
            return None
        self._tried += 1
        others = {name: check for name, check in self.checks.items() if check.stage != stage.name}
        failed: set[str] = set()
        with bench.grading.open(self._change(edit)) as run:
            run.checks.update(others)
            for ready in bench.list_ready(stage.name):
                name = ready.check.name
                if name in failed:
                    continue
                run_check(ready, run)
                if run.checks[name].outcome == "failed":
                    failed.add(name)
            mine = [check for check in run.checks.values() if check.stage == stage.name]
            slow = any(each.name == "time-limit" for each in run.runs)
        if slow or any(check.outcome == "broken" for check in mine):
            return None
        passed = {check.name for check in mine if check.outcome == "passed"}
        return Trial(frozenset(failed), frozenset(passed))

    def _change(self, edit: LineEdit | None) -> Submission:
        if edit is None:
            return self.submission
        modules: Mapping[str, str] = {**self.submission.modules, edit.module: edit.source}
        return replace(self.submission, modules=modules)


def ask(
    processes: StageProcesses, function: Function, arguments: Arguments, again: bool = False
) -> Any:
    """What a function answers; raises `Finding` where no value comes, or another one when asked again."""
    return processes.ask(function, arguments, AskMode(), list[object]().append, again).value
