"""The inventory of a class: what each thing in the folder of submissions is, and whose.

Nothing is read before its turn, and nothing is passed over: what is not a submission is an entry as
well, with the reason, or is on the list of what was left out.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import tzinfo
from fnmatch import fnmatch
from pathlib import Path

from grader.assignment.deadline import zone_of
from grader.assignment.spec import Assignment
from grader.discovery.attempts import (
    FoundAttempt,
    Place,
    bare_name_of,
    enter,
    has_timestamps,
    is_litter_of_class,
    list_attempts,
)
from grader.discovery.class_archive import find_in_archive
from grader.discovery.inventory import Entry, Inventory
from grader.discovery.lms_downloads import CANVAS, MOODLE, sort_by_student
from grader.discovery.not_submissions import explain_file
from grader.discovery.numbering import number_attempts, readable
from grader.errors import SubmissionError
from grader.intake.file_source import Item, is_archive, list_folder, make_item
from grader.intake.safe_archive import NOTEBOOK
from grader.intake.safe_folder import Listed, SafeFolder, open_folder

DEEP = 3  # folders below the class's, in which modules are looked for


def take_inventory(path: Path, assignment: Assignment, ignore: Sequence[str] = ()) -> Inventory:
    """Every submission at a path, and everything else that is there.

    The path is one submission (an archive, an .ipynb, or a folder with modules in it), or a folder
    with a folder or a file per student, each with several attempts or without, or nbgrader's
    `submitted`, or what Canvas and Moodle give for a class, as it is or unpacked. ignore: patterns of
    names that are known not to be submissions.
    Raises `SubmissionError` if there is none.
    """
    if not os.path.exists(path):
        raise SubmissionError(
            f"{path} does not exist; name a folder of submissions, or one submission."
        )
    zone = zone_of(assignment.deadline)
    try:
        if os.path.isfile(path):
            return _open_file(path, assignment, zone, ignore)
        found = _open_class(path, assignment, zone, ignore)
    except OSError as error:
        raise SubmissionError(f"{path} cannot be read: {error.strerror}.") from error
    if not found.entries:
        raise SubmissionError(
            f"{path} holds no submissions of {assignment.name}: "
            "no folder, no archive and no .ipynb per student."
        )
    return found


def _open_file(
    path: Path, assignment: Assignment, zone: tzinfo, ignore: Sequence[str]
) -> Inventory:
    """One submission, unless it is the download of a class."""
    if not is_archive(path.name) and not NOTEBOOK.fullmatch(path.name):
        raise SubmissionError(
            f"{path} is neither a folder nor a .zip or .tar nor an .ipynb; name one of them."
        )
    real = Path(os.path.realpath(path))
    root = open_folder(real.parent)
    listed = next(each for each in root.list() if each.name == real.name)
    place = Place(root, (real.name,), listed)
    found = find_in_archive(place, assignment, zone) if is_archive(path.name) else []
    ignored = [each for each in found if _is_ignored(each.name.rstrip("/"), ignore)]
    attempts = [each for each in found if each not in ignored]
    entries = number_attempts(attempts) or [Entry(bare_name_of(path.name), place)]
    return Inventory(entries, tuple(each.name for each in ignored), (), root)


def _is_ignored(name: str, patterns: Sequence[str]) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)


def _open_class(
    path: Path, assignment: Assignment, zone: tzinfo, ignore: Sequence[str]
) -> Inventory:
    root = open_folder(path)
    places, litter, ignored = [], [], []
    for listed in root.list():
        if is_litter_of_class(listed.name):
            litter.append(listed.name)
        elif _is_ignored(listed.name, ignore):
            ignored.append(listed.name)
        else:
            places.append(Place(root, (listed.name,), listed))
    name = path.resolve().name
    files = assignment.files
    if _is_one_submission(places, files):
        whole = Place(root, (), Listed(name, "folder", (root.identity, 0, 0)))
        entries = [Entry(name, whole)]
    else:
        entries = _find_in_class(root, name, places, assignment, zone)
    return Inventory(entries, tuple(ignored), tuple(litter), root)


def _is_one_submission(places: Sequence[Place], files: Collection[str]) -> bool:
    """Whether a folder holds a stage's module itself, and is not a class with something astray in it."""
    here = {place.name for place in places if place.listed.kind == "file"} & {*files}
    return bool(here) and not any(_may_be_students(place, files, DEEP) for place in places)


def _may_be_students(place: Place, files: Collection[str], depth: int) -> bool:
    """Whether a place may be a student's: an archive, a notebook, or a folder with modules or such in it."""
    if place.listed.kind == "folder":
        return depth > 0 and any(
            each.name in files or _may_be_students(each, files, depth - 1) for each in place.list()
        )
    downloaded = CANVAS.fullmatch(place.name) or MOODLE.fullmatch(place.name)
    return place.is_submission or bool(downloaded)


def _find_in_class(
    root: SafeFolder, name: str, places: Sequence[Place], assignment: Assignment, zone: tzinfo
) -> list[Entry]:
    files = assignment.files
    attempts = list_attempts(name, places, zone)
    if attempts and not any(attempt.odd for attempt in attempts):
        return number_attempts(attempts)  # the folder of one student, and what else they have in it
    items: list[Item] = []
    for place in places:
        if place.listed.kind != "folder":
            items.append(make_item(lambda: root, (), place.listed))
        elif MOODLE.fullmatch(place.name):
            items += _list_of_moodle(place)
    bundles, others = sort_by_student(items)
    owned = {item.path[0] for item in items} - {item.path[0] for item in others}
    rest = [place for place in places if place.name not in owned]
    attempts = [FoundAttempt(each.student, each.student, each, late=each.late) for each in bundles]
    astray: list[Entry] = []
    for place in rest:
        if place.may_be_submission:
            nbgrader = name == "submitted" or has_timestamps(place)
            found = enter(place, assignment.name, files, zone, nbgrader)
            attempts += found
            if not found:
                astray.append(
                    _name_astray(place, f"{place.shown} holds nothing of {assignment.name}.")
                )
        else:
            astray.append(_name_astray(place, explain_file(place.name, files)))
    entries = number_attempts(attempts)
    return sorted(
        [*entries, *_keep_apart(astray, {entry.student for entry in entries})],
        key=lambda entry: entry.student,
    )


def _list_of_moodle(place: Place) -> list[Item]:
    """The files of one student's folder, below its name."""

    def hold() -> SafeFolder:
        folder = place.root
        for part in place.parts:
            folder = folder.enter(part)
        return folder

    try:
        with place.root.below(place.parts) as folder:
            return [item.renamed(place.name, *item.path) for item in list_folder(folder, hold)]
    except SubmissionError as error:  # that student's own trouble, said when their turn comes
        return [_make_unreadable(place.name, error)]


def _make_unreadable(folder: str, error: SubmissionError) -> Item:
    """A module that gives this error when it is read."""

    def read(limit: int, changes: list[str]) -> bytes:
        del limit, changes
        raise error

    return Item((folder, "unreadable.py"), read)


def _name_astray(place: Place, problem: str) -> Entry:
    name = readable(place.name)
    return Entry(name, place, problem, understood=False, shown=(place.shown,))


def _keep_apart(astray: Sequence[Entry], taken: Collection[str]) -> list[Entry]:
    """What is not a submission is called as its student would be, where nobody else is."""
    named: list[Entry] = []
    for entry in astray:
        student = entry.student.partition(".")[0] or entry.student
        free = student not in taken and student not in {each.student for each in named}
        named.append(replace(entry, student=student if free else entry.student))
    return named
