"""Grading a class into a folder: what is there already is kept, and what changed is graded anew."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace

from grader.cohort import grade_all, never
from grader.grade import Job
from grader.layout import Entry
from grader.record import Record
from grader.results import Result, Row
from grader.submission import Submission

REASONS = {
    "source": "the submission",
    "checks": "the checks",
    "reference": "the reference or its mistakes",
    "limits": "the limits",
    "seed": "the seed of the inputs",
    "kit": "xorkit itself",
}
NO_REASON = "nothing else: the program does not repeat itself"


@dataclass(frozen=True)
class Change:
    """A score that is another one now, and what differs between the two gradings."""

    student: str
    before: int
    after: int
    why: tuple[str, ...]


class Marking:
    """One run over a class. rows: what is known so far; changes: what `regrade` found.

    regrade: grade what is there already, too, and say what changed. twice: grade everything twice.
    """

    def __init__(
        self,
        record: Record,
        job: Job,
        entries: Sequence[Entry],
        regrade: bool = False,
        twice: bool = False,
    ) -> None:
        self.rows: list[Row] = []
        self.changes: list[Change] = []
        self.kept = 0
        self._record = record
        self._job = job
        self._entries = entries
        self._regrade = regrade
        self._twice = twice
        self._fingerprints = job.fingerprints
        self._ready: deque[Row] = deque()
        self._first: dict[str, Result] = {}

    @property
    def total(self) -> int:
        """How many submissions there are."""
        return len(self._entries)

    @property
    def complete(self) -> bool:
        """Whether every submission has its result."""
        return len(self.rows) == len(self._entries)

    def mark(
        self, executor: Executor, batch: int, ahead: int, stop: Callable[[], bool] = never
    ) -> Iterator[Row]:
        """Grade, and write each result before it counts; see `grade_all` for the arguments."""
        for result in grade_all(self._job, self._wanted(), executor, batch, ahead, stop):
            yield from self._take_ready()
            final = self._pair(result) if self._twice else result
            if final:
                self._note_change(final)
                self._record.write(final)
                self.rows.append(final.row)
                yield final.row
        yield from self._take_ready()

    def _take_ready(self) -> Iterator[Row]:
        while self._ready:
            row = self._ready.popleft()
            self.rows.append(row)
            yield row

    def _wanted(self) -> Iterator[Submission]:
        """What is to be graded; what need not be is ready."""
        for entry in self._entries:
            submission = entry.read()
            known = None if self._regrade or self._twice else self._find_valid(submission)
            if known:
                self.kept += 1
                self._ready.append(known.row)
            else:
                yield submission
                if self._twice:
                    yield submission

    def _find_valid(self, submission: Submission) -> Result | None:
        """The result that is there, if nothing that it depends on has changed."""
        known = self._record.find(submission.student)
        now = {"source": submission.fingerprint, **self._fingerprints}
        if known and known.fingerprints == now and not known.is_broken:
            return known
        return None

    def _pair(self, result: Result) -> Result | None:
        """The first result of two, once the second is there, with the checks that do not agree."""
        first = self._first.pop(result.student, None)
        if first is None:
            self._first[result.student] = result
            return None
        outcomes = {check.name: check.outcome for check in result.checks}
        unlike = [check.name for check in first.checks if outcomes.get(check.name) != check.outcome]
        return replace(first, unstable=tuple(unlike))

    def _note_change(self, result: Result) -> None:
        before = self._record.find(result.student) if self._regrade else None
        if before is None or before.score == result.score:
            return
        keys = {**before.fingerprints, **result.fingerprints}
        differ = [k for k in keys if before.fingerprints.get(k) != result.fingerprints.get(k)]
        why = tuple(REASONS.get(key, key) for key in differ) or (NO_REASON,)
        self.changes.append(Change(result.student, before.score, result.score, why))
