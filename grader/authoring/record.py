"""Write stubs and recorded answers from the reference."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from grader.assignment.spec import Assignment
from grader.atomic_files import write_whole
from grader.authoring.contract_types import FILE as TYPES
from grader.authoring.contract_types import make_types
from grader.errors import AssignmentError
from grader.judging.job import Job
from grader.judging.mistake_tables import list_calls, make_table
from grader.oracle.live import LiveAnswers
from grader.oracle.recorded import RECORDED
from grader.oracle.recording import record_answers

# nbgrader's marks: the reference can also become a notebook.
SOLUTION = re.compile(
    r"^(?P<indent> *)### BEGIN SOLUTION\n.*?^ *### END SOLUTION\n", re.DOTALL | re.MULTILINE
)
CLASS = re.compile(r"^class (\w+)", re.MULTILINE)
DEFINITION = re.compile(r"^ *def (\w+)", re.MULTILINE)


def make_stub(source: str, origin: str) -> str:
    """The source with each marked solution replaced by an error that names the function.

    Raises `AssignmentError` for unpaired or missing marks.
    """
    if (
        len(SOLUTION.findall(source)) != source.count("### BEGIN SOLUTION")
        or "### BEGIN SOLUTION" not in source
    ):
        raise AssignmentError(
            f"{origin}: put '### BEGIN SOLUTION' and '### END SOLUTION' around each part to be written."
        )

    def hide(match: re.Match[str]) -> str:
        before = source[: match.start()]
        name = DEFINITION.findall(before)[-1]
        name = CLASS.findall(before)[-1] if name == "__init__" else name
        return f'{match["indent"]}raise NotImplementedError("{name} is yours to write")\n'

    return SOLUTION.sub(hide, source)


def make_stubs(assignment: Assignment, reference: Mapping[str, str]) -> dict[str, str]:
    """The stub of each module, by file name."""
    return {f"{name}.py": make_stub(reference[name], f"{name}.py") for name in assignment.modules}


def record(job: Job) -> list[Path]:
    """Write stubs, the types of the contract and recorded answers into the assignment's folder; return the changed files.

    Answers are those of the reference and of each mistake, for the public seed.
    Raises `AssignmentError` if the reference does not pass.
    """
    assignment, reference = job.assignment, job.reference or {}
    files = {name: stub.encode() for name, stub in make_stubs(assignment, reference).items()}
    files[TYPES] = make_types(assignment).encode()
    files[RECORDED] = record_checks(job)
    changed = []
    for name, content in files.items():
        path = assignment.folder / name
        if not path.is_file() or path.read_bytes() != content:
            write_whole(path, content)
            changed.append(path)
    return changed


def record_checks(job: Job) -> bytes:
    """Run the checks on the reference, and record what they ask and the table of mistakes."""
    asked, called = list_calls(job)
    answers = LiveAnswers(job.catalogue())
    table = make_table(job, answers, called)
    checks, source = job.assignment.fingerprint, job.fingerprints["reference"]
    # What the checks call is recorded too: points of form count where the answer to a call is right.
    return record_answers(answers, table, [*asked, *called], checks, source)
