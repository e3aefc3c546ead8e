"""What Canvas and Moodle put into the download of a class: whose file is which, and how it was called.

Canvas, `lib/content_zipper.rb`: loose files `<name>_LATE_<user id>_<attachment id>_<file>`, where the
name is the sortable one in small letters without anything but letters (none in anonymous grading, and
`anon_<id>` for the user's), LATE is there for late work alone, and `_text.html` or `_link.html` stands
for what is no file. `Attachment.make_unique_filename`: who hands in sigmoid.py for the second time has
it called sigmoid-1.py; after seven, a UUID stands for the number.

Moodle, `mod/assign/classes/downloader.php`: `<full name>_<participant>_assignsubmission_<plugin>`, with
an underscore behind it in older ones: a folder, or, in flat downloads, the beginning of the file's name.
A group may have no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from grader.errors import SubmissionError
from grader.intake.file_source import Item
from grader.intake.safe_archive import (
    ARCHIVE_BYTES,
    FILE_BYTES,
    FILES,
    MODULE,
    NOTEBOOK,
    check_total,
    is_litter,
    unpack,
)
from grader.intake.submission import Submission, build
from grader.safe_text import clean

_CANVAS_OWNER = r"(?P<student>(?:\w*?_)??(?P<late>LATE_)?(?:[1-9]\d*|anon_[^\W_]+))"
CANVAS = re.compile(
    rf"{_CANVAS_OWNER}_(?:(?P<number>[1-9]\d{{2,}})_(?P<file>.+\.\w+)|(?P<entry>text|link)\.html)"
)
AGAIN = re.compile(
    r"(.+?)(?:-(?:\d+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))+(\.(?:py|ipynb|zip))",
    re.IGNORECASE,
)
MOODLE = re.compile(r"(?P<student>.+?)_assignsubmission_(?P<plugin>[a-z0-9]+)(?:_(?P<file>.*))?")


@dataclass(frozen=True)
class Part:
    """One file of a student. number: later ones are higher, 0 where there is no telling."""

    item: Item
    number: int = 0


@dataclass(frozen=True)
class Bundle:
    """What a download holds of one student. late: whether it says that this came late."""

    student: str
    parts: tuple[Part, ...]
    late: bool = False

    def read(self, student: str) -> Submission:
        """The submission: modules and a notebook, else the one archive that there is."""
        try:
            files, archives = self._choose()
            named = {path: part for path, part in files.items() if _is_source(path)}
            if named or not archives:
                return build(student, _read(files))
            if len(archives) > 1:
                names = ", ".join(clean(name, 60) for name in sorted(archives)[:3])
                raise SubmissionError(
                    f"There are {len(archives)} archives ({names}), and no modules. Leave the right one."
                )
            (part,) = archives.values()
            return build(student, unpack(part.item.read(ARCHIVE_BYTES)))
        except SubmissionError as error:
            return Submission(student, {}, problem=str(error))
        except OSError as error:
            return Submission(
                student, {}, problem=f"A file cannot be read: {error.strerror}. Let it be read."
            )

    def _choose(self) -> tuple[dict[str, Part], dict[str, Part]]:
        """The files of the shallowest folder with modules, by plain name, and all archives."""
        if len(self.parts) > FILES:
            raise SubmissionError(f"There are more than {FILES} files; leave the modules alone.")
        folders: dict[tuple[str, ...], dict[str, Part]] = {}
        archives: dict[str, Part] = {}
        for part in sorted(self.parts, key=lambda part: part.number):
            *folder, name = part.item.path
            if any(is_litter(each) for each in part.item.path):
                continue
            inside = folders.setdefault(tuple(folder), {})
            if name in inside and not part.number:
                raise SubmissionError(
                    f"The download holds {clean(name, 100)} twice. Leave the right one."
                )
            inside[name] = part  # the later one of two with numbers
            if name.lower().endswith(".zip"):
                archives[name] = part
        sources = [folder for folder, files in folders.items() if any(map(_is_source, files))]
        first = min(sources or folders, key=lambda folder: (len(folder), folder), default=())
        return folders.get(first, {}), archives


def _is_source(name: str) -> bool:
    return name.endswith(".py") or bool(NOTEBOOK.fullmatch(name))


def _read(files: dict[str, Part]) -> dict[str, bytes]:
    """The contents of modules and of an only notebook; of other files, the names."""
    notebooks = [name for name in files if NOTEBOOK.fullmatch(name)]
    contents = dict.fromkeys(files, b"")
    total = 0
    for name, part in files.items():
        if MODULE.fullmatch(name):
            contents[name] = part.item.read(FILE_BYTES)
            total += len(contents[name])
            check_total(total)
        elif notebooks == [name]:
            contents[name] = part.item.read(ARCHIVE_BYTES)
    return contents


def sort_by_student(items: Iterable[Item]) -> tuple[list[Bundle], list[Item]]:
    """One bundle for each student of a Canvas or Moodle download, and the files that are of neither."""
    parts: dict[str, list[Part]] = {}
    late: set[str] = set()
    others: list[Item] = []
    for item in items:
        if owned := _own_canvas(item) or _own_moodle(item):
            student, part, marked = owned
            parts.setdefault(student, []).append(part)
            late |= {student} if marked else set()
        else:
            others.append(item)
    bundles = [
        Bundle(student, tuple(each), student in late) for student, each in sorted(parts.items())
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
        Part(Item((original,), item.read), int(match["number"] or 0)),
        bool(match["late"]),
    )


def _own_moodle(item: Item) -> tuple[str, Part, bool] | None:
    match = MOODLE.fullmatch(item.path[0]) if item.path else None
    if match is None or (len(item.path) == 1 and not match["file"]):
        return None
    path = item.path[1:] or (match["file"],)
    if match["plugin"] != "file":  # a text, which is shown to nobody as a module
        path = (f"{match['plugin']}: {path[-1]}",)
    return match["student"], Part(Item(path, item.read)), False
