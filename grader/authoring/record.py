"""What an author's reference implies: the stubs that students get."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from grader.assignment.spec import Assignment
from grader.atomic_files import write_whole
from grader.errors import AssignmentError
from grader.intake.submission import Submission
from grader.judging.grade import Job
from grader.judging.pytest_session import Grading, run_checks
from grader.oracle.calls import Question
from grader.oracle.live import LiveAnswers, LiveMistakes
from grader.oracle.mistakes import Catalogue
from grader.oracle.oracle import Oracle
from grader.oracle.recorded import RECORDED
from grader.oracle.recording import record_answers
from grader.results.result import Result

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


def record(job: Job) -> list[Path]:
    """Write what the reference implies into the assignment's folder; the files that changed.

    That is its stubs, and the answers to the public seed: of the reference and of each mistake.
    Raises `AssignmentError` where the reference itself does not pass.
    """
    assignment, reference = job.assignment, job.reference or {}
    files = {name: stub.encode() for name, stub in make_stubs(assignment, reference).items()}
    files[RECORDED] = record_checks(replace(job, seed=assignment.public_seed))
    changed = []
    for name, content in files.items():
        path = assignment.folder / name
        if not path.is_file() or path.read_bytes() != content:
            write_whole(path, content)
            changed.append(path)
    return changed


def record_checks(job: Job) -> bytes:
    """Run the checks on the reference, and record what they ask and what they call."""
    catalogue = job.catalogue()
    answers, mistakes = ListeningAnswers(catalogue), LiveMistakes(catalogue)
    oracle = Oracle(answers, mistakes, answers.stand_in)
    results: list[Result] = []
    submission = Submission("the reference", job.reference or {})
    grading = Grading(job.assignment, oracle, job.seed, [submission], results.append, job.only)
    run_checks(grading)
    check = results[0].first_to_mend
    if check:
        raise AssignmentError(f"The reference does not pass {check.name}: {check.message}")
    called = [(call.function, call.arguments) for run in grading.run.runs for call in run.calls]
    source = job.fingerprints["reference"]
    return record_answers(job.assignment, answers, mistakes, answers.asked, called, source)


class ListeningAnswers(LiveAnswers):
    """The reference's answers, which remember what they were asked."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__(catalogue)
        self.asked: list[Question] = []

    def answer(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """The right answer."""
        self.asked.append((function, arguments))
        return super().answer(function, arguments)
