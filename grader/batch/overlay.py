"""What people decided beside the automatic results: OUT/adjustments.csv and OUT/extensions.csv.

They are applied when results are read, and never written into them, so a new grading keeps each decision.
A spreadsheet may edit both files. Each decision of a command is also a line of OUT/decisions.jsonl, which is
only ever added to.
"""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, get_args

from grader.assignment.deadline import DueDate
from grader.assignment.spec import Assignment
from grader.atomic_files import write_whole
from grader.errors import OutputError, XorkitError
from grader.results.adjustment import TOTAL, Action, Adjustment
from grader.results.result import Result
from grader.safe_text import clean

ADJUSTMENTS, EXTENSIONS, TRAIL = "adjustments.csv", "extensions.csv", "decisions.jsonl"
COLUMNS: Mapping[str, tuple[str, ...]] = {
    ADJUSTMENTS: ("student", "target", "action", "points", "reason", "by", "when", "automatic_score"),
    EXTENSIONS: ("student", "due", "days", "reason", "by", "when"),
}  # fmt: skip
ALL = "*"  # every student
Decision = TypeVar("Decision")


@dataclass(frozen=True)
class Extension:
    """A later due date for a student: a moment, or so many days more."""

    due: datetime | None
    days: float
    reason: str

    def apply(self, deadline: DueDate) -> DueDate:
        """The deadline of that student."""
        return replace(deadline, due=self.due or deadline.due + timedelta(days=self.days))


@dataclass(frozen=True)
class Overlay:
    """Every decision that can be read. problems: a sentence for each row that cannot."""

    adjustments: Mapping[str, Sequence[Adjustment]] = field(default_factory=dict)
    extensions: Mapping[str, Extension] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def apply(self, result: Result) -> Result:
        """A result with what was decided about it, for all first."""
        mine = (*self.adjustments.get(ALL, ()), *self.adjustments.get(result.student, ()))
        return replace(result, adjustments=mine) if mine else result

    def find_deadline(self, student: str, deadline: DueDate | None) -> DueDate | None:
        """The deadline of a student."""
        extension = self.extensions.get(student)
        return extension.apply(deadline) if extension and deadline else deadline

    def list_doubts(self, results: Sequence[Result]) -> Iterator[str]:
        """What to look at, a sentence each: rows that are not applied, and decisions that may be out of date.

        results: all of them, with their decisions.
        """
        yield from self.problems
        named = {*self.adjustments, *self.extensions} - {ALL}
        for name in sorted(named - {result.student for result in results}):
            yield f"Something was decided about {clean(name, 60)}, of whom there is no result."
        for result in results:
            for each in result.adjustments:
                if each.seen is not None and each.seen != result.automatic:
                    yield (
                        f"{clean(result.student, 60)}: the automatic score was {each.seen} when it was decided that "
                        f"{clean(each.says, 200)} It is {result.automatic} now. Does it still hold?"
                    )


def read_overlay(out: Path, assignment: Assignment) -> Overlay:
    """The decisions in a results folder; a row that cannot be read is a problem, and the others hold."""
    adjustments: dict[str, list[Adjustment]] = {}
    problems: list[str] = []
    adjust = partial(read_adjustment, assignment=assignment)
    for student, each in _read(out / ADJUSTMENTS, problems, adjust):
        adjustments.setdefault(student, []).append(each)
    extend = partial(read_extension, assignment=assignment)
    extensions = dict(_read(out / EXTENSIONS, problems, extend))
    return Overlay(adjustments, extensions, tuple(problems))


