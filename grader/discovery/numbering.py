"""Which attempt of a student each place is, and which places are there twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from grader.discovery.attempts import FoundAttempt, Place
from grader.discovery.inventory import Entry


def readable(name: str) -> str:
    """A name without bytes that are no text: each is %XX, so that two names stay two."""
    return "".join(f"%{ord(c) - 0xDC00:02X}" if "\udc80" <= c <= "\udcff" else c for c in name)


def number_attempts(found: Sequence[FoundAttempt]) -> list[Entry]:
    """Number each student's attempts by their names, else by time.

    Several places of one name, none of which says such a thing, are there twice: ada/ and ada.zip.
    """
    students: dict[str, list[FoundAttempt]] = {}
    for attempt in found:
        attempt = replace(attempt, student=readable(attempt.student))
        students.setdefault(attempt.student, []).append(attempt)
    entries: list[Entry] = []
    for student, group in sorted(students.items()):
        ordered = sorted(group, key=lambda attempt: attempt.order)
        if len(group) > 1 and not any(attempt.when for attempt in group):
            entries.append(_join_twins(student, ordered))
            continue
        entries += _refuse_same_numbers(ordered)
        ordered = [attempt for attempt in ordered if not _is_repeated(attempt, group)]
        numbers = [attempt.order[1] for attempt in ordered]
        if 0 in numbers or len(set(numbers)) < len(numbers):
            numbers = list(range(1, len(numbers) + 1))
        entries += [_settle(a, number) for a, number in zip(ordered, numbers, strict=True)]
    return entries


def _is_repeated(attempt: FoundAttempt, group: Sequence[FoundAttempt]) -> bool:
    """Whether another place has the same number, and neither says when it was handed in."""
    number, moment = attempt.when or (0, None)
    return moment is None and number > 0 and [a.when for a in group].count(attempt.when) > 1


def _refuse_same_numbers(group: Sequence[FoundAttempt]) -> list[Entry]:
    """For attempts that are there twice under one number, an entry that a person must look at."""
    repeated: dict[int, list[FoundAttempt]] = {}
    for attempt in group:
        if _is_repeated(attempt, group):
            repeated.setdefault(attempt.order[1], []).append(attempt)
    return [
        replace(_join_twins(attempts[0].student, attempts), attempt=number)
        for number, attempts in repeated.items()
    ]


def _join_twins(student: str, group: Sequence[FoundAttempt]) -> Entry:
    first = _settle(group[0], 1)
    problems = [attempt.problem for attempt in group if attempt.problem]
    shown = tuple(_show(attempt) for attempt in group)
    twins = tuple(attempt.source for attempt in group[1:])
    return replace(first, student=student, problem=" ".join(problems), twins=twins, shown=shown)


def _settle(attempt: FoundAttempt, number: int) -> Entry:
    moment = attempt.when[1] if attempt.when else None
    return Entry(
        attempt.student,
        attempt.source,
        attempt.problem,
        number,
        moment,
        attempt.late,
        not attempt.odd,
        shown=(_show(attempt),),
    )


def _show(attempt: FoundAttempt) -> str:
    return attempt.source.shown if isinstance(attempt.source, Place) else attempt.name
