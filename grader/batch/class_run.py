"""Grade a class: reuse valid results, grade the rest."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace

from grader.batch.attempt_rule import Candidate, Count
from grader.batch.dispatch import grade_all, never
from grader.batch.results_folder import ResultsFolder
from grader.discovery.completeness import complete
from grader.discovery.inventory import Entry
from grader.errors import XorkitError
from grader.intake.submission import Submission
from grader.judging.job import Job
from grader.results.result import Result
from grader.results.row import Attempt, Row

REASONS = {
    "source": "the submission",
    "checks": "the checks",
    "reference": "the reference or its mistakes",
    "limits": "the limits",
    "seed": "the seed of the inputs",
    "kit": "xorkit itself",
}
NO_REASON = "nothing else: the program gives different results from run to run"
LATENESS = "how late it was"


@dataclass(frozen=True)
class Change:
    """A changed score, and what differs between the two gradings."""

    student: str
    before: float | str
    after: float | str
    why: tuple[str, ...]


class ClassRun:
    """One run over a class. rows: one per student so far; changes: scores that `regrade` changed.

    regrade: also grade existing results, and report changes. twice: grade everything twice.
    count: which of a student's attempts counts. Each is graded, and has its own result on disk.
    absent: students of whom nothing is there. accept_near_names: see `complete`.
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
        absent: Sequence[str] = (),
        accept_near_names: bool = False,
    ) -> None:
        self.rows: list[Row] = []
        self.changes: list[Change] = []
        self.kept = self.done = 0
        self._folder = folder
        self._job = job
        self._regrade = regrade
        self._twice = twice
        self._absent = absent
        self._accept_near_names = accept_near_names
        self._count = count or Count()
        if self._count.before and not any(entry.handed_in for entry in entries):
            raise XorkitError(
                f"--count {self._count} needs hand-in times, and none is known. "
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
        """The number of submissions, counting every attempt."""
        return len(self._entries)

    @property
    def complete(self) -> bool:
        """Whether every submission has its result."""
        return self.done == self.total

    def grade(
        self, executor: Executor, batch: int, ahead: int, stop: Callable[[], bool] = never
    ) -> Iterator[Row]:
        """Grade, and write each result before yielding its row; see `grade_all` for the arguments.

        There is one row per attempt, with a unique name.
        """
        for result in grade_all(self._job, self._wanted(), executor, batch, ahead, stop):
            yield from self._take_ready()
            final = self._pair(result) if self._twice else result
            if final:
                yield self._keep(final.student, self._attach(final.student, final))
        yield from self._take_ready()
        if self.complete:
            self.rows += [self._note_absent(student) for student in self._absent]

    def _note_absent(self, student: str) -> Row:
        result = Result(student, self._job.assignment, (), "Nothing was handed in.", absent=True)
        if self._folder.find(student) != result:
            self._folder.write(result)
        return self._folder.overlay.apply(result).row

    def _take_ready(self) -> Iterator[Row]:
        while self._ready:
            yield self._ready.popleft()

    def _wanted(self) -> Iterator[Submission]:
        """Yield submissions to grade; queue results that can be reused."""
        for name, entry in self._entries.items():
            assignment = self._job.assignment
            read = entry.read(name, [*assignment.modules])
            submission = complete(read, assignment, self._accept_near_names)
            known = None if self._regrade or self._twice else self._find_valid(entry, submission)
            if known:
                self.kept += 1
                self._ready.append(self._keep(name, self._attach(name, known), known))
            else:
                yield submission
                if self._twice:
                    yield submission

    def _find_valid(self, entry: Entry, submission: Submission) -> Result | None:
        """The stored result, if all of its fingerprints are unchanged."""
        known = self._folder.find_attempt(entry.student, entry.attempt)
        now = {"source": submission.fingerprint, **self._fingerprints}
        if known and known.fingerprints == now and not known.is_broken:
            return known
        return None

    def _attach(self, name: str, result: Result) -> Result:
        """The result with student, attempt and lateness filled in."""
        entry = self._entries[name]
        handed_in = entry.handed_in
        attempt = Attempt(
            entry.attempt,
            len(self._attempts[entry.student]),
            handed_in.isoformat() if handed_in else "",
            str(self._count),
        )
        overlay = self._folder.overlay
        deadline = overlay.find_deadline(entry.student, self._job.assignment.deadline)
        late = deadline.judge(result.earned, handed_in, entry.late) if deadline else None
        return replace(result, student=entry.student, attempt=attempt, lateness=late)

    def _keep(self, name: str, result: Result, known: Result | None = None) -> Row:
        """Write a result unless it is stored; after the last attempt, write the student's result."""
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
        """Whether another attempt may count."""
        return len(self._attempts[student]) > 1 or self._count.before is not None

    def _count_one(self, student: str, fresh: bool) -> Row:
        """Write the student's result that counts, unless it is already stored."""
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
        if problem := self._find_doubt(results, final):
            final = Result(student, self._job.assignment, (), problem, attempt=attempt)
        if fresh or self._folder.find(student) != final:
            self._folder.write(final)
        return self._folder.overlay.apply(final).row

    def _find_doubt(self, results: Mapping[int, Result], final: Result) -> str:
        """Why the best attempt is not known, where one of them was not graded; empty if it is."""
        open_ones = [number for number, each in results.items() if not each.judged]
        if self._count.rule != "best" or not open_ones or not final.judged:
            return ""
        number = open_ones[0]
        why = results[number].problem or "It could not be judged; grade again."
        return f"Attempt {number} was not graded, and may be better. {why}"

    def _pair(self, result: Result) -> Result | None:
        """With the second result of a pair: the first one, with the checks that differ."""
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
        if before is None or _show(before) == _show(result):
            return
        keys = {**before.fingerprints, **result.fingerprints}
        differ = [k for k in keys if before.fingerprints.get(k) != result.fingerprints.get(k)]
        why = [REASONS.get(key, key) for key in differ]
        if before.lateness != result.lateness:
            why.append(LATENESS)
        self.changes.append(Change(name, _show(before), _show(result), tuple(why) or (NO_REASON,)))


def _show(result: Result) -> float | str:
    """The score, or why there is none."""
    return result.score if result.judged else result.status


def _name(entries: Sequence[Entry]) -> dict[str, Entry]:
    """Each attempt under a unique name; the student's name if there is only one."""
    several = Counter(entry.student for entry in entries)
    named: dict[str, Entry] = {}
    for entry in entries:
        name = entry.student
        if several[name] > 1:
            name = f"{name} (attempt {entry.attempt})"
            while name in several or name in named:  # the name is taken
                name += "'"
        named[name] = entry
    return named
