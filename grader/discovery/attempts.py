"""A student's folder or file: one submission, several attempts, or nbgrader's layout."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo

from grader.discovery.lms_downloads import MOODLE, Bundle
from grader.discovery.not_submissions import describe_kind
from grader.discovery.timestamps import LONGEST, read_stamp, read_timestamp
from grader.errors import SubmissionError
from grader.intake.file_source import is_archive, list_folder, make_item
from grader.intake.reading import read_content, read_items, read_safely
from grader.intake.safe_archive import ARCHIVE_BYTES, FILES, NOTEBOOK
from grader.intake.safe_folder import Listed, SafeFolder
from grader.intake.submission import Submission
from grader.safe_text import clean

NUMBERED = re.compile(r"attempt[-_ ]?(\d{1,6})", re.IGNORECASE)
SUFFIX = re.compile(r"(\.tar)?\.(zip|ipynb|tar|tgz|txz|gz|xz)$", re.IGNORECASE)
# What systems, editors and tools leave behind; any other hidden name may be a student's.
LITTER = re.compile(
    r"__MACOSX|Icon\r|Thumbs\.db|desktop\.ini|~\$.*|\._.*|\.(DS_Store|git|gitignore|gitattributes|idea|vscode"
    r"|keep|gitkeep|ipynb_checkpoints|pytest_cache|xorkit|Trash.*|Spotlight.*|fseventsd|~lock.*|nfs.*)",
    re.IGNORECASE,
)
EARLIEST = datetime.min.replace(tzinfo=UTC)

When = tuple[int, datetime | None]  # an attempt's number (0 if none) and its time


@dataclass(frozen=True)
class Place:
    """A folder or a file of the class, as it was listed: `parts` below the class's own folder."""

    root: SafeFolder
    parts: tuple[str, ...]
    listed: Listed

    @property
    def name(self) -> str:
        """Its own name."""
        return self.listed.name

    @property
    def shown(self) -> str:
        """For a reader: a folder ends with a slash."""
        return "/".join(self.parts) + ("/" if self.listed.kind == "folder" else "")

    @property
    def is_submission(self) -> bool:
        """Whether it is a folder, or a file of a kind that is read."""
        return self.listed.kind == "folder" or is_submission_file(self.name)

    @property
    def may_be_submission(self) -> bool:
        """The same, or a link, which is not followed."""
        return self.is_submission or self.listed.kind == "link"

    def list(self) -> list[Place]:
        """What is in a folder, as much as there should be; what cannot be read is said later."""
        try:
            with self.root.below(self.parts) as folder:
                found = folder.list(FILES + 1, sources=False)
        except (OSError, SubmissionError):
            return []
        return [
            Place(self.root, (*self.parts, each.name), each)
            for each in found
            if not is_litter_of_class(each.name)
        ]

    def read(self, student: str, stages: Collection[str]) -> Submission:
        """The submission that it holds; what is wrong with it is the submission's own problem."""
        return read_safely(student, lambda: self._read(student, stages))

    def _read(self, student: str, stages: Collection[str]) -> Submission:
        if self.listed.kind == "folder":
            with self.root.below(self.parts) as folder:
                found = read_items(student, list_folder(folder), stages)
                if folder.identity == self.listed.identity[0]:
                    return found
            said = f"{clean(self.shown, 100)} was replaced after the class was listed."
            return _add_note(found, said)
        changes: list[str] = []
        with self.root.below(self.parts[:-1]) as folder:
            content = make_item(lambda: folder, (), self.listed).read(ARCHIVE_BYTES, changes)
        found = read_content(self.name, content, student, stages)
        for change in changes:
            found = _add_note(found, change)
        return found


def _add_note(submission: Submission, note: str) -> Submission:
    return replace(submission, notes=(*submission.notes, note))


@dataclass(frozen=True)
class FoundAttempt:
    """One attempt, before numbering.

    when: as its name says; problem: why it is not read; late: whether the system it comes from marked
    it so. source: where its files are. odd: whether it is not understood as a submission.
    """

    student: str
    name: str
    source: Place | Bundle
    when: When | None = None
    problem: str = ""
    late: bool = False
    odd: bool = False

    @property
    def order(self) -> tuple[datetime, int, str]:
        """By time, then by number; what has neither comes first."""
        number, moment = self.when or (0, None)
        return moment or EARLIEST, number, self.name


