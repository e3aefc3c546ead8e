"""Names under which Moodle and Canvas take a student's feedback file.

Moodle, `mod/assign/feedback/file/importziplib.php`, `is_valid_filename_for_import`: a name is cut at its
first four underscores: full name, participant, kind of plugin, plugin, and the file's own name. The
participant decides whose it is; hidden files are passed over.

Canvas, `app/models/abstract_assignment.rb`, `infer_comment_context_from_filename`: a name is cut at every
underscore, and `LATE` left out. The first two parts of digits alone are the user and the attachment, or,
where the name begins with `anon`, the two parts behind it are. The attachment must be one that the
student handed in, and the comment shows the new file under that one's name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from grader.assignment.spec import Assignment
from grader.discovery.class_folder import take_inventory
from grader.discovery.lms_downloads import MOODLE, Bundle
from grader.errors import SubmissionError

LONGEST = 80  # bytes of a student's name in the name of a file
NUMBERED = re.compile(r"(?P<name>.*)_(?P<number>[0-9]+)")
ANONYMOUS = re.compile(r"(?:.*_)?(?P<owner>anon_[^\W_]+)")


@dataclass(frozen=True)
class Download:
    """What the download of a class says of a student.

    name: the part before the number; number: the participant of Moodle or the user of Canvas, `anon_…`
    for an anonymous one, empty where there is none. attachments: names of what they handed in to Canvas, by id.
    """

    name: str
    number: str
    attachments: Mapping[int, str]
    moodle: bool


def read_downloads(
    submissions: Path | None, assignment: Assignment, ignore: tuple[str, ...]
) -> dict[str, Download]:
    """What the submissions' names say of each student; empty where they are no download, or not there."""
    if submissions is None:
        return {}
    try:
        entries = take_inventory(submissions, assignment, ignore).entries
    except SubmissionError:
        return {}
    bundles = {each.student: each.source for each in entries if isinstance(each.source, Bundle)}
    return {student: _read(bundle) for student, bundle in bundles.items()}


def _read(bundle: Bundle) -> Download:
    owner = ANONYMOUS.fullmatch(bundle.student)
    match = NUMBERED.fullmatch(bundle.student)
    name, number = (match["name"], match["number"]) if match else (bundle.student, "")
    if owner or (not match and bundle.student.isdigit()):
        name, number = "", owner["owner"] if owner else bundle.student
    moodle = any(MOODLE.fullmatch(place) for place in bundle.places)
    attachments = {part.number: part.item.name for part in bundle.parts if part.number}
    return Download(name, number, attachments, moodle)


def name_for_moodle(full_name: str, participant: str, assignment: Assignment) -> str:
    """`Ada Lovelace_1234_assignfeedback_file_xor.html`."""
    kept = "".join(c if c.isprintable() and c not in '_/\\:*?"<>|&`' else " " for c in full_name)
    name = _cut(" ".join(kept.split()).lstrip(".~ ")) or "Participant"
    return f"{name}_{int(participant)}_assignfeedback_file_{assignment.name}.html"


def name_for_canvas(download: Download) -> tuple[str, int]:
    """`lovelaceada_1234_90001_feedback.html`, and the attachment; raises `ValueError` if there is none.

    A file that stands for a .zip is a .zip too, since Canvas shows it under that name.
    """
    if not download.attachments:
        raise ValueError("no file of theirs is in the download")
    kinds = download.attachments.items()
    number = max((name.lower().endswith(".zip"), number) for number, name in kinds)[1]
    packed = download.attachments[number].lower().endswith(".zip")
    end = f"{download.number}_{number}_feedback.{'zip' if packed else 'html'}"
    if download.number.startswith("anon_"):
        return end, number
    letters = _cut(re.sub(r"[\W_]+", "", download.name))
    if not letters or letters.isdigit() or letters in ("anon", "LATE"):
        letters = "student"  # anything else would be read as a number or a word of Canvas
    return f"{letters}_{end}", number


def _cut(name: str) -> str:
    """As much of a name as `LONGEST` bytes hold, accents and letters in one."""
    whole = unicodedata.normalize("NFC", name).encode("utf-8", "ignore")
    return whole[:LONGEST].decode("utf-8", "ignore").strip()
