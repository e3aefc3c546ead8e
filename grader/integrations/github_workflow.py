"""The workflow that checks every push to GitHub, and whether a repository still has what was handed out."""

from __future__ import annotations

from pathlib import Path

from grader.assignment.load import find_kit
from grader.assignment.spec import Assignment

WORKFLOW = ".github/workflows/xorkit.yml"


def workflow(assignment: Assignment) -> bytes:
    """The workflow that checks every push to GitHub."""
    text = (Path(__file__).parent / "templates" / "workflow.yml").read_text(encoding="utf-8")
    return text.replace("ASSIGNMENT", assignment.name).encode()


def find_edited(assignment: Assignment, folder: Path) -> list[str]:
    """Sentences about handout files that were edited or removed."""
    kit = find_kit(folder)
    if kit is None:
        return []  # the modules alone
    names = ["assignment.toml", "cases.py", *(stage.checks for stage in assignment.stages)]
    return [
        f"{(kit / name).relative_to(folder).as_posix()} is {how}. The installed version was used, so points are not affected."
        for name in names
        if (how := _compare(kit / name, (assignment.folder / name).read_bytes()))
    ]


def find_edited_workflow(assignment: Assignment, root: Path) -> list[str]:
    """A sentence if the repository's workflow was edited."""
    if not (root / WORKFLOW).is_file():
        return []  # the repository has its own workflow
    how = _compare(root / WORKFLOW, workflow(assignment))
    return [f"{WORKFLOW} is {how}. Its report may differ from xorkit's result."] if how else []


def _compare(file: Path, original: bytes) -> str:
    """How a file differs from the original, ignoring line ends; empty if it does not."""
    if file.is_symlink() or not file.is_file():
        return "not there"
    with file.open("rb") as opened:
        own = opened.read(2 * len(original) + 1)  # it may be very long
    return "" if own.splitlines() == original.splitlines() else "not the one that was handed out"
