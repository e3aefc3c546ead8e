"""Whether what is handed out still fits what it was made from."""

from __future__ import annotations

from collections.abc import Mapping

from grader.assignment.spec import Assignment
from grader.authoring.record import make_stubs
from grader.errors import AssignmentError
from grader.judging.job import Job
from grader.oracle.oracle import NoAnswers
from grader.oracle.recorded import RECORDED, find_recorded_table, read_recorded


def check_stubs(assignment: Assignment, reference: Mapping[str, str]) -> None:
    """Raise `AssignmentError` if a stub is not the one of the reference."""
    for name, stub in make_stubs(assignment, reference).items():
        file = assignment.folder / name
        if not file.is_file() or file.read_text(encoding="utf-8") != stub:
            raise AssignmentError(f"{file} is not the stub of the reference. {_say(assignment)}")


def check_recording(assignment: Assignment) -> None:
    """Raise `AssignmentError` if the recorded answers are missing, or older than the checks."""
    if isinstance(read_recorded(assignment).answers, NoAnswers):
        raise AssignmentError(
            f"{assignment.folder / RECORDED} is missing, or older than the checks. {_say(assignment)}"
        )


def check_mistakes(job: Job) -> None:
    """Raise `AssignmentError` if the recording was made from another reference or other mistakes."""
    file, checks = job.assignment.folder / RECORDED, job.assignment.fingerprint
    if find_recorded_table(file, checks, job.fingerprints["reference"]) is None:
        raise AssignmentError(
            f"{file} is older than the reference or its mistakes. {_say(job.assignment)}"
        )


def _say(assignment: Assignment) -> str:
    return f"Record first: xorkit record --assignment {assignment.name}"
