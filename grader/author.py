"""What an author's reference implies: the stubs that students get."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from grader.assignment import Assignment
from grader.disk import write_whole
from grader.errors import AssignmentError

# nbgrader's marks, so that the reference can become a notebook, too.
SOLUTION = re.compile(
    r"^(?P<indent> *)### BEGIN SOLUTION\n.*?^ *### END SOLUTION\n", re.DOTALL | re.MULTILINE
)
DEFINITION = re.compile(r"^ *def (\w+)", re.MULTILINE)


def make_stub(source: str, origin: str) -> str:
    """The source with each marked solution replaced by an error that names the function.

    Raises `AssignmentError` where a mark has no partner, or none is there.
    """
    if (
        len(SOLUTION.findall(source)) != source.count("### BEGIN SOLUTION")
        or "### BEGIN SOLUTION" not in source
    ):
        raise AssignmentError(
            f"{origin}: put '### BEGIN SOLUTION' and '### END SOLUTION' around each part to be written."
        )

    def hide(match: re.Match[str]) -> str:
        name = DEFINITION.findall(source[: match.start()])[-1]
        return f'{match["indent"]}raise NotImplementedError("{name} is yours to write")\n'

    return SOLUTION.sub(hide, source)


def make_stubs(assignment: Assignment, reference: Mapping[str, str]) -> dict[str, str]:
    """The stub of each stage, by file name."""
    return {stage.file: make_stub(reference[stage.name], stage.file) for stage in assignment.stages}


def record(assignment: Assignment, reference: Mapping[str, str]) -> list[Path]:
    """Write what the reference implies into the assignment's folder; the files that changed."""
    changed = []
    for name, stub in make_stubs(assignment, reference).items():
        path = assignment.folder / name
        if not path.is_file() or path.read_text(encoding="utf-8") != stub:
            write_whole(path, stub.encode())
            changed.append(path)
    return changed
