"""A grading job as plain data, for any process on any machine.

A worker needs this package and nothing else: no shared disk, no folder of ours. The assignment's
texts travel with the job and are unpacked where the worker has not the very same ones itself; the
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
from grader.assignment.settings import Limits
from grader.assignment.spec import Assignment
from grader.batch.kit_build import find_build
from grader.errors import AssignmentError, ClusterError
from grader.intake.submission import Submission
from grader.judging.grade import Grader
from grader.judging.job import Job
from grader.judging.mistake_tables import find_table
from grader.oracle.mistakes import Mistake
from grader.oracle.recorded import open_archive, read_table
from grader.oracle.recording import list_table, write_archive
from grader.results.result import Result

_ONE_AT_A_TIME = Lock()  # one grader per process, even if a worker has several threads
FileTexts = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PortableJob:
    """A job as plain data: `folder` is the local folder of the texts, which need not exist elsewhere."""

    kit: str
    build: str
    folder: str
    texts: FileTexts
    data: tuple[tuple[str, bytes], ...]
    reference: FileTexts | None
    mistakes: tuple[Mistake, ...]
    seed: int
    limits: Limits
    protections: tuple[str, ...]
    table: bytes
    """The table of mistakes, as an archive."""


def make_portable(job: Job) -> PortableJob:
    """Turn a job into plain data."""
    reference = None if job.reference is None else tuple(sorted(job.reference.items()))
    return PortableJob(
        kit=version("xorkit"),
        build=find_build(),
        folder=str(job.assignment.folder),
        texts=tuple(sorted(job.assignment.texts.items())),
        data=tuple(sorted(job.assignment.data.items())),
        reference=reference,
        mistakes=job.mistakes,
        seed=job.seed,
        limits=job.assignment.limits,
        protections=job.assignment.protections,
        table=write_archive(list_table(job.table or find_table(job))) if reference else b"",
    )


def grade_portable(job: PortableJob, submissions: Sequence[Submission]) -> list[Result]:
    """Grade submissions; one result each, in their order.

    Raises `ClusterError` if this process has another version or build of xorkit, `AssignmentError` if the
    checks cannot run.
    """
    here = version("xorkit")
    if job.kit != here:
        raise ClusterError(
            f"A worker has xorkit {here}, and this is xorkit {job.kit}. Install the same there: "
            f"pip install xorkit=={job.kit}"
        )
    if job.build != find_build():
        raise ClusterError(
            f"A worker has another build of xorkit {here} ({find_build()}, and this is {job.build}). "
            "Install the same wheel there."
        )
    with _ONE_AT_A_TIME:
        grader = _set_up(job)
        return [grader.grade(submission) for submission in submissions]


@lru_cache(maxsize=1)  # a worker grades one class at a time and computes shared answers once
def _set_up(job: PortableJob) -> PortableGrader:
    return PortableGrader(job)


class PortableGrader:
    """A grader for a job, in a worker; kept until the worker ends, or grades another class."""

    def __init__(self, job: PortableJob) -> None:
        here = read_job(job, self)
        self._fingerprints = here.fingerprints
        self._grader = Grader(here)
        weakref.finalize(self, self._grader.__exit__)  # at the latest when the worker ends

    def grade(self, submission: Submission) -> Result:
        """Grade one submission; the result includes its fingerprints."""
        result = self._grader.grade(submission)
        return replace(
            result, fingerprints={"source": submission.fingerprint, **self._fingerprints}
        )


def read_job(job: PortableJob, owner: object) -> Job:
    """The job again, in a worker. What is unpacked for it goes with its owner."""
    assignment = replace(
        _find_assignment(job, owner), limits=job.limits, protections=job.protections
    )
    reference = None if job.reference is None else dict(job.reference)
    table = read_table(open_archive(job.table)) if job.table else None
    return Job(assignment, reference, job.seed, job.mistakes, table=table)


def _find_assignment(job: PortableJob, owner: object) -> Assignment:
    """The local assignment folder if its texts are identical, else an unpacked copy."""
    texts = dict(job.texts)
    with suppress(AssignmentError):
        found = load(Path(job.folder))
        if found.texts == texts and found.data == dict(job.data):
            return found
    folder = Path(tempfile.mkdtemp(prefix="xorkit-"))
    weakref.finalize(owner, shutil.rmtree, folder, ignore_errors=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    for name, content in job.data:
        (folder / name).write_bytes(content)
    return load(folder)
