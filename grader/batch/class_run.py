"""Grade a class: reuse valid results, grade the rest."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import replace

from grader.batch.attempt_rule import Candidate, Count, name_attempts
from grader.batch.changes import Change, compare
from grader.batch.dispatch import grade_all, never
from grader.batch.results_folder import ResultsFolder
from grader.batch.rounds import choose_round, make_round, read_round
from grader.discovery.completeness import complete
from grader.discovery.inventory import Entry
from grader.errors import XorkitError
from grader.intake.submission import Submission
from grader.judging.job import Job
from grader.results.result import Result
from grader.results.row import Attempt, Row


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
        self._entries = name_attempts(entries)
        self._attempts: dict[str, list[Entry]] = {}
        for entry in entries:
            self._attempts.setdefault(entry.student, []).append(entry)
        self._rounds: dict[str, int] = {}
        self._told: dict[str, int] = {}
        self._later: dict[int, list[Submission]] = {}
        self._fingerprints: dict[int, dict[str, str]] = {}
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

        def grade(job: Job, wanted: Iterable[Submission]) -> Iterator[Result]:
            return grade_all(job, wanted, executor, batch, ahead, stop)

        for result in self._grade_rounds(grade):
            yield from self._take_ready()
            final = self._pair(result) if self._twice else result
            if final:
                yield self._keep(final.student, self._attach(final.student, final))
        yield from self._take_ready()
        if self.complete:
            self.rows += [self._note_absent(student) for student in self._absent]

    def _grade_rounds(
        self, grade: Callable[[Job, Iterable[Submission]], Iterator[Result]]
    ) -> Iterator[Result]:
        yield from grade(self._job, self._wanted())
        for number, wanted in sorted(self._later.items()):  # each has a session of its own
            yield from grade(make_round(self._job, number), wanted)

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
            self._folder.sources.keep(submission)
            known = self._folder.find_attempt(entry.student, entry.attempt)
            number = self._rounds[name] = self._find_round(entry, submission, known)
            now = {"source": submission.fingerprint, **self._list_fingerprints(number)}
            valid = known and known.fingerprints == now and not known.is_broken
            if known and valid and not (self._regrade or self._twice):
                self.kept += 1
                self._ready.append(self._keep(name, self._attach(name, known), known))
                continue
            some = [submission] * (2 if self._twice else 1)
            if number:
                self._later.setdefault(number, []).extend(some)
            else:
                yield from some

    def _find_round(self, entry: Entry, submission: Submission, known: Result | None) -> int:
        if known and known.fingerprints.get("source") == submission.fingerprint:
            return read_round(known)  # the same submission is asked the same
        if entry.student not in self._told:  # as it was before this run
            self._told[entry.student] = choose_round(self._folder.list_told(entry.student))
        return self._told[entry.student]

    def _list_fingerprints(self, number: int) -> dict[str, str]:
        if number not in self._fingerprints:
            round_ = {"round": str(number)} if number else {}
            self._fingerprints[number] = {**make_round(self._job, number).fingerprints, **round_}
        return self._fingerprints[number]

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
        prints = {**result.fingerprints, **self._list_fingerprints(self._rounds[name])}
        return replace(
            result, student=entry.student, attempt=attempt, lateness=late, fingerprints=prints
        )

    def _keep(self, name: str, result: Result, known: Result | None = None) -> Row:
        """Write a result unless it is stored; after the last attempt, write the student's result."""
        entry = self._entries[name]
        if self._regrade:
            before = self._folder.find_attempt(entry.student, entry.attempt)
            self.changes += compare(name, before, result)
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
