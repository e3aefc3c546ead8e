"""Where the submissions of a class lie: which file or folder is whose. Nothing is read before its turn."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from grader.assignment import Assignment
from grader.errors import SubmissionError
from grader.submission import Submission, read
from grader.text import clean


@dataclass(frozen=True)
class Entry:
    """One submission's place. problem: why it is not read, where that is known already."""

    student: str
    path: Path
    problem: str = ""

    def read(self) -> Submission:
        """The submission; what is wrong with it is its own problem."""
        if self.problem:
            return Submission(self.student, {}, problem=self.problem)
        return read(self.path, self.student)


def find(path: Path, assignment: Assignment) -> list[Entry]:
    """Every submission at a path, in the order of the students' names.

    The path is one submission (a .zip, or a folder with modules in it), or a folder that holds a
    folder or a .zip per student, or nbgrader's `<student>/<assignment>/`.
    Raises `SubmissionError` where there is none.
    """
    if not os.path.exists(path):
        raise SubmissionError(
            f"{path} does not exist; name a folder of submissions, or one submission."
        )
    if os.path.isfile(path) or _is_submission(path, assignment):
        if os.path.isfile(path) and path.suffix.lower() != ".zip":
            raise SubmissionError(
                f"{path} is neither a folder nor a .zip; a submission is one of the two."
            )
        return [Entry(path.stem if os.path.isfile(path) else path.resolve().name, path)]
    try:
        places = sorted(place for place in path.iterdir() if _may_be_submission(place))
    except OSError as error:
        raise SubmissionError(f"{path} cannot be read: {error.strerror}.") from error
    if not places:
        raise SubmissionError(f"{path} holds no submissions: no folder and no .zip per student.")
    entries: dict[str, Entry] = {}
    for place in places:
        student = place.stem if place.suffix.lower() == ".zip" else place.name
        if student in entries or os.path.isdir(place):  # ada/ beside ada.zip
            student = place.name
        entries[student] = _enter(place, student, assignment)
    return list(entries.values())


def _is_submission(folder: Path, assignment: Assignment) -> bool:
    return any(os.path.isfile(folder / stage.file) for stage in assignment.stages)


def _may_be_submission(place: Path) -> bool:
    """A folder, a .zip, or a link to one or to nothing: whoever made it is not passed over."""
    if place.name == "__MACOSX" or re.match(r"\.(?!\.)", place.name):
        return False
    link = os.path.islink(place) and not os.path.isfile(place)
    return link or os.path.isdir(place) or place.suffix.lower() == ".zip"


def _enter(place: Path, student: str, assignment: Assignment) -> Entry:
    """A student's own place in a class; where it is a link, it may lead to somebody else's work."""
    nested = place / assignment.name
    for each in (place, nested):
        if os.path.islink(each):
            name = clean(each.name, 100)
            return Entry(student, each, f"{name} is a link; put the files themselves in its place.")
    return Entry(student, nested if os.path.isdir(nested) else place)
