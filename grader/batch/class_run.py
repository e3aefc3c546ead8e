"""Grading a class into a folder: what is there already is kept, and what changed is graded anew."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace

from grader.batch.attempt_rule import Candidate, Count
from grader.batch.dispatch import grade_all, never
from grader.batch.results_folder import ResultsFolder
from grader.errors import XorkitError
from grader.intake.discovery import Entry
from grader.intake.submission import Submission
from grader.judging.grade import Job
from grader.results.result import Attempt, Result, Row

REASONS = {
    "source": "the submission",
    "checks": "the checks",
    "reference": "the reference or its mistakes",
    "limits": "the limits",
    "seed": "the seed of the inputs",
    "kit": "xorkit itself",
}
NO_REASON = "nothing else: the program does not repeat itself"
LATENESS = "how late it was"


@dataclass(frozen=True)
class Change:
    """A score that is another one now, and what differs between the two gradings."""

    student: str
    before: int
    after: int
    why: tuple[str, ...]


class ClassRun:
    """One run over a class. rows: one a student, so far; changes: what `regrade` found.

    regrade: grade what is there already, too, and say what changed. twice: grade everything twice.
    count: which of a student's attempts counts. Each is graded, and has its own result on disk.
    Raises `XorkitError` where the attempts are counted by their times, and no time is known.
    """

    def __init__(
        self,
        folder: ResultsFolder,
        job: Job,
        entries: Sequence[Entry],
        regrade: bool = False,
        twice: bool = False,
        count: Count | None = None,
    ) -> None:
        self.rows: list[Row] = []
        self.changes: list[Change] = []
        self.kept = self.done = 0
        self._folder = folder
        self._job = job
        self._regrade = regrade
        self._twice = twice
        self._count = count or Count()
        if self._count.before and not any(entry.handed_in for entry in entries):
            raise XorkitError(
                f"--count {self._count} asks when attempts were handed in, and that is not known of any. "
                "Choose best or last, or name the folders by their times: 2026-03-01T10-00."
            )
        self._entries = _name(entries)
        self._attempts: dict[str, list[Entry]] = {}
        for entry in entries:
            self._attempts.setdefault(entry.student, []).append(entry)
        self._fingerprints = job.fingerprints
        self._ready: deque[Row] = deque()
        self._first: dict[str, Result] = {}
        self._graded: dict[str, list[Result]] = {}

    @property
    def total(self) -> int:
        """How many submissions there are, each attempt counted."""
        return len(self._entries)

    @property
    def complete(self) -> bool:
        """Whether every submission has its result."""
        return self.done == self.total

    def grade(
        self, executor: Executor, batch: int, ahead: int, stop: Callable[[], bool] = never
    ) -> Iterator[Row]:
        """Grade, and write each result before it counts; see `grade_all` for the arguments.

        One row comes for each attempt, under the name that tells it from the student's others.
        """
        for result in grade_all(self._job, self._wanted(), executor, batch, ahead, stop):
            yield from self._take_ready()
            final = self._pair(result) if self._twice else result
            if final:
                yield self._keep(final.student, self._attach(final.student, final))
        yield from self._take_ready()

    def _take_ready(self) -> Iterator[Row]:
        while self._ready:
            yield self._ready.popleft()

    def _wanted(self) -> Iterator[Submission]:
        """What is to be graded; what need not be is ready."""
        for name, entry in self._entries.items():
            submission = entry.read(name)
            known = None if self._regrade or self._twice else self._find_valid(entry, submission)
            if known:
                self.kept += 1
                self._ready.append(self._keep(name, self._attach(name, known), known))
            else:
                yield submission
                if self._twice:
                    yield submission

    def _find_valid(self, entry: Entry, submission: Submission) -> Result | None:
        """The result that is there, if nothing that it depends on has changed."""
        known = self._folder.find_attempt(entry.student, entry.attempt)
        now = {"source": submission.fingerprint, **self._fingerprints}
        if known and known.fingerprints == now and not known.is_broken:
            return known
        return None

    def _attach(self, name: str, result: Result) -> Result:
        """The result as its student's, with which attempt it is and how late."""
        entry = self._entries[name]
        handed_in = entry.handed_in
        attempt = Attempt(
            entry.attempt,
            len(self._attempts[entry.student]),
            handed_in.isoformat() if handed_in else "",
            str(self._count),
        )
        deadline = self._job.assignment.deadline
        late = deadline.judge(result.earned, handed_in, entry.late) if deadline else None
        return replace(result, student=entry.student, attempt=attempt, lateness=late)

    def _keep(self, name: str, result: Result, known: Result | None = None) -> Row:
        """Write a result unless it is known; the student's own comes with the last of the attempts."""
        entry = self._entries[name]
        if self._regrade:
            self._note_change(name, result)
        if self._is_apart(entry.student) and result != known:
            self._folder.write_attempt(result, entry.attempt)
        graded = self._graded.setdefault(entry.student, [])
        graded.append(result)
        if len(graded) == len(self._attempts[entry.student]):
            self.rows.append(self._count_one(entry.student, fresh=known is None))
        self.done += 1
        return replace(result.row, student=name)

    def _is_apart(self, student: str) -> bool:
        """Whether the one that counts may be another than the one at hand."""
        return len(self._attempts[student]) > 1 or self._count.before is not None

    def _count_one(self, student: str, fresh: bool) -> Row:
        """Write the result that counts, of all of a student's, unless that is what is there."""
        results = {each.attempt.number: each for each in self._graded.pop(student) if each.attempt}
        candidates = [
            Candidate(entry.attempt, results[entry.attempt].score, entry.handed_in)
            for entry in self._attempts[student]
        ]
        chosen = self._count.choose(candidates)
        says = self._count.explain(chosen, candidates) if self._is_apart(student) else ""
        attempt = Attempt(0, len(results), "", str(self._count), says)
        final = Result(student, self._job.assignment, (), problem=says, attempt=attempt)
        if chosen:
            final = results[chosen.number]
            attempt = final.attempt or attempt
            final = replace(final, attempt=replace(attempt, says=says))
        if fresh or self._folder.find(student) != final:
            self._folder.write(final)
        broken = [number for number, each in results.items() if each.is_broken]
        if self._count.rule == "best" and broken and not final.is_broken:
            note = f"attempt {broken[0]} could not be judged, and may be better; grade once more"
            return replace(final.row, judged=False, note=note)
        return final.row

    def _pair(self, result: Result) -> Result | None:
        """The first result of two, once the second is there, with the checks that do not agree."""
        first = self._first.pop(result.student, None)
        if first is None:
            self._first[result.student] = result
            return None
        outcomes = {check.name: check.outcome for check in result.checks}
        unlike = [check.name for check in first.checks if outcomes.get(check.name) != check.outcome]
        return replace(first, unstable=tuple(unlike))

    def _note_change(self, name: str, result: Result) -> None:
        entry = self._entries[name]
        before = self._folder.find_attempt(entry.student, entry.attempt)
        if before is None or before.score == result.score:
            return
        keys = {**before.fingerprints, **result.fingerprints}
        differ = [k for k in keys if before.fingerprints.get(k) != result.fingerprints.get(k)]
        why = [REASONS.get(key, key) for key in differ]
        if before.lateness != result.lateness:
            why.append(LATENESS)
        self.changes.append(Change(name, before.score, result.score, tuple(why) or (NO_REASON,)))


def _name(entries: Sequence[Entry]) -> dict[str, Entry]:
    """Each attempt by a name of its own, under which it is graded: where there is one, the student's."""
    several = Counter(entry.student for entry in entries)
    named: dict[str, Entry] = {}
    for entry in entries:
        name = entry.student
        if several[name] > 1:
            name = f"{name} (attempt {entry.attempt})"
            while name in several or name in named:  # somebody else is called that
                name += "'"
        named[name] = entry
    return named
