"""What a student sees at home for the stubs, for the solution, and for each known mistake."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from grader.authoring.record import make_stubs
from grader.errors import AssignmentError
from grader.intake.submission import Submission
from grader.judging.grade import Grader
from grader.judging.job import Job
from grader.oracle.mistake_table import Written
from grader.results.result import Result


@dataclass(frozen=True)
class Seen:
    """A program, and its result at home."""

    submission: Submission
    result: Result


def list_programs(job: Job, names: Sequence[str] = ()) -> list[Submission]:
    """The stubs, the solution and every mistake, or the named mistakes alone.

    Raises `AssignmentError` for a name that no mistake has.
    """
    catalogue = job.catalogue()
    if unknown := [name for name in names if name not in catalogue.mistakes]:
        raise AssignmentError(
            f"{job.assignment.name} has no mistake {unknown[0]!r}; see its mistakes.toml."
        )
    stubs = make_stubs(job.assignment, catalogue.reference)
    whole = [
        Submission("the stubs", {name.removesuffix(".py"): text for name, text in stubs.items()}),
        Submission("the solution", catalogue.reference),
    ]
    mistakes = [
        Submission(name, catalogue.sources(Written((name,))))
        for name in (names or catalogue.mistakes)
    ]
    return mistakes if names else [*whole, *mistakes]


def preview(job: Job, programs: Sequence[Submission]) -> Iterator[Seen]:
    """What each program gets at home: by the recorded answers, on the public seed."""
    home = replace(job, assignment=job.assignment.trusting(), reference=None, seed=job.assignment.public_seed)  # fmt: skip
    with Grader(home) as grader:
        for program in programs:
            yield Seen(program, grader.grade(program))
