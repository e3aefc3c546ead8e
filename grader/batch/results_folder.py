"""The results folder: OUT/results, OUT/grades.csv, OUT/run.json. Writes are atomic.

OUT/results/<student>.json is the result that counts; of several attempts each is in
OUT/results/attempts/<student>/<number>.json. OUT/earlier/<student>.json is what another submission's replaced.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

from grader.assignment.spec import Assignment
from grader.atomic_files import file_name, sweep, write_whole
from grader.batch import run_json
from grader.batch.overlay import Overlay, read_overlay
from grader.batch.record import Recorder, begin_record
from grader.batch.source_store import SourceStore
from grader.batch.stored_run import StoredRun
from grader.errors import OutputError
from grader.judging.job import Job
from grader.own_files import OwnFiles, find_free, move
from grader.results import grades_csv, gradescope_json
from grader.results.result import Result
from grader.results.row import Row
from grader.results.weights import weigh_assignment


class ResultsFolder(StoredRun):
    """The results folder of one assignment; a resumed run finds its results here.

    Raises `OutputError` if the folder holds another assignment's results.
    """

    def __init__(self, out: Path, assignment: Assignment) -> None:
        super().__init__(out)
        self.assignment = assignment
        self.sources = SourceStore(out)
        self._recorder: Recorder | None = None
        name = self._run.get("assignment", assignment.name)
        if name != assignment.name:
            raise OutputError(
                f"{out} holds results of the assignment {name!r}, and this is {assignment.name!r}. "
                "Choose another folder."
            )

    def results(self) -> list[Result]:
        """Every result with what was decided about it, by the students of run.json; raises `OutputError`."""
        students = self._run.get("students")
        if not isinstance(students, list):
            raise OutputError(f"{self.out} holds no run. Name the folder that xorkit grade wrote.")
        if not students:
            raise OutputError(
                f"{self.out} holds a run without results. Run xorkit grade again first."
            )
        return [self.overlay.apply(self._require(str(student))) for student in students]

    @cached_property
    def overlay(self) -> Overlay:
        """What people decided beside the automatic results."""
        return read_overlay(self.out, self.assignment)

    def _require(self, student: str) -> Result:
        result = self.find(student)
        if result is None:
            raise OutputError(
                f"{self.path(student)} cannot be read{self._tell_version()}; to write it again: xorkit grade SUBMISSIONS --out {self.out}"
            )
        return result

    def _tell_version(self) -> str:
        """A note if another version of xorkit wrote the run."""
        made, here = self._run.get("fingerprints", {}).get("kit"), version("xorkit")
        return f" (xorkit {made} wrote it, and this is {here})" if made and made != here else ""

    def path(self, student: str) -> Path:
        """Where a student's result is."""
        return self.out / "results" / f"{file_name(student)}.json"

    def find(self, student: str) -> Result | None:
        """A student's result; None if it is missing or unreadable."""
        return _read(self.path(student), self.assignment)

    def write(self, result: Result) -> Path:
        """Write one result atomically, and keep the one of another submission that it replaces.

        Raises `OutputError`.
        """
        known = self.find(result.student)
        if known and known.fingerprints and _differ(known, result):
            self._write(self._earlier_path(result.student), known)
        return self._write(self.path(result.student), result)

    def find_earlier(self, result: Result) -> Result | None:
        """The attempt before this one, else what was graded before of another submission; None if there is none."""
        number = result.attempt.number if result.attempt else 1
        for before in range(number - 1, 0, -1):
            if found := _read(self.attempt_path(result.student, before), self.assignment):
                return found
        found = _read(self._earlier_path(result.student), self.assignment)
        return found if found and _differ(found, result) else None

    def _earlier_path(self, student: str) -> Path:
        return self.out / "earlier" / f"{file_name(student)}.json"

    def attempt_path(self, student: str, number: int) -> Path:
        """The path of one attempt's result."""
        return self.out / "results" / "attempts" / file_name(student) / f"{number}.json"

    def find_attempt(self, student: str, number: int) -> Result | None:
        """The result of one attempt; the student's only one is that of the first attempt."""
        known = _read(self.attempt_path(student, number), self.assignment)
        if known is None:
            only = self.find(student)
            if only and (only.attempt.number if only.attempt else 1) == number:
                return only
        return known

    def list_told(self, student: str) -> list[Result]:
        """Every result of a student that gave feedback, whether or not it still counts."""
        name, results = file_name(student), self.out / "results"
        left = results / "no-longer-there"
        paths = [results / f"{name}.json", left / f"{name}.json"]
        paths += [*(results / "attempts" / name).glob("*.json"), *(left / name).glob("*.json")]
        return [each for path in paths if (each := _read(path, self.assignment)) and each.checks]

    def write_attempt(self, result: Result, number: int) -> Path:
        """Write the result of one attempt atomically; raises `OutputError`."""
        return self._write(self.attempt_path(result.student, number), result)

    def _write(self, path: Path, result: Result) -> Path:
        text = gradescope_json.to_json(result)
        if self._recorder:
            text = self._recorder.seal(text)
        write_whole(path, text.encode("utf-8", "replace"))
        return path

    def begin(
        self, job: Job, missing: Mapping[str, str], about: Mapping[str, Any] | None = None
    ) -> None:
        """Write run.json before the first result; raises `OutputError`.

        about: what else run.json is to keep.
        """
        results = self.out / "results"
        others = (results, self.sources.folder, self.out / "earlier")
        for folder in (self.out, *others, *(results / "attempts").glob("*")):
            sweep(folder)
        self._recorder = begin_record(self._run.get("record"), job)
        kept = {**(about or {}), "record": self._recorder.record.as_data()}
        text = run_json.render_run(job, [], missing, False, about=kept)
        write_whole(self.out / "run.json", text.encode())

    def finish(
        self,
        job: Job,
        rows: Sequence[Row],
        missing: Mapping[str, str],
        finished: bool = True,
        count: str = "",
        about: Mapping[str, Any] | None = None,
    ) -> Path | None:
        """Write grades.csv and run.json atomically; raises `OutputError`.

        A grades.csv that somebody has changed by hand since is kept under the name that is returned.
        """
        counts = weigh_assignment(self.assignment, self.overlay.weights)
        table = grades_csv.render_grades(counts, rows).encode("utf-8", "replace")
        recorder = self._recorder or begin_record(self._run.get("record"), job)
        kept = {**(about or {}), "record": recorder.finish(self.out, table).as_data()}
        text = run_json.render_run(job, rows, missing, finished, count, kept)
        write_whole(self.out / "run.json", text.encode())
        with OwnFiles(self.out) as files:
            files.write(self.out / "grades.csv", table)
        return next(iter(files.aside), None)

    def set_aside(self, students: Collection[str]) -> list[str]:
        """Move the results of everybody else to results/no-longer-there; their names."""
        results = self.out / "results"
        wanted = {file_name(student) for student in students}
        left: list[str] = []
        for path in [*results.glob("*.json"), *(results / "attempts").glob("*")]:
            name = path.stem if path.suffix == ".json" else path.name
            if name in wanted:
                continue
            known = _read(path, self.assignment) if path.suffix == ".json" else None
            move(path, find_free(results / "no-longer-there" / path.name))
            left.append(known.student if known else name)
        return sorted(set(left))


def read_assignment_name(out: Path) -> str:
    """The name of the assignment of the run in a folder; raises `OutputError` where there is none."""
    try:
        return str(json.loads((out / "run.json").read_text(encoding="utf-8"))["assignment"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise OutputError(
            f"{out} holds no run of xorkit grade; name the folder that it wrote."
        ) from error


def _differ(one: Result, other: Result) -> bool:
    """Whether they are of two submissions."""
    return one.fingerprints.get("source") != other.fingerprints.get("source")


def _read(path: Path, assignment: Assignment) -> Result | None:
    try:
        return gradescope_json.from_json(path.read_text(encoding="utf-8"), assignment)
    except (OSError, ValueError):
        return None
