"""Reads `course.toml`: the assignments of a course, their weights and due dates, and the roster."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from grader.assignment.deadline import DueDate, zone_of
from grader.assignment.load import load, locate
from grader.assignment.spec import Assignment
from grader.assignment.strict_toml import Format, find_line
from grader.batch.attempt_rule import read_count
from grader.errors import AssignmentError, CourseError, XorkitError

FILE = "course.toml"
VERSION = 1


class PartEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An `[[assignment]]` of course.toml."""

    name: str
    weight: Annotated[float, Meta(gt=0, le=1_000_000)]
    submissions: str = ""
    results: str = ""
    count: str = "last"
    column: str = ""
    due: Annotated[datetime, Meta(tz=True)] | None = None
    grace_minutes: Annotated[float, Meta(ge=0, le=365 * 24 * 60)] = 0
    penalty_per_day: Annotated[float, Meta(ge=0, le=100)] = 0


class CourseFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of course.toml."""

    version: Annotated[int, Meta(ge=1, le=VERSION)] = VERSION
    title: str
    roster: str = ""
    assignment: Annotated[list[PartEntry], Meta(min_length=1)]


FORMAT = Format(CourseFile, "a course", VERSION, CourseError, "docs/course.md")


@dataclass(frozen=True)
class Part:
    """An assignment of a course.

    submissions: what students handed in; results: where `xorkit course grade` writes; count: which
    attempt counts; column: its title in Canvas, where its name is not enough.
    """

    assignment: Assignment
    weight: float
    submissions: Path
    results: Path
    count: str = "last"
    column: str = ""

    @property
    def name(self) -> str:
        """The name of the assignment."""
        return self.assignment.name


@dataclass(frozen=True)
class Course:
    """A course. roster: the file, if there is one."""

    folder: Path
    title: str
    parts: tuple[Part, ...]
    roster: Path | None = None


def read_course(folder: Path) -> Course:
    """Read `course.toml` in a folder; raises `CourseError` with the line and what to fix."""
    file = folder / FILE
    entries, text = FORMAT.read(file)
    parts: list[Part] = []
    for number, entry in enumerate(entries.assignment):
        try:
            parts.append(_read_part(folder, entry, parts))
        except _Wrong as error:
            line = find_line(text, ["assignment", str(number), error.key])
            raise CourseError(f"{file}, line {line}: {error}") from error
    return Course(folder, entries.title, tuple(parts), folder / entries.roster if entries.roster else None)  # fmt: skip


class _Wrong(Exception):
    """What is wrong with an entry. key: the entry."""

    def __init__(self, key: str, says: str) -> None:
        super().__init__(says)
        self.key = key


def _read_part(folder: Path, entry: PartEntry, earlier: list[Part]) -> Part:
    try:
        own = folder / "assignments" / entry.name
        assignment = load(own if (own / "assignment.toml").is_file() else locate(entry.name))
    except AssignmentError as error:
        raise _Wrong("name", str(error)) from error
    if assignment.name != entry.name:
        raise _Wrong("name", f"{entry.name!r} is the assignment {assignment.name!r}; write that.")
    if entry.name in [part.name for part in earlier]:
        raise _Wrong("name", f"{entry.name} is there already; each assignment has one entry.")
    results = folder / (entry.results or f"results/{entry.name}")
    if other := next((p.name for p in earlier if p.results.resolve() == results.resolve()), ""):
        raise _Wrong("results", f"{entry.results} holds the results of {other}; choose another.")
    deadline = _read_due(entry) or assignment.deadline
    try:
        read_count(entry.count, zone_of(deadline))
    except XorkitError as error:
        raise _Wrong("count", str(error).replace("--count", "count")) from error
    return Part(
        replace(assignment, deadline=deadline),
        entry.weight,
        folder / (entry.submissions or f"submissions/{entry.name}"),
        results,
        entry.count,
        entry.column,
    )


def _read_due(entry: PartEntry) -> DueDate | None:
    """The due date that stands in place of the assignment's own."""
    if entry.due:
        return DueDate(entry.due, entry.grace_minutes, entry.penalty_per_day)
    for key in ("grace_minutes", "penalty_per_day"):
        if getattr(entry, key):
            raise _Wrong(key, f"{key} needs a due date; add due = … to the assignment.")
    return None
