"""Names in a course that are not clear: of nobody in the roster, or two for one person."""

from __future__ import annotations

import re
from collections.abc import Sequence

from grader.course.gradebook import Gradebook
from grader.discovery.alike import find_alike
from grader.safe_text import clean

NUMBER = re.compile(r"_\d+$")  # Moodle numbers a student anew in each assignment


def list_doubts(book: Gradebook) -> list[str]:
    """A sentence about each."""
    said = []
    for run in book.runs:
        if run.unknown:
            said.append(f"{run.part.name}: not in the roster: {_join(run.unknown)}.")
        for person, entries in run.twice.items():
            said.append(f"{run.part.name}: {clean(person, 80)} is there as {_join(entries)}.")
    for names in _group_alike([line.student for line in book.lines]):
        if not _are_together(book, names):
            said.append(f"These names look alike: {_join(names)}. Is it one student?")
    return said


def _group_alike(students: list[str]) -> list[list[str]]:
    """The names that are alike, whatever number follows."""
    bare: dict[str, list[str]] = {}
    for student in students:
        bare.setdefault(NUMBER.sub("", student), []).append(student)
    alike = find_alike(list(bare))
    single = [[name] for name in bare if not any(name in group for group in alike)]
    groups = [[student for name in group for student in bare[name]] for group in alike + single]
    return [group for group in groups if len(group) > 1]


def _are_together(book: Gradebook, names: list[str]) -> bool:
    """Whether all of these handed in something for one assignment: they are several people."""
    there = [{name for name, each in run.results.items() if not each.absent} for run in book.runs]
    return any(set(names) <= each for each in there)


def _join(names: Sequence[str]) -> str:
    return ", ".join(clean(name, 80) for name in names)
