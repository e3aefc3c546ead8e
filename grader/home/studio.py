"""A user's own functions, to be called for pictures and experiments."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from grader.assignment.packages import find_versions
from grader.assignment.plots import Picture, Seen, measure
from grader.assignment.spec import Assignment
from grader.home.terminal import make_console
from grader.intake.reading import read_submission
from grader.judging.ask_mode import AskMode
from grader.judging.stage_processes import StageProcesses
from grader.judging.student import Student
from grader.oracle.oracle import make_empty_oracle
from grader.sandbox.fork_server import Launcher
from grader.sandbox.time_budget import TimeBudget

CALL_SECONDS, ALL_SECONDS = 60, 1200  # the user's own program: no tight limits


class Studio:
    """A submission to measure, as `student`; leaving the `with` block ends its processes.

    launcher: a fork server that the caller ends; without it, one of its own.
    """

    def __init__(
        self, assignment: Assignment, folder: Path, launcher: Launcher | None = None
    ) -> None:
        limits = replace(
            assignment.limits, call_seconds=CALL_SECONDS, submission_seconds=ALL_SECONDS
        )
        assignment = replace(assignment.trusting(), limits=limits)
        find_versions(assignment.packages)  # raises where one is missing
        self._launcher = launcher or Launcher()
        self._closes = launcher is None
        self._processes = StageProcesses(
            read_submission(folder).placed(assignment),
            assignment,
            assignment.stages[-1],
            TimeBudget(ALL_SECONDS),
            make_empty_oracle(),
            partial(self._launcher.open, assignment.packages),
            data=self._launcher.share(assignment.data),
        )
        self.student = Student(self._processes, AskMode(), bool)

    def __enter__(self) -> Studio:
        return self

    def __exit__(self, *exc: object) -> None:
        self._processes.__exit__(*exc)
        if self._closes:
            self._launcher.close()

    def measure(self, picture: Picture, plain: bool = False) -> Seen:
        """The values for a picture; raises `Finding` if the functions do not return them.

        plain: without a progress bar.
        """
        if not picture.slow:
            return measure(picture, self.student)
        from rich.progress import Progress  # of use to slow pictures alone

        with Progress(console=make_console(plain, True), transient=True, disable=plain) as bar:
            task = bar.add_task(picture.name, total=None)
            return measure(picture, self.student, lambda done, of: bar.update(task, completed=done, total=of))  # fmt: skip
