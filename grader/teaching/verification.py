"""Whether what a run left is what it wrote, and whether grading again gives the same grades."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from grader.batch.changes import REASONS
from grader.batch.decisions import name_trail
from grader.batch.dispatch import grade_all
from grader.batch.overlay import TRAIL
from grader.batch.record import GRADES, Record, hash_file, hash_files, list_parts
from grader.batch.results_folder import ResultsFolder
from grader.batch.rounds import make_round, read_round
from grader.errors import OutputError
from grader.intake.submission import Submission
from grader.judging.job import Job
from grader.results.result import Result
from grader.safe_text import clean, count


def require_record(folder: ResultsFolder) -> Record:
    """The record of a run; raises `OutputError` where it has none, or was not finished."""
    record = folder.record
    if record is None:
        raise OutputError(
            f"The run in {folder.out} has no record: it is of an older xorkit. Run the same xorkit grade again."
        )
    if not folder.finished or not record.files:
        raise OutputError(
            f"The run in {folder.out} is not finished, so its record is not closed. Run the same xorkit grade again."
        )
    return record


def list_altered(out: Path, record: Record) -> Iterator[str]:
    """The files that are not as the run wrote them, a sentence each."""
    if record.link(record.files) != record.chain:
        yield "run.json was altered: its list of files is not the one that was written."
    there = {**hash_files(out), **({GRADES: found} if (found := hash_file(out / GRADES)) else {})}
    for name in sorted({*record.files, *there}):
        shown = clean(name, 200)
        if name not in there:
            yield f"{shown} is gone."
        elif name not in record.files:
            yield f"{shown} was added."
        elif there[name] != record.files[name]:
            yield f"{shown} was altered."
        elif name.startswith("results/") and (why := _check_seal(out / name, record)):
            yield f"{shown} {why}"
    yield from _check_trail(out / TRAIL)


def _check_seal(path: Path, record: Record) -> str:
    """What is wrong with the seal of a result; empty if nothing is."""
    try:
        data: Any = json.loads(path.read_bytes())
        mine = data["extra_data"].get("record")
        if mine is None:
            return "has no seal: it was written before runs had records. To seal it: grade with --regrade."
        known = mine["grading"] in record.gradings
        if known and mine["seal"] == record.find_seal(data, mine["grading"]):
            return ""
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    return "does not carry the seal of this run."


def _check_trail(path: Path) -> Iterator[str]:
    """The first line of the decisions' trail before which something was altered, if there is one."""
    try:
        lines = path.read_bytes().splitlines(keepends=True)
    except OSError:
        return
    linked = False
    for number, line in enumerate(lines):
        try:
            after = json.loads(line).get("after")
        except (ValueError, AttributeError):
            yield f"{TRAIL}: line {number + 1} cannot be read."
            return
        linked = linked or after is not None  # lines of an older xorkit name none
        if linked and after != name_trail(b"".join(lines[:number])):
            yield f"{TRAIL} was altered: line {number + 1} does not follow from those before it."
            return


def compare_parts(record: Record, job: Job) -> list[str]:
    """What is not as it was in the grading that the results are of, such as `the checks`."""
    now = list_parts(job, record.key)
    if now in record.gradings.values():
        return []
    last = list(record.gradings.values())[-1]
    names = {**last, **now}
    return [REASONS.get(name, name) for name in names if last.get(name) != now.get(name)]


@dataclass(frozen=True)
class Replay:
    """One attempt of a student, as it is recorded."""

    name: str
    recorded: Result
    submission: Submission


def list_replays(folder: ResultsFolder) -> tuple[list[Replay], list[str]]:
    """Every attempt that can be graded again; and of whom there is nothing to grade, a sentence each."""
    found, left = [], []
    stored = (folder.find(student) for student in folder.students)
    for result in (each for each in stored if each):  # who is gone is named by `list_altered`
        for name, each in _list_attempts(folder, result):
            submission = folder.sources.find(each)
            if submission is not None:
                found.append(Replay(name, each, replace(submission, student=name)))
            elif not each.absent:
                left.append(
                    f"{clean(name, 80)}: what was graded is not in {folder.sources.folder}."
                )
    return found, left


def _list_attempts(folder: ResultsFolder, result: Result) -> Iterator[tuple[str, Result]]:
    if result.attempt is None or result.attempt.of < 2:
        yield result.student, result
        return
    for number in range(1, result.attempt.of + 1):
        if attempt := folder.find_attempt(result.student, number):
            yield f"{result.student}, attempt {number}", attempt


def replay(
    job: Job, replays: Sequence[Replay], executor: Executor, ahead: int
) -> Iterator[tuple[Replay, Result]]:
    """Grade again what was graded; in any order."""
    rounds: dict[int, dict[str, Replay]] = {}
    for each in replays:
        rounds.setdefault(read_round(each.recorded), {})[each.name] = each
    for number, wanted in sorted(rounds.items()):
        submissions: Iterable[Submission] = (each.submission for each in wanted.values())
        for result in grade_all(make_round(job, number), submissions, executor, 1, ahead):
            yield wanted[result.student], result


def compare(each: Replay, again: Result) -> str:
    """What grading again gives that the record does not, as a sentence; empty if they agree."""
    before, after = _list_points(each.recorded), _list_points(again)
    name = clean(each.name, 80)
    if each.recorded.problem or again.problem:
        same = each.recorded.problem == again.problem
        return (
            "" if same else f"{name}: the record says {_say(each.recorded)}; again: {_say(again)}."
        )
    differ = [check for check in {**before, **after} if before.get(check) != after.get(check)]
    if differ:
        more = f" and {count(len(differ) - 1, 'more check')}" if len(differ) > 1 else ""
        return (
            f"{name}: the record gives {each.recorded.earned} points, grading again {again.earned} ({differ[0]}: "
            f"{before.get(differ[0])}, now {after.get(differ[0])}{more})."
        )
    late, deadline = each.recorded.lateness, each.recorded.assignment.deadline
    if late and deadline and late.penalty != deadline.penalize(again.earned, late.days):
        return f"{name}: the record takes {late.penalty} points for lateness, and {late.days} days cost another number."
    return ""


def _list_points(result: Result) -> Mapping[str, str]:
    return {check.name: f"{check.outcome} with {check.score} points" for check in result.checks}


def _say(result: Result) -> str:
    return clean(result.problem, 200) or f"{result.earned} points"
