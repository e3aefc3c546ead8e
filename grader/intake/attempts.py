"""A student's own place in a class: one submission, several attempts, or nbgrader's assignments."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from itertools import islice
from pathlib import Path

from grader.assignment.spec import Assignment
from grader.intake.lms_downloads import Bundle
from grader.intake.safe_archive import FILES
from grader.intake.timestamps import read_stamp, read_timestamp
from grader.safe_text import clean

SUFFIXES = (".zip", ".ipynb")
NUMBERED = re.compile(r"attempt[-_ ]?(\d{1,6})", re.IGNORECASE)
EARLIEST = datetime.min.replace(tzinfo=UTC)

When = tuple[int, datetime | None]  # an attempt's number, 0 where it has none, and its time


@dataclass(frozen=True)
class FoundAttempt:
    """One attempt, before it is known how many there are.

    when: as its name says; problem: why it is not read; late: whether the system it comes from marked
    it so; bundle: its files, where they are parts of a download.
    """

    student: str
    path: Path
    when: When | None = None
    problem: str = ""
    late: bool = False
    bundle: Bundle | None = None

    @property
    def order(self) -> tuple[datetime, int, str]:
        """By time, then by number; what has neither comes first."""
        number, moment = self.when or (0, None)
        return moment or EARLIEST, number, self.path.name


def enter(place: Path, assignment: Assignment, zone: tzinfo, nbgrader: bool) -> list[FoundAttempt]:
    """What a student handed in; where the place is a link, it may lead to somebody else's work.

    nbgrader: whether the folders in it are known to be assignments, so that none but this counts.
    """
    student, when = split_name(bare_name(place), zone)
    nested = place / assignment.name
    for each in (place, nested):
        if os.path.islink(each):
            return [FoundAttempt(student, each, when, _say_link(each))]
    if os.path.isdir(nested):
        moment = read_timestamp(nested / "timestamp.txt")
        return [FoundAttempt(student, nested, when or ((0, moment) if moment else None))]
    if os.path.isdir(place) and not is_submission(place, assignment):
        attempts = enter_attempts(place, zone)
        if attempts or nbgrader:
            return attempts
    return [FoundAttempt(student, place, when)]


def enter_attempts(student: Path, zone: tzinfo) -> list[FoundAttempt]:
    """The attempts in a student's folder: those whose names say which, or when."""
    pieces = []
    for place in sorted(_list(student)):
        when = read_name(bare_name(place), zone)
        if when and may_be_submission(place):
            problem = _say_link(place) if os.path.islink(place) else ""
            pieces.append(FoundAttempt(student.resolve().name, place, when, problem))
    return pieces


def is_submission(folder: Path, assignment: Assignment) -> bool:
    """Whether a folder holds a stage's module itself."""
    return any(os.path.isfile(folder / stage.file) for stage in assignment.stages)


def may_be_submission(place: Path) -> bool:
    """A folder, a file, or a link to one or to nothing: whoever made it is not passed over."""
    if place.name == "__MACOSX" or re.match(r"\.(?!\.)", place.name):
        return False
    link = os.path.islink(place) and not os.path.isfile(place)
    return link or os.path.isdir(place) or place.suffix.lower() in SUFFIXES


def has_timestamps(student: Path) -> bool:
    """Whether a folder is a student's in nbgrader's `submitted`, with any of the assignments."""
    if os.path.islink(student) or not os.path.isdir(student):
        return False
    return any(os.path.isfile(folder / "timestamp.txt") for folder in _list(student))


def _list(folder: Path) -> list[Path]:
    """What is in a student's folder, as much as there should be; what cannot be read is said later."""
    try:
        return list(islice(folder.iterdir(), FILES))
    except OSError:
        return []


def bare_name(place: Path) -> str:
    """The name of a folder, or of a file without its suffix."""
    file = place.suffix.lower() in SUFFIXES and not os.path.isdir(place)
    return place.stem if file else place.name


def split_name(name: str, zone: tzinfo) -> tuple[str, When | None]:
    """From `ada--2026-03-01T10-00` the student and the time; the whole name where it says none."""
    student, _, rest = name.rpartition("--")
    when = read_name(rest, zone) if student else None
    return (student, when) if when else (name, None)


def read_name(name: str, zone: tzinfo) -> When | None:
    """From `attempt-2` or `2026-03-01T10-00`: the attempt's number or its time."""
    if match := NUMBERED.fullmatch(name):
        return int(match[1]), None
    moment = read_stamp(name, zone)
    return (0, moment) if moment else None


def _say_link(place: Path) -> str:
    return f"{clean(place.name, 100)} is a link; put the files themselves in its place."
