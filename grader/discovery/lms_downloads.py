"""Class downloads of Canvas and Moodle: owner and original name of each file.

Canvas, `lib/content_zipper.rb`: loose files `<name>_LATE_<user id>_<attachment id>_<file>`, where the
name is the sortable one in small letters without anything but letters (none in anonymous grading, and
`anon_<id>` for the user's), LATE marks late work, and `_text.html` or `_link.html` stands for
submissions without a file. `Attachment.make_unique_filename`: a second area.py is renamed
area-1.py; after seven, a UUID replaces the number.

Moodle, `mod/assign/classes/downloader.php`: `<full name>_<participant>_assignsubmission_<plugin>`, with
an underscore behind it in older ones: a folder, or, in flat downloads, the beginning of the file's name.
A group may have no number.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from grader.errors import SubmissionError
from grader.intake.file_source import Item
from grader.intake.reading import read_items, read_safely
from grader.intake.safe_archive import FILES
from grader.intake.submission import Submission

_CANVAS_OWNER = r"(?P<student>(?:\w*?_)??(?P<late>LATE_)?(?:[1-9]\d*|anon_[^\W_]+))"
CANVAS = re.compile(
    rf"{_CANVAS_OWNER}_(?:(?P<number>[1-9]\d{{2,}})_(?P<file>.+\.\w+)|(?P<entry>text|link)\.html)"
)
AGAIN = re.compile(
    r"(.+?)(?:-(?:\d+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))+(\.(?:py|ipynb|zip|tar|tgz|tar\.gz|tar\.xz))",
    re.IGNORECASE,
)
MOODLE = re.compile(r"(?P<student>.+?)_assignsubmission_(?P<plugin>[a-z0-9]+)(?:_(?P<file>.*))?")


@dataclass(frozen=True)
class Part:
    """One file of a student. number: later ones are higher; 0 if unknown."""

    item: Item
    number: int = 0


@dataclass(frozen=True)
class Bundle:
    """One student's files in a download. late: whether the download marks them as late.

    places: the names at the top of the download that are this student's.
    """

    student: str
    parts: tuple[Part, ...]
    late: bool = False
    places: frozenset[str] = frozenset()

    def read(self, student: str, stages: Collection[str]) -> Submission:
        """The submission; of a file that is there twice under numbers, the later one."""
        return read_safely(student, lambda: read_items(student, self._list_items(), stages))

    def _list_items(self) -> list[Item]:
        if len(self.parts) > FILES:
            raise SubmissionError(f"There are more than {FILES} files; keep only the modules.")
        numbered: dict[tuple[str, ...], Item] = {}
        plain: list[Item] = []
        for part in sorted(self.parts, key=lambda part: part.number):
            if part.number:
                numbered[part.item.path] = part.item
            else:
                plain.append(part.item)
        return [*plain, *numbered.values()]


def sort_by_student(items: Iterable[Item]) -> tuple[list[Bundle], list[Item]]:
    """One bundle for each student of a Canvas or Moodle download, and the files that belong to none."""
    parts: dict[str, list[Part]] = {}
    late: set[str] = set()
    places: dict[str, set[str]] = {}
    others: list[Item] = []
    for item in items:
        if owned := _own_canvas(item) or _own_moodle(item):
            student, part, marked = owned
            parts.setdefault(student, []).append(part)
            places.setdefault(student, set()).add(item.path[0])
            late |= {student} if marked else set()
        else:
            others.append(item)
    bundles = [
        Bundle(student, tuple(each), student in late, frozenset(places[student]))
        for student, each in sorted(parts.items())
    ]
    return bundles, others


def _own_canvas(item: Item) -> tuple[str, Part, bool] | None:
    match = CANVAS.fullmatch(item.path[-1]) if len(item.path) == 1 else None
    if match is None:
        return None
    name = match["file"] or f"{match['entry']}.html"
    again = AGAIN.fullmatch(name)
    original = f"{again[1]}{again[2]}" if again else name
    student = match["student"]
    if match["late"]:
        place = match.start("late") - match.start("student")
        student = student[:place] + student[place + len("LATE_") :]
    return (
        student,
        Part(item.renamed(original), int(match["number"] or 0)),
        bool(match["late"]),
    )


def _own_moodle(item: Item) -> tuple[str, Part, bool] | None:
    match = MOODLE.fullmatch(item.path[0]) if item.path else None
    if match is None or (len(item.path) == 1 and not match["file"]):
        return None
    path = item.path[1:] or (match["file"],)
    if match["plugin"] != "file":  # text that is not a module
        path = (f"{match['plugin']}: {path[-1]}",)
    return match["student"], Part(item.renamed(*path)), False