def enter(
    place: Place, assignment: str, files: Collection[str], zone: tzinfo, nbgrader: bool
) -> list[FoundAttempt]:
    """A student's attempts. A link is rejected: it could lead to another student's work.

    assignment: its name, which nbgrader gives a folder. files: those of its stages. nbgrader: whether
    the folders in it are known to be assignments, so that none but this counts.
    """
    student, when = split_name(bare_name(place), zone)
    if match := MOODLE.fullmatch(student):
        student = match["student"]
    if place.listed.kind == "link":
        return [FoundAttempt(student, place.name, place, when, _say_link(place))]
    if place.listed.kind != "folder":
        return [FoundAttempt(student, place.name, place, when)]
    inner = place.list()
    if {each.name for each in inner} & {*files}:
        return [FoundAttempt(student, place.name, place, when)]
    nested = next((each for each in inner if each.name == assignment), None)
    others = [each for each in inner if each != nested and each.may_be_submission]
    if nested and nested.listed.kind == "link":
        return [FoundAttempt(student, nested.name, nested, when, _say_link(nested))]
    if nested and nested.listed.kind == "folder" and (nbgrader or not others):
        moment = read_stamp_file(nested)
        found = when or ((0, moment) if moment else None)
        return [FoundAttempt(student, nested.name, nested, found)]
    attempts = list_attempts(student, inner, zone)
    if attempts or nbgrader:
        return attempts
    return [FoundAttempt(student, place.name, place, when)]


def list_attempts(student: str, places: Collection[Place], zone: tzinfo) -> list[FoundAttempt]:
    """The attempts in a student's folder: those whose names say which, or when.

    What else is there and may have been handed in is something that a person must look at.
    """
    attempts, others = [], []
    for place in places:
        when = read_name(bare_name(place), zone)
        if when and place.may_be_submission:
            problem = _say_link(place) if place.listed.kind == "link" else ""
            attempts.append(FoundAttempt(student, place.name, place, when, problem))
        elif place.may_be_submission or (describe_kind(place.name) and not _is_text(place.name)):
            problem = f"{place.shown} is beside the attempts of {student}, and its name does not say which attempt it is."
            name = f"{student}/{place.name}"
            others.append(FoundAttempt(name, place.name, place, None, problem, odd=True))
    return [*attempts, *others] if attempts else []


def _is_text(name: str) -> bool:
    """Notes and tables beside attempts are nothing that was handed in."""
    return name.lower().endswith((".txt", ".csv"))


def is_litter_of_class(name: str) -> bool:
    """Whether a place in a class is what a system left there; `__ada` may be a student's."""
    return bool(LITTER.fullmatch(name))


def is_submission_file(name: str) -> bool:
    """Whether a file is an archive or a notebook, by its name."""
    return is_archive(name) or bool(NOTEBOOK.fullmatch(name))


def has_timestamps(student: Place) -> bool:
    """Whether a folder is a student's in nbgrader's `submitted`, with any of the assignments."""
    if student.listed.kind != "folder":
        return False
    return any(
        file.name == "timestamp.txt" and file.listed.kind == "file"
        for folder in student.list()
        if folder.listed.kind == "folder"
        for file in folder.list()
    )


def read_stamp_file(folder: Place) -> datetime | None:
    """The time in nbgrader's timestamp.txt; None where there is none that can be read."""
    file = next((each for each in folder.list() if each.name == "timestamp.txt"), None)
    if file is None or file.listed.kind != "file":
        return None
    try:
        with folder.root.below(folder.parts) as opened:
            return read_timestamp(opened.read(file.listed, LONGEST)[0])
    except (OSError, SubmissionError):
        return None


def bare_name(place: Place) -> str:
    """The name of a folder, or of a file without its suffix."""
    return place.name if place.listed.kind == "folder" else bare_name_of(place.name)


def bare_name_of(file: str) -> str:
    """The name of a file without the suffix of an archive or a notebook."""
    return (SUFFIX.sub("", file) or file) if is_submission_file(file) else file


def split_name(name: str, zone: tzinfo) -> tuple[str, When | None]:
    """From `ada--2026-03-01T10-00` the student and the time; the complete name if it has no time."""
    student, _, rest = name.rpartition("--")
    when = read_name(rest, zone) if student else None
    return (student, when) if when else (name, None)


def read_name(name: str, zone: tzinfo) -> When | None:
    """From `attempt-2` or `2026-03-01T10-00`: the attempt's number or its time."""
    if match := NUMBERED.fullmatch(name):
        return int(match[1]), None
    moment = read_stamp(name, zone)
    return (0, moment) if moment else None


def _say_link(place: Place) -> str:
    return f"{clean(place.name, 100)} is a link. Replace it by the files themselves."
