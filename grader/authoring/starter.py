"""A new assignment, complete and small, from templates: an author replaces one part after another.

Each text has the placeholders NAME (the assignment), TITLE, STAGE (a module and its function) and SECTION (the
number of the handout's section).
"""

from __future__ import annotations

import keyword
import re
import sys
from pathlib import Path

from grader.assignment.file_format import SCHEMA
from grader.assignment.spec import Assignment
from grader.atomic_files import write_whole
from grader.errors import AssignmentError, OutputError

TEMPLATES = Path(__file__).parent / "templates" / "new"
FIRST_STAGE = "average"
WORD = re.compile(r"[a-z][a-z0-9_]*")
TAKEN = {"cases", "experiments", "grader", "numpy", "pictures", "pytest"}
# Of a stage: the template, and the file that it makes or is added to.
STAGE_FILES = {
    "assignment/test_stage.py": "assignments/NAME/test_STAGE.py",
    "solution/stage.py": "solutions/NAME/STAGE.py",
    "solution/correct/sum-and-count/stage.py": "solutions/NAME/correct/sum-and-count/STAGE.py",
}
STAGE_PARTS = {
    "assignment/stage.toml": "assignments/NAME/assignment.toml",
    "assignment/section.md": "assignments/NAME/README.md",
    "assignment/part.toml": "assignments/NAME/notebook.toml",
    "solution/slot.toml": "solutions/NAME/mistakes.toml",
}
ONCE = {
    "assignment/assignment.toml": "assignments/NAME/assignment.toml",
    "assignment/cases.py": "assignments/NAME/cases.py",
    "assignment/README.md": "assignments/NAME/README.md",
    "assignment/notebook.toml": "assignments/NAME/notebook.toml",
    "assignment/pictures.py": "assignments/NAME/pictures.py",
    "assignment/experiments.py": "assignments/NAME/experiments.py",
    "solution/mistakes.toml": "solutions/NAME/mistakes.toml",
    "solution/equivalent.toml": "solutions/NAME/equivalent.toml",
}


def write_assignment(name: str, home: Path) -> list[Path]:
    """Write `assignments/NAME` and `solutions/NAME` into a folder; the files.

    Raises `AssignmentError` for a name that cannot be one, `OutputError` if one of the two is there.
    """
    check_name(name, "an assignment")
    for folder in (home / "assignments" / name, home / "solutions" / name):
        if folder.exists():
            raise OutputError(f"{folder} is there already. Choose another name.")
    words = {"NAME": name, "TITLE": name.replace("_", " ").capitalize(), **_stage(FIRST_STAGE, 1)}
    files = {file: _fill(template, words) for template, file in {**ONCE, **STAGE_FILES}.items()}
    files["assignments/assignment.schema.json"] = SCHEMA.read_text(encoding="utf-8")
    for template, file in STAGE_PARTS.items():
        files[file] += _fill(template, words)
    return _write(files, home, words)


def write_stage(assignment: Assignment, stage: str) -> list[Path]:
    """Add a stage to an assignment; the files that were written or grew.

    Raises `AssignmentError` for a name that cannot be one or is taken, `OutputError` if a file is there
    already.
    """
    check_name(stage, "a stage")
    home = assignment.folder.parent.parent
    if stage in {each.name for each in assignment.stages} | set(assignment.functions):
        raise AssignmentError(f"{assignment.name} has {stage!r} already. Choose another name.")
    words = {"NAME": assignment.name, **_stage(stage, len(assignment.stages) + 1)}
    files = {file: _fill(template, words) for template, file in STAGE_FILES.items()}
    for template, file in STAGE_PARTS.items():
        place = home / _replace(file, words)
        before = place.read_text(encoding="utf-8") if place.is_file() else ""
        files[file] = before + _fill(template, words)
    for file in STAGE_FILES.values():
        if (home / _replace(file, words)).exists():
            raise OutputError(f"{home / _replace(file, words)} is there already.")
    return _write(files, home, words)


def check_name(name: str, what: str) -> None:
    """Raise `AssignmentError` unless students can write and import a module of this name."""
    if not WORD.fullmatch(name) or keyword.iskeyword(name):
        raise AssignmentError(
            f"{name!r} cannot name {what}: use small letters, digits and underscores, such as two_layers."
        )
    if name in sys.stdlib_module_names or name in TAKEN:
        raise AssignmentError(f"{name!r} cannot name {what}: Python has a module of that name.")


def _stage(name: str, number: int) -> dict[str, str]:
    return {"STAGE": name, "SECTION": str(number)}


def _fill(template: str, words: dict[str, str]) -> str:
    return _replace((TEMPLATES / template).read_text(encoding="utf-8"), words)


def _replace(text: str, words: dict[str, str]) -> str:
    for word, value in words.items():
        text = text.replace(word, value)
    return text


def _write(files: dict[str, str], home: Path, words: dict[str, str]) -> list[Path]:
    written = []
    for file, text in files.items():
        place = home / _replace(file, words)
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, text.encode())
        written.append(place)
    return written
