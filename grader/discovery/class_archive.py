"""The download of a class as one archive: whose file is which, before anything is unpacked to disk."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import tzinfo

from grader.assignment.spec import Assignment
from grader.discovery.attempts import (
    FoundAttempt,
    Place,
    bare_name_of,
    is_submission_file,
    split_name,
)
from grader.discovery.lms_downloads import MOODLE, Bundle, Part, sort_by_student
from grader.discovery.not_submissions import explain_file
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
            if not any(map(is_litter, item.path))
        ]
    except (SubmissionError, OSError):  # reported when it is read as one submission
        return []
    files = {stage.file for stage in assignment.stages}
    items = _without_outer_folder(items, files)
    bundles, others = sort_by_student(items)
    folders = _group_by_folder(others)
    loose = [item for item in others if len(item.path) == 1 and is_submission_file(item.name)]
    students = [top for top, mine in folders.items() if _is_student(mine, files)]
    if not bundles and len(students) < 2 and not _are_archives(loose, others):
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
            found.append(FoundAttempt(student, clean(item.name, 100), bundle, when, problem))
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


def _is_student(items: Sequence[Item], files: Collection[str]) -> bool:
    """Whether a folder holds what may be a submission: a stage's module, an archive, a notebook."""
    return any(item.name in files or is_submission_file(item.name) for item in items)


def _are_archives(loose: Sequence[Item], others: Sequence[Item]) -> bool:
    """Whether it is an archive of archives: two and more, and nothing else."""
    return len(loose) >= 2 and len(loose) == len(others)
