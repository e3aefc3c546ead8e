"""All that grading needs, as texts and numbers: it can be sent to any process on any machine.

A worker needs this package and nothing else: no shared disk, no folder of ours. The assignment's
texts travel with the parcel and are unpacked where the worker has not the very same ones itself; the
reference stays in memory.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from threading import Lock

from grader.assignment.load import load
from grader.assignment.spec import Assignment, Limits
from grader.errors import AssignmentError, ClusterError
from grader.intake.submission import Submission
from grader.judging.grade import Grader, Job
from grader.oracle.mistakes import Mistake
from grader.results import gradescope_json
from grader.results.result import Result

_BENCH = Lock()  # there is one in a process, however many threads a cluster's worker has
FileTexts = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PortableJob:
    """A job without a place: `folder` is where the texts lie here, which another machine need not have."""

    kit: str
    folder: str
    texts: FileTexts
    reference: FileTexts | None
    mistakes: tuple[Mistake, ...]
    seed: int
    limits: Limits
    protections: tuple[str, ...]


def make_portable(job: Job) -> PortableJob:
    """A job, to be sent."""
    reference = None if job.reference is None else tuple(sorted(job.reference.items()))
    return PortableJob(
        kit=version("xorkit"),
        folder=str(job.assignment.folder),
        texts=tuple(sorted(job.assignment.texts.items())),
        reference=reference,
        mistakes=job.mistakes,
        seed=job.seed,
        limits=job.assignment.limits,
        protections=job.assignment.protections,
    )


def grade_portable(parcel: PortableJob, submissions: Sequence[Submission]) -> list[str]:
    """Grade submissions; one record each, as `grader.reports.gradescope` writes it, in their order.

    Raises `ClusterError` where this process runs another version of the package, `AssignmentError`
    where the checks themselves cannot be run.
    """
    here = version("xorkit")
    if parcel.kit != here:
        raise ClusterError(
            f"A worker has xorkit {here}, and this is xorkit {parcel.kit}. Install the same there: "
            f"pip install xorkit=={parcel.kit}"
        )
    with _BENCH:
        bench = _set_up(parcel)
        return [gradescope_json.to_json(bench.grade(submission)) for submission in submissions]


@lru_cache(maxsize=1)  # a worker grades one class at a time, and works out once what is the same
def _set_up(parcel: PortableJob) -> PortableGrader:
    return PortableGrader(parcel)


class PortableGrader:
    """A desk for a parcel, in a worker; it is there until the worker ends, or grades another class."""

    def __init__(self, parcel: PortableJob) -> None:
        assignment = replace(
            self._find(parcel), limits=parcel.limits, protections=parcel.protections
        )
        reference = None if parcel.reference is None else dict(parcel.reference)
        job = Job(assignment, reference, parcel.seed, parcel.mistakes)
        self._fingerprints = job.fingerprints
        self._desk = Grader(job)
        weakref.finalize(self, self._desk.__exit__)  # at the latest when the worker ends

    def grade(self, submission: Submission) -> Result:
        """One submission, with what its grade depends on."""
        result = self._desk.grade(submission)
        return replace(
            result, fingerprints={"source": submission.fingerprint, **self._fingerprints}
        )

    def _find(self, parcel: PortableJob) -> Assignment:
        """The assignment where it lies, if its texts are the very same there; else unpacked."""
        texts = dict(parcel.texts)
        with suppress(AssignmentError):
            found = load(Path(parcel.folder))
            if found.texts == texts:
                return found
        folder = Path(tempfile.mkdtemp(prefix="xorkit-"))
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8", newline="")
        return load(folder)
