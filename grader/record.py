"""What is on disk of a run: OUT/results, OUT/grades.csv, OUT/run.json. Each file is there whole, or not."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from grader.assignment import Assignment
from grader.disk import file_name, sweep, write_whole
from grader.errors import OutputError
from grader.grade import Job
from grader.reports import grades, gradescope, run
from grader.results import Result, Row


class Record:
    """The folder of one run of one assignment; a run that goes on there finds what it has already.

    Raises `OutputError` where the folder holds another assignment's results.
    """

    def __init__(self, out: Path, assignment: Assignment) -> None:
        self.out = out
        self.assignment = assignment
        self._run = self._read_run()
        name = self._run.get("assignment", assignment.name)
        if name != assignment.name:
            raise OutputError(
                f"{out} holds results of the assignment {name!r}, and this is {assignment.name!r}. "
                "Choose another folder."
            )

    @property
    def seed(self) -> int | None:
        """Of the run that is here; None where there is none."""
        seed = self._run.get("seed")
        return seed if isinstance(seed, int) else None

    def _read_run(self) -> dict[str, Any]:
        try:
            found = json.loads((self.out / "run.json").read_text(encoding="utf-8"))
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except (OSError, ValueError) as error:
            raise OutputError(
                f"{self.out / 'run.json'} cannot be read ({error}). Choose another folder, or remove that one."
            ) from error
        return found if isinstance(found, dict) else {}

    def path(self, student: str) -> Path:
        """Where a student's result is."""
        return self.out / "results" / f"{file_name(student)}.json"

    def find(self, student: str) -> Result | None:
        """A student's result; None where there is none that can be read."""
        try:
            text = self.path(student).read_text(encoding="utf-8")
            return gradescope.read(text, self.assignment)
        except (OSError, ValueError):
            return None

    def write(self, result: Result) -> Path:
        """Write one result, whole; raises `OutputError`."""
        path = self.path(result.student)
        write_whole(path, gradescope.render(result).encode("utf-8", "replace"))
        return path

    def begin(self, job: Job, missing: Mapping[str, str]) -> None:
        """Write what this run is, before its first result; raises `OutputError`."""
        for folder in (self.out, self.out / "results"):
            sweep(folder)
        write_whole(self.out / "run.json", run.render(job, [], missing, finished=False).encode())

    def finish(
        self, job: Job, rows: Sequence[Row], missing: Mapping[str, str], finished: bool = True
    ) -> None:
        """Write the table and the record of the run, whole; raises `OutputError`."""
        table = grades.render(self.assignment, rows)
        write_whole(self.out / "grades.csv", table.encode("utf-8", "replace"))
        write_whole(self.out / "run.json", run.render(job, rows, missing, finished).encode())
