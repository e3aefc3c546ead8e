"""The download of a class as one archive: whose file is which, before anything is unpacked to disk."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import tzinfo

from grader.assignment.spec import Assignment
from grader.discovery.attempts import (
    FoundAttempt,
    Place,
    bare_name_of,
    is_litter_of_class,
    is_submission_file,
    split_name,
)
from grader.discovery.lms_downloads import MOODLE, Bundle, Part, sort_by_student
from grader.discovery.not_submissions import describe_kind, explain_file
from grader.errors import SubmissionError
from grader.intake.file_source import Item, list_archive
from grader.intake.safe_archive import is_litter
from grader.safe_text import clean

CLASS_BYTES = 256 * 2**20  # the download of a class, held in memory
CLASS_TIMES = 20  # entries: this many students, each within a student's limits


def find_in_archive(place: Place, assignment: Assignment, zone: tzinfo) -> list[FoundAttempt]:
    """The students of a class's archive; none where it is one submission, or cannot be read."""
    if place.listed.identity[1] > CLASS_BYTES:
        raise SubmissionError(
            f"{place.name} is larger than {CLASS_BYTES // 2**20} MB. Unpack it, and grade the folder."
        )
    try:
        with place.root.below(place.parts[:-1]) as folder:
            content, _ = folder.read(place.listed, CLASS_BYTES)
        items = [
            item
            for item in list_archive(place.name, content, CLASS_TIMES)
            if not any(part != ".." and _is_litter(part) for part in item.path)
        ]
    except (SubmissionError, OSError):  # reported when it is read as one submission
        return []
    files = assignment.files
    items = _without_outer_folder(items, files)
    bundles, others = sort_by_student(items)
    folders = _group_by_folder(others)
    loose = [item.name for item in others if len(item.path) == 1]
    if not bundles and _is_one_submission(folders, loose, files):
        return []
    found = [FoundAttempt(each.student, each.student, each, late=each.late) for each in bundles]
    for top, mine in folders.items():
        student, when = split_name(top, zone)
        parts = tuple(Part(item.below(1)) for item in mine)
        found.append(FoundAttempt(student, f"{top}/", Bundle(student, parts), when))
    for item in others:
        if len(item.path) == 1:
            student, when = split_name(bare_name_of(item.name), zone)
            problem = "" if is_submission_file(item.name) else explain_file(item.name, files)
            bundle = Bundle(student, (Part(item),))
            found.append(
                FoundAttempt(
                    student, clean(item.name, 100), bundle, when, problem, odd=bool(problem)
                )
            )
    return found


def _without_outer_folder(items: Sequence[Item], files: Collection[str]) -> list[Item]:
    """The same below the one folder around it all, where that is not a student's own."""
    tops = {item.path[0] for item in items}
    if len(tops) != 1 or any(
        len(item.path) < 2 or MOODLE.fullmatch(item.path[0]) for item in items
    ):
        return list(items)
    inner = [item.below(1) for item in items]
    return inner if not any(item.path[0] in files for item in inner) else list(items)


def _group_by_folder(items: Sequence[Item]) -> dict[str, list[Item]]:
    folders: dict[str, list[Item]] = {}
    for item in items:
        if len(item.path) > 1:
            folders.setdefault(item.path[0], []).append(item)
    return folders


def _is_one_submission(
    folders: dict[str, list[Item]], loose: Sequence[str], files: Collection[str]
) -> bool:
    """Whether an archive is one student's: it has modules at its top, or one folder, or one file in it."""
    here = [name for name in loose if name in files]
    handed_in = [name for name in loose if is_submission_file(name) or describe_kind(name)]
    students = [top for top, mine in folders.items() if _is_student(mine, files)]
    if here:  # a module astray in a class, where there are several who have more
        return len(students) < 2
    return len(folders) + len(handed_in) < 2 or (len(folders) == 1 and not _are_read(handed_in))


def _is_student(items: Sequence[Item], files: Collection[str]) -> bool:
    """Whether a folder holds what may be a submission: a stage's module, an archive, a notebook."""
    return any(item.name in files or is_submission_file(item.name) for item in items)


def _are_read(names: Sequence[str]) -> bool:
    return any(map(is_submission_file, names))


def _is_litter(name: str) -> bool:
    return is_litter(name) or is_litter_of_class(name)
