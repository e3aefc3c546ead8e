"""What came of grading a class, on the terminal: the table, the counts, and what needs a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console

from grader.batch.changes import Change
from grader.batch.class_run import ClassRun
from grader.batch.exported import Exported
from grader.discovery.alike import find_alike
from grader.discovery.inventory import Inventory
from grader.integrations.roster import Attendance
from grader.reports import terminal
from grader.results.row import Row
from grader.safe_text import clean, count


@dataclass(frozen=True)
class Seen:
    """What there is to tell beside the rows. missing: protections that this machine has not.

    gone: students whose results were moved aside.
    """

    inventory: Inventory
    attendance: Attendance
    missing: Mapping[str, str]
    gone: Sequence[str]


def report_class(
    class_run: ClassRun, again: str, out: Path, seen: Seen, regrade: bool, twice: bool
) -> int:
    """Show the class and where the results are; the exit code is 0 where nobody needs a person.

    again: the command that resumes the run.
    """
    rows = class_run.rows
    if rows:
        console = Console()
        console.print(terminal.render_class(rows, console.width))
    if twice:
        unlike = [row.student for row in rows if row.unstable]
        said = f"{count(len(unlike), 'submission')} gave different outcomes when graded twice"
        same = "Graded twice: all outcomes are the same."
        click.echo(f"{said}: {_join(unlike)}." if unlike else same)
    if regrade:
        _list_changes(class_run.changes)
    if seen.missing:
        click.echo(
            f"Warning: student code ran without these protections: {', '.join(seen.missing)}."
        )
    if class_run.kept:
        click.echo(
            f"{count(class_run.kept, 'submission')} unchanged; existing results were reused."
        )
    if seen.gone:
        place = out / "results" / "no-longer-there"
        click.echo(
            f"No longer among the submissions, results moved to {place}: {_join(seen.gone)}."
        )
    if not class_run.complete:
        click.echo(
            f"Stopped after {class_run.done} of {count(class_run.total, 'submission')}. "
            f"To resume, run the same command: {again}"
        )
        return 130
    click.echo(_count_rows(rows, seen.inventory))
    _list_for_person(rows)
    _name([row.student for row in rows if row.status == "missing"], "of the roster not handed in")
    _name(seen.attendance.unknown, "not in the roster")
    for student, entries in seen.attendance.twice.items():
        click.echo(f"{clean(student)} of the roster is there as {_join(entries)}.")
    for names in find_alike([row.student for row in rows]):
        click.echo(f"These names look alike: {', '.join(map(repr, names))}. Is it one student?")
    if seen.inventory.ignored:
        click.echo(f"Ignored: {_join(seen.inventory.ignored)}.")
    click.echo(f"Grades: {out / 'grades.csv'}; one result each: {out / 'results'}")
    asks = any(row.status in ("not-judged", "needs-a-person") for row in rows)
    return 1 if asks or seen.attendance.twice or seen.attendance.unknown else 0


def _count_rows(rows: Sequence[Row], inventory: Inventory) -> str:
    """Say it as `86 submissions (2 of them twice), 3 not understood. 89 rows: 81 graded, …`."""
    strange = {entry.student for entry in inventory.entries if not entry.understood}
    twice = {entry.student for entry in inventory.entries if entry.twins}
    statuses = [row.status for row in rows]
    there = len(rows) - len(strange) - statuses.count("missing")
    found = [count(there, "submission")]
    found += [f"{len(strange)} not understood"] if strange else []
    found += [f"{len(twice)} twice"] if twice else []
    became = [f"{statuses.count('graded')} graded"]
    for status, one, more in (
        ("needs-a-person", "needs a person", "need a person"),
        ("not-judged", "could not be judged", "could not be judged"),
        ("missing", "missing", "missing"),
    ):
        number = sum(row.status == status for row in rows)
        became += [f"{number} {one if number == 1 else more}"] if number else []
    return f"{', '.join(found)}. {count(len(rows), 'row')}: {', '.join(became)}."


def _list_for_person(rows: Sequence[Row]) -> None:
    """Whoever needs a person, or could not be judged, a line each."""
    for row in sorted(rows, key=lambda row: row.student):
        if row.status in ("needs-a-person", "not-judged"):
            click.echo(f"- {clean(row.student)} ({row.status}): {clean(row.note)}")


def _name(names: Sequence[str], what: str) -> None:
    if names:
        click.echo(f"{len(names)} {what}: {_join(names)}.")


def _join(names: Sequence[str]) -> str:
    return ", ".join(clean(name, 100) for name in names)


def _list_changes(changes: Sequence[Change]) -> None:
    for change in sorted(changes, key=lambda change: change.student):
        click.echo(
            f"{clean(change.student)}: {change.before} -> {change.after}, "
            f"because this changed: {', '.join(change.why)}"
        )
    if not changes:
        click.echo("No score changed.")


def report_export(exported: Exported, total: int, what: str = "result") -> int:
    """Report what was written and who was left out; exit code 1 if anyone was."""
    for student, why in exported.left.items():
        click.echo(f"Left out, {clean(student, 80)}: {why}.", err=True)
    for note in exported.notes:
        click.echo(note, err=True)
    written = f"{exported.count} of {count(total, what)}"
    click.echo(f"{written} written to {exported.place}. {exported.todo}")
    return 1 if exported.left else 0