def _read(
    file: Path, problems: list[str], read: Callable[[Mapping[str, str]], Decision]
) -> Iterator[tuple[str, Decision]]:
    """The student and the decision of each row; what cannot be read is noted in problems."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return
    except (OSError, UnicodeDecodeError) as error:
        problems.append(f"{file} cannot be read ({error}). Nothing of it is applied.")
        return
    reader, wanted = _open(text), COLUMNS[file.name]
    if missing := [name for name in wanted[:3] if name not in (reader.fieldnames or ())]:
        problems.append(f"{file} has no column {missing[0]!r}. Nothing of it is applied.")
        return
    for row in reader:
        cells = {name: (row.get(name) or "").strip() for name in wanted}
        if not any(cells.values()):
            continue
        try:
            if not cells["student"]:
                raise ValueError("there is no student")
            yield cells["student"], read(cells)
        except ValueError as error:
            problems.append(f"{file}, line {reader.line_num}: {error}. This row is not applied.")


def _open(text: str) -> csv.DictReader[str]:
    """The rows, whichever delimiter a spreadsheet has written."""
    heading = text.partition("\n")[0]
    delimiter = ";" if heading.count(";") > heading.count(",") else ","
    return csv.DictReader(io.StringIO(text), delimiter=delimiter)


def read_adjustment(row: Mapping[str, str], assignment: Assignment) -> Adjustment:
    """A row as an adjustment; raises `ValueError` saying what is wrong with it."""
    target, action = row["target"] or TOTAL, row["action"]
    if target not in (TOTAL, *assignment.part_names, *assignment.check_names):
        raise ValueError(f"{clean(target, 60)!r} is no stage and no check of {assignment.name}")
    if action not in get_args(Action):
        raise ValueError(f"the action is {clean(action, 40)!r}; use set, add, excuse or comment")
    points = _read_number(row["points"], "points") if action in ("set", "add") else 0.0
    if not row["reason"]:
        raise ValueError("there is no reason; say why")
    seen = _read_number(row["automatic_score"], "automatic_score") if row["automatic_score"] else None  # fmt: skip
    kind: Any = action
    return Adjustment(target, kind, points, row["reason"], row["by"], row["when"], seen)


def read_extension(row: Mapping[str, str], assignment: Assignment) -> Extension:
    """A row as an extension; raises `ValueError` saying what is wrong with it."""
    if assignment.deadline is None:
        raise ValueError(f"the assignment {assignment.name} has no deadline")
    if bool(row["due"]) == bool(row["days"]):
        raise ValueError("give either due or days")
    if row["days"]:
        return Extension(None, _read_number(row["days"], "days"), row["reason"])
    try:
        due = datetime.fromisoformat(row["due"])
    except ValueError:
        raise ValueError(f"due is {clean(row['due'], 40)!r}; write 2026-03-01T23:59") from None
    zone = assignment.deadline.due.tzinfo
    return Extension(due if due.tzinfo else due.replace(tzinfo=zone), 0, row["reason"])


READERS: Mapping[str, Callable[[Mapping[str, str], Assignment], Adjustment | Extension]] = {
    ADJUSTMENTS: read_adjustment,
    EXTENSIONS: read_extension,
}


def _read_number(text: str, name: str) -> float:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        number = float("nan")
    if not abs(number) < 1e6:  # neither nan nor inf
        raise ValueError(f"{name} is {clean(text, 40)!r}, which is no number")
    return int(number) if number == int(number) else round(number, 2)


def decide(
    out: Path,
    file: str,
    row: Mapping[str, object],
    about: Mapping[str, object],
    assignment: Assignment,
) -> Overlay:
    """Add a row to a file of decisions, and to the trail; all that are there now.

    Two writers wait for each other. about: what else the trail keeps, such as the fingerprint of the
    result. Raises `XorkitError` for a row that could not be applied, `OutputError`.
    """
    try:
        READERS[file]({key: str(value) for key, value in row.items()}, assignment)
    except ValueError as error:
        said = str(error)
        raise XorkitError(f"{said[:1].upper()}{said[1:]}.") from error
    with _hold(out):
        path, text = out / file, io.StringIO()
        before = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        writer = csv.DictWriter(text, COLUMNS[file], lineterminator="\n")
        heading = before.partition("\n")[0].strip()
        if before and heading != ",".join(COLUMNS[file]):
            before = _rewrite(before, file)
        if not before:
            writer.writeheader()
        elif not before.endswith("\n"):
            before += "\n"
        writer.writerow(row)
        write_whole(path, (before + text.getvalue()).encode())
        _add_line(out / TRAIL, json.dumps({"file": file, **row, **about}, ensure_ascii=False))
    return read_overlay(out, assignment)


def _rewrite(before: str, file: str) -> str:
    """The same rows with our columns, in our order, whatever a spreadsheet has made of them."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS[file], lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(_open(before))
    return text.getvalue()


def _add_line(path: Path, line: str) -> None:
    with path.open("ab") as file:
        file.write(f"{line}\n".encode())
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _hold(out: Path) -> Iterator[None]:
    """One writer of decisions at a time; a grading may go on meanwhile."""
    try:
        with (out / ".decisions.lock").open("ab") as file:
            if sys.platform != "win32":
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX)
            yield
    except OSError as error:
        raise OutputError(f"{out} cannot be written ({error.strerror}).") from error
