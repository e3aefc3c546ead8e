"""The sources of a reference, read from its folder. They are never imported by name."""

from __future__ import annotations

from pathlib import Path

from grader.assignment.spec import Assignment
from grader.errors import AssignmentError


def read_reference(folder: Path, assignment: Assignment) -> dict[str, str]:
    """The sources of a reference, one file a stage; raises `AssignmentError` for a missing one."""
    sources: dict[str, str] = {}
    if not folder.is_dir():
        raise AssignmentError(
            f"There is no reference at {folder}; name the folder with the solutions by --reference."
        )
    for stage in assignment.stages:
        try:
            sources[stage.name] = (folder / stage.file).read_text(encoding="utf-8")
        except FileNotFoundError:
            raise AssignmentError(
                f"{folder} has no {stage.file}; the reference needs one file per stage."
            ) from None
        except OSError as error:
            raise AssignmentError(
                f"{folder / stage.file} cannot be read: {error.strerror}."
            ) from error
    return sources
