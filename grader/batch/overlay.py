"""What people decided beside the automatic results: OUT/adjustments.csv and OUT/extensions.csv.

They are applied when results are read, and never written into them, so a new grading keeps each decision.
A spreadsheet may edit both files. Each decision of a command is also a line of OUT/decisions.jsonl, which is
only ever added to.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, get_args

from grader.assignment.deadline import DueDate
from grader.assignment.spec import Assignment
from grader.results.adjustment import FOR_ALL, TOTAL, Action, Adjustment
from grader.results.result import Result
from grader.results.weights import Weights, read_weights, reweigh, weigh
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
    """Every decision that can be read. problems: a sentence for each row that cannot.

    weights: what checks and items count, where that was changed for everybody; else empty.
    """

    adjustments: Mapping[str, Sequence[Adjustment]] = field(default_factory=dict)
    extensions: Mapping[str, Extension] = field(default_factory=dict)
    weights: Weights = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def apply(self, result: Result) -> Result:
        """A result with what was decided about it, for all first."""
        mine = (*self.adjustments.get(ALL, ()), *self.adjustments.get(result.student, ()))
        return replace(weigh(result, self.weights), adjustments=mine) if mine else result

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
    weights: list[Weights] = []

    def adjust(row: Mapping[str, str]) -> Adjustment:
        each = read_adjustment(row, assignment)
        if each.action in FOR_ALL:
            now = weights[-1] if weights else read_weights(assignment)
            weights.append(reweigh(now, each, assignment))
        return each

    for student, each in _read(out / ADJUSTMENTS, problems, adjust):
        adjustments.setdefault(student, []).append(each)
    extend = partial(read_extension, assignment=assignment)
    extensions = dict(_read(out / EXTENSIONS, problems, extend))
    return Overlay(adjustments, extensions, weights[-1] if weights else {}, tuple(problems))


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
    reader, wanted = open_rows(text), COLUMNS[file.name]
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


def open_rows(text: str) -> csv.DictReader[str]:
    """The rows of a file, whichever delimiter a spreadsheet has written."""
    heading = text.partition("\n")[0]
    delimiter = ";" if heading.count(";") > heading.count(",") else ","
    return csv.DictReader(io.StringIO(text), delimiter=delimiter)


def read_adjustment(row: Mapping[str, str], assignment: Assignment) -> Adjustment:
    """A row as an adjustment; raises `ValueError` saying what is wrong with it."""
    target, action = row["target"] or TOTAL, row["action"]
    if target not in (TOTAL, *assignment.part_names, *assignment.check_names):
        raise ValueError(f"{clean(target, 60)!r} is no stage and no check of {assignment.name}")
    if action not in get_args(Action):
        raise ValueError(
            f"the action is {clean(action, 40)!r}; use set, add, excuse, comment, drop or worth"
        )
    if action in FOR_ALL and (row["student"] != ALL or target == TOTAL):
        raise ValueError(
            f"{action} is about a stage, a check or an item, for everybody: the student {ALL}"
        )
    counts = action in ("set", "add", "worth")
    points = _read_number(row["points"], "points") if counts else 0.0
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


def check_row(out: Path, file: str, row: Mapping[str, str], assignment: Assignment) -> None:
    """Whether a row could be applied beside those that are there; raises `ValueError` saying why not."""
    if file == EXTENSIONS:
        read_extension(row, assignment)
        return
    read = read_adjustment(row, assignment)
    if read.action in FOR_ALL:
        weights = read_overlay(out, assignment).weights
        reweigh(weights or read_weights(assignment), read, assignment)


def _read_number(text: str, name: str) -> float:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        number = float("nan")
    if not abs(number) < 1e6:  # neither nan nor inf
        raise ValueError(f"{name} is {clean(text, 40)!r}, which is no number")
    return int(number) if number == int(number) else round(number, 2)
