"""The workflow that checks every push to GitHub, and whether a repository still has what was handed out."""

from __future__ import annotations

from pathlib import Path

from grader.assignment.spec import Assignment

WORKFLOW = ".github/workflows/xorkit.yml"


def workflow(assignment: Assignment) -> bytes:
    """The workflow that checks every push to GitHub."""
    text = (Path(__file__).parent / "templates" / "workflow.yml").read_text(encoding="utf-8")
    return text.replace("ASSIGNMENT", assignment.name).encode()


def find_edited(assignment: Assignment, folder: Path) -> list[str]:
    """In words: the files of a handout that grading reads, and that are not what was handed out."""
    if not (folder / "assignment.toml").is_file():
        return []  # the modules alone
    names = ["assignment.toml", "cases.py", *(stage.checks for stage in assignment.stages)]
    return [
        f"{name} is {how}. xorkit's own was used: this changes no points, and hides what counts."
        for name in names
        if (how := _compare(folder / name, (assignment.folder / name).read_bytes()))
    ]


def find_edited_workflow(assignment: Assignment, root: Path) -> list[str]:
    """In words: that the workflow of a repository is another one."""
    if not (root / WORKFLOW).is_file():
        return []  # it has one of its own, by whoever set it up
    how = _compare(root / WORKFLOW, workflow(assignment))
    return [f"{WORKFLOW} is {how}: what it reports need not be what xorkit found."] if how else []


def _compare(file: Path, original: bytes) -> str:
    """How a file differs from the original, other than in its line ends; empty where it does not."""
    if file.is_symlink() or not file.is_file():
        return "not there"
    with file.open("rb") as opened:
        own = opened.read(2 * len(original) + 1)  # however long it has become
    return "" if own.splitlines() == original.splitlines() else "not the one that was handed out"
