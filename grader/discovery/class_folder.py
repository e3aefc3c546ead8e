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
from grader.discovery.lms_downloads import MOODLE, sort_by_student
from grader.discovery.not_submissions import explain_file
from grader.errors import SubmissionError
from grader.intake.file_source import Item, is_archive, list_folder, make_item
from grader.intake.safe_archive import NOTEBOOK
from grader.intake.safe_folder import Listed, SafeFolder, open_folder


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
            return _open_file(path, assignment, zone)
        found = _open_class(path, assignment, zone, ignore)
    except OSError as error:
        raise SubmissionError(f"{path} cannot be read: {error.strerror}.") from error
    if not found.entries:
        raise SubmissionError(
            f"{path} holds no submissions of {assignment.name}: "
            "no folder, no archive and no .ipynb per student."
        )
    return found


def _open_file(path: Path, assignment: Assignment, zone: tzinfo) -> Inventory:
    """One submission, unless it is the download of a class."""
    if not is_archive(path.name) and not NOTEBOOK.fullmatch(path.name):
        raise SubmissionError(
            f"{path} is neither a folder nor a .zip or .tar nor an .ipynb; name one of them."
        )
    real = Path(os.path.realpath(path))
    root = open_folder(real.parent)
    listed = next(each for each in root.list() if each.name == real.name)
    place = Place(root, (real.name,), listed)
    attempts = find_in_archive(place, assignment, zone) if is_archive(path.name) else []
    student = bare_name_of(path.name)
    return Inventory(_number(attempts) or [Entry(student, place)], (), (), root)


def _open_class(
    path: Path, assignment: Assignment, zone: tzinfo, ignore: Sequence[str]
) -> Inventory:
    root = open_folder(path)
    places, litter, ignored = [], [], []
    for listed in root.list():
        if is_litter_of_class(listed.name):
            litter.append(listed.name)
        elif any(fnmatch(listed.name, pattern) for pattern in ignore):
            ignored.append(listed.name)
        else:
            places.append(Place(root, (listed.name,), listed))
    name = path.resolve().name
    files = {stage.file for stage in assignment.stages}
    if _is_one_submission(places, files):
        whole = Place(root, (), Listed(name, "folder", (root.identity, 0, 0)))
        entries = [Entry(name, whole)]
    else:
        entries = _find_in_class(root, name, places, assignment, zone)
    return Inventory(entries, tuple(ignored), tuple(litter), root)


def _is_one_submission(places: Sequence[Place], files: Collection[str]) -> bool:
    """Whether a folder holds a stage's module itself, and is not a class with something astray in it."""
    here = {place.name for place in places if place.listed.kind == "file"} & {*files}
    if not here:
        return False
    others = [place for place in places if _holds_modules(place, files)]
    return len(others) < (2 if here == {*files} else 1)


def _holds_modules(place: Place, files: Collection[str]) -> bool:
    """Whether a place may be a submission of its own: an archive, or a folder with a stage's module."""
    if place.listed.kind == "folder":
        return bool({each.name for each in place.list()} & {*files})
    return is_archive(place.name)


def _find_in_class(
    root: SafeFolder, name: str, places: Sequence[Place], assignment: Assignment, zone: tzinfo
) -> list[Entry]:
    files = {stage.file for stage in assignment.stages}
    attempts = list_attempts(name, places, zone)
    if attempts and len(attempts) == sum(map(_may_be_submission, places)):
        return _number(attempts)  # the folder of one student, and what else they have in it
    items: list[Item] = []
    for place in places:
        if place.listed.kind != "folder":
            items.append(make_item(lambda: root, (), place.listed))
        elif MOODLE.fullmatch(place.name):
            items += _list_of_moodle(place)
    bundles, others = sort_by_student(items)
    owned = {item.path[0] for item in items} - {item.path[0] for item in others}
    rest = [place for place in places if place.name not in owned]
    nbgrader = name == "submitted" or any(map(has_timestamps, rest))
    attempts = [FoundAttempt(each.student, each.student, each, late=each.late) for each in bundles]
    astray: list[Entry] = []
    for place in rest:
        if _may_be_submission(place):
            found = enter(place, assignment.name, files, zone, nbgrader)
            attempts += found
            if not found:
                astray.append(
                    _name_astray(place, f"{place.shown} holds nothing of {assignment.name}.")
                )
        else:
            astray.append(_name_astray(place, explain_file(place.name, files)))
    entries = _number(attempts)
    return sorted(
        [*entries, *_keep_apart(astray, {entry.student for entry in entries})],
        key=lambda entry: entry.student,
    )


def _may_be_submission(place: Place) -> bool:
    return place.is_submission or place.listed.kind == "link"


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
    return Entry(place.name, place, problem, understood=False, shown=(place.shown,))


def _keep_apart(astray: Sequence[Entry], taken: Collection[str]) -> list[Entry]:
    """What is not a submission is called as its student would be, where nobody else is."""
    named: list[Entry] = []
    for entry in astray:
        student = entry.student.partition(".")[0] or entry.student
        free = student not in taken and student not in {each.student for each in named}
        named.append(replace(entry, student=student if free else entry.student))
    return named


def _number(found: Sequence[FoundAttempt]) -> list[Entry]:
    """Number each student's attempts by their names, else by time.

    Several places of one name, none of which says such a thing, are there twice: ada/ and ada.zip.
    """
    students: dict[str, list[FoundAttempt]] = {}
    for attempt in found:
        students.setdefault(attempt.student, []).append(attempt)
    entries: list[Entry] = []
    for student, group in sorted(students.items()):
        ordered = sorted(group, key=lambda attempt: attempt.order)
        if len(group) > 1 and not any(attempt.when for attempt in group):
            entries.append(_join_twins(student, ordered))
            continue
        numbers = [attempt.order[1] for attempt in ordered]
        if 0 in numbers or len(set(numbers)) < len(numbers):
            numbers = list(range(1, len(numbers) + 1))
        entries += [_settle(a, number) for a, number in zip(ordered, numbers, strict=True)]
    return entries


def _join_twins(student: str, group: Sequence[FoundAttempt]) -> Entry:
    first = _settle(group[0], 1)
    problems = [attempt.problem for attempt in group if attempt.problem]
    shown = tuple(_show(attempt) for attempt in group)
    twins = tuple(attempt.source for attempt in group[1:])
    return replace(first, student=student, problem=" ".join(problems), twins=twins, shown=shown)


def _settle(attempt: FoundAttempt, number: int) -> Entry:
    moment = attempt.when[1] if attempt.when else None
    return Entry(
        attempt.student,
        attempt.source,
        attempt.problem,
        number,
        moment,
        attempt.late,
        shown=(_show(attempt),),
    )


def _show(attempt: FoundAttempt) -> str:
    return attempt.source.shown if isinstance(attempt.source, Place) else attempt.name
