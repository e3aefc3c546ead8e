"""Where the submissions of a class lie: which file or folder is whose. Nothing is read before its turn."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

from grader.assignment.deadline import zone_of
from grader.assignment.spec import Assignment
from grader.errors import SubmissionError
from grader.intake.attempts import (
    SUFFIXES,
    FoundAttempt,
    enter,
    enter_attempts,
    has_timestamps,
    is_submission,
    may_be_submission,
    split_name,
)
from grader.intake.file_source import Item, item_of, list_archive, list_folder
from grader.intake.lms_downloads import MOODLE, Bundle, Part, sort_by_student
from grader.intake.safe_archive import is_litter
from grader.intake.submission import Submission, read_submission


@dataclass(frozen=True)
class Entry:
    """One attempt of one student. problem: why it is not read, where that is known already.

    handed_in: None where it is not known; late: whether the system it comes from marked it so.
    bundle: its files, where they are parts of a download.
    """

    student: str
    path: Path
    problem: str = ""
    attempt: int = 1
    handed_in: datetime | None = None
    late: bool = False
    bundle: Bundle | None = None

    def read(self, name: str = "") -> Submission:
        """The submission, under that name or the student's; what is wrong with it is its own problem."""
        name = name or self.student
        if self.problem:
            return Submission(name, {}, problem=self.problem)
        return self.bundle.read(name) if self.bundle else read_submission(self.path, name)


def find_submissions(path: Path, assignment: Assignment) -> list[Entry]:
    """Every submission at a path, in the order of the students' names, then of their attempts.

    The path is one submission (a .zip, an .ipynb, or a folder with modules in it), or a folder with a
    folder or a file per student, each with several attempts or without, or nbgrader's `submitted`, or
    what Canvas and Moodle give for a class, as it is or unpacked.
    Raises `SubmissionError` where there is none.
    """
    if not os.path.exists(path):
        raise SubmissionError(
            f"{path} does not exist; name a folder of submissions, or one submission."
        )
    zone = zone_of(assignment.deadline)
    if os.path.isfile(path):
        return _find_in_file(path, zone)
    if is_submission(path, assignment):
        return [Entry(path.resolve().name, path)]
    try:
        entries = _find_in_folder(path, assignment, zone)
    except OSError as error:
        raise SubmissionError(f"{path} cannot be read: {error.strerror}.") from error
    if not entries:
        raise SubmissionError(
            f"{path} holds no submissions of {assignment.name}: "
            "no folder, no .zip and no .ipynb per student."
        )
    return entries


def _find_in_file(path: Path, zone: tzinfo) -> list[Entry]:
    """One submission, unless it is the download of a class."""
    if path.suffix.lower() not in SUFFIXES:
        raise SubmissionError(
            f"{path} is neither a folder nor a .zip nor an .ipynb; a submission is one of them."
        )
    pieces = _find_in_archive(path, zone) if path.suffix.lower() == ".zip" else []
    return _number(pieces) or [Entry(path.stem, path)]


def _find_in_archive(path: Path, zone: tzinfo) -> list[FoundAttempt]:
    """The students of a download, or of an archive of archives; none where it is neither."""
    try:
        items = [item for item in list_archive(path) if not any(map(is_litter, item.path))]
    except (SubmissionError, OSError):  # which is said where it is read as one submission
        return []
    tops = {item.path[0] for item in items}
    if len(tops) == 1 and all(len(item.path) > 1 and not _is_moodle(item) for item in items):
        items = [item.below(1) for item in items]  # a folder around it all
    bundles, others = sort_by_student(items)
    files = [item for item in others if item.path[-1].lower().endswith(SUFFIXES)]
    if not bundles and (len(files) < 2 or len(files) < len(others)):
        return []
    pieces = [FoundAttempt(each.student, path, late=each.late, bundle=each) for each in bundles]
    for item in files:
        name = Path(item.path[-1])
        student, when = split_name(name.stem, zone)
        bundle = Bundle(student, (Part(Item((name.name,), item.read)),))
        pieces.append(FoundAttempt(student, name, when, bundle=bundle))
    return pieces


def _is_moodle(item: Item) -> bool:
    return bool(MOODLE.fullmatch(item.path[0]))


def _find_in_folder(path: Path, assignment: Assignment, zone: tzinfo) -> list[Entry]:
    places = sorted(path.iterdir())
    attempts = enter_attempts(path, zone)
    if attempts and len(attempts) == sum(map(may_be_submission, places)):
        return _number(attempts)  # the folder of one student
    items: list[Item] = []
    for place in places:
        if os.path.islink(place) or not os.path.isdir(place):
            items.append(item_of(place))
        elif MOODLE.fullmatch(place.name):
            items += list_folder(place)
    bundles, others = sort_by_student(items)
    owned = {item.path[0] for item in items} - {item.path[0] for item in others}
    rest = [place for place in places if place.name not in owned and may_be_submission(place)]
    nbgrader = path.resolve().name == "submitted" or any(map(has_timestamps, rest))
    pieces = [FoundAttempt(each.student, path, late=each.late, bundle=each) for each in bundles]
    for place in rest:
        pieces += enter(place, assignment, zone, nbgrader)
    return _number(pieces)


def _number(pieces: Sequence[FoundAttempt]) -> list[Entry]:
    """The attempts of each student, numbered as their names say, else in the order of their times.

    Two places of one name, neither of which says such a thing, are two students: ada/ and ada.zip.
    """
    students: dict[str, list[FoundAttempt]] = {}
    for piece in pieces:
        students.setdefault(piece.student, []).append(piece)
    entries: dict[str, list[Entry]] = {}
    for student, group in students.items():
        if any(piece.when for piece in group):
            ordered = sorted(group, key=lambda piece: piece.order)
            numbers = [piece.order[1] for piece in ordered]
            if 0 in numbers or len(set(numbers)) < len(numbers):
                numbers = list(range(1, len(numbers) + 1))
            entries[student] = [
                _settle(piece, student, number)
                for piece, number in zip(ordered, numbers, strict=True)
            ]
        else:
            for piece in group:
                name = piece.path.name if student in entries else student
                entries[name] = [_settle(piece, name)]
    return [entry for name in sorted(entries) for entry in entries[name]]


def _settle(piece: FoundAttempt, student: str, number: int = 1) -> Entry:
    moment = piece.when[1] if piece.when else None
    return Entry(student, piece.path, piece.problem, number, moment, piece.late, piece.bundle)
