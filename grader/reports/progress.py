"""How far grading is: a bar on a terminal, else one line for each submission."""

from __future__ import annotations

import sys
from time import monotonic

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

from grader.results.row import Row
from grader.safe_text import clean


class Meter:
    """Progress: a bar on a terminal, else one line per submission."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0
        self.failures = 0
        self._console = Console()
        self._start = monotonic()
        self._bar = Progress(
            TextColumn("grading"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[failed]}", style="red"),
            console=self._console,
            disable=not self._console.is_terminal,
        )
        self._task: TaskID = self._bar.add_task("grading", total=total, rate="", failed="")

    def __enter__(self) -> Meter:
        self._bar.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._bar.stop()

    def count(self, row: Row) -> None:
        """Count one completed submission."""
        self.done += 1
        self.failures += not row.judged
        rate = self.done / max(monotonic() - self._start, 1e-3)
        failed = f"{self.failures} not graded" if self.failures else ""
        self._bar.update(self._task, advance=1, rate=f"{rate:.1f}/s", failed=failed)
        if not self._console.is_terminal:
            left = (self.total - self.done) / rate
            rest = f"{rate:.1f}/s, {left:.0f} s left{', ' if failed else ''}{failed}"
            said = row.score if row.judged else row.status
            click.echo(f"{self.done}/{self.total} {clean(row.student)}: {said} ({rest})")
            sys.stdout.flush()
