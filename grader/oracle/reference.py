"""The sources of a reference, read from its folder. They are never imported by name."""

from __future__ import annotations

from pathlib import Path

from grader.assignment.spec import Assignment
from grader.errors import AssignmentError


def read_reference(folder: Path, assignment: Assignment) -> dict[str, str]:
    """The sources of a reference, one file per module; raises `AssignmentError` for a missing one."""
    sources: dict[str, str] = {}
    if not folder.is_dir():
        raise AssignmentError(
            f"There is no reference at {folder}. Name the solutions folder with --reference."
        )
    for module in assignment.modules:
        path = folder / f"{module}.py"
        try:
            sources[module] = path.read_text(encoding="utf-8")
        except FileNotFoundError:
            raise AssignmentError(
                f"{folder} has no {path.name}; the reference needs each file that students write."
            ) from None
        except OSError as error:
            raise AssignmentError(f"{path} cannot be read: {error.strerror}.") from error
    return sources
