"""For instructors: decisions about single students, beside the automatic results."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from pathlib import Path

import click

from grader.assignment.spec import Assignment
from grader.batch.decisions import decide
from grader.batch.overlay import ADJUSTMENTS, ALL, EXTENSIONS, Overlay
from grader.batch.results_folder import ResultsFolder
from grader.commands.options import reports_errors, run_assignment_option
from grader.errors import XorkitError
from grader.results.adjustment import FOR_ALL, TOTAL
from grader.results.result import Result
from grader.results.weights import weigh_assignment
from grader.teaching.finished_run import find_assignment

out_option = click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("results"),
    show_default=True,
    help="Results folder of xorkit grade.",
)
by_option = click.option("--by", help="Who decided.  [default: the user of this computer]")
reason_option = click.option("--reason", required=True, help="Why; the student sees it.")


@click.command(name="adjust")
@click.argument("student")
@click.option("--on", "target", default=TOTAL, show_default=True, help="total, a stage, a check, or an item marked by hand.")  # fmt: skip
@click.option("--set", "exactly", type=float, metavar="POINTS", help="Give exactly these points.")
@click.option("--add", "more", type=float, metavar="POINTS", help="Give more points, or fewer.")
@click.option("--excuse", is_flag=True, help="Give all points.")
@click.option("--drop", is_flag=True, help="For everybody: it does not count any more.")
@click.option("--worth", type=float, metavar="POINTS", help="For everybody: what it counts.")
@reason_option
@by_option
@out_option
@run_assignment_option
@reports_errors
def adjust_command(
    student: str,
    target: str,
    exactly: float | None,
    more: float | None,
    excuse: bool,
    drop: bool,
    worth: float | None,
    reason: str,
    by: str | None,
    out: Path,
    name: str | None,
) -> None:
    """Change the points of STUDENT by hand; '*' is everybody.

    The automatic result stays as it is, and a new grading keeps the change.

    Example: xorkit adjust ada --on area --add 3 --reason "The sign was ruled on."
    """
    numbers = {"set": exactly, "add": more, "worth": worth}
    flags = {"excuse": excuse, "drop": drop}
    said = [name for name, value in numbers.items() if value is not None]
    said += [name for name, is_said in flags.items() if is_said]
    if len(said) != 1:
        raise XorkitError("Say one of --set, --add, --excuse, --drop and --worth.")
    action = said[0]
    points = f"{numbers[action]:g}" if action in numbers else ""
    _note(student, target, action, points, reason, by, out, find_assignment(out, name))


@click.command(name="comment")
@click.argument("student")
@click.argument("text")
@click.option("--check", "target", default=TOTAL, help="A check or a stage that it is about.")
@by_option
@out_option
@run_assignment_option
@reports_errors
def comment_command(
    student: str, text: str, target: str, by: str | None, out: Path, name: str | None
) -> None:
    """Write TEXT on the page of STUDENT, and into what is exported.

    Example: xorkit comment ada "Well explained."
    """
    _note(student, target, "comment", "", text, by, out, find_assignment(out, name))


@click.command(name="extend")
@click.argument("student")
@click.option("--days", type=float, help="So many days more.")
@click.option("--due", help="Another due date: 2026-03-01T23:59.")
@reason_option
@by_option
@out_option
@run_assignment_option
@reports_errors
def extend_command(
    student: str,
    days: float | None,
    due: str | None,
    reason: str,
    by: str | None,
    out: Path,
    name: str | None,
) -> None:
    """Give STUDENT a later due date; the next xorkit grade applies it.

    Example: xorkit extend ada --days 2 --reason "ill"
    """
    assignment = find_assignment(out, name)
    if (days is None) == (due is None):
        raise XorkitError("Say one of --days and --due.")
    row = {"student": student, "due": due or "", "days": "" if days is None else f"{days:g}"}
    _say(decide(out, EXTENSIONS, {**row, "reason": reason, **sign(by)}, {}, assignment))
    click.echo(f"{student}: a later due date. To apply it, run the same xorkit grade again.")


def _note(
    student: str,
    target: str,
    action: str,
    points: object,
    reason: str,
    by: str | None,
    out: Path,
    assignment: Assignment,
) -> None:
    folder = ResultsFolder(out, assignment)
    result = None if student == ALL else _find(folder, student)
    row = {"student": student, "target": target, "action": action, "points": points}
    seen = {"automatic_score": "" if result is None else result.automatic}
    prints = {"fingerprints": dict(result.fingerprints) if result else {}}
    row |= {"reason": reason, **sign(by), **seen}
    overlay = _say(decide(out, ADJUSTMENTS, row, prints, assignment))
    if result is None:
        most = weigh_assignment(assignment, overlay.weights).points
        counts = f" {assignment.name} has {most} points now." if action in FOR_ALL else ""
        click.echo(f"Noted, for everybody.{counts}")
        return
    now = overlay.apply(result)
    click.echo(f"{student}: {result.automatic} automatically, {now.score} with what was decided by hand.")  # fmt: skip


def _find(folder: ResultsFolder, student: str) -> Result:
    result = folder.find(student)
    if result is None:
        near = [name for name in folder.students if student.lower() in name.lower()]
        hint = f" Is it {', '.join(near[:3])}?" if near else ""
        raise XorkitError(f"There is no result of {student!r} in {folder.out}.{hint}")
    return result


def _say(overlay: Overlay) -> Overlay:
    """Name the rows that are not applied."""
    for problem in overlay.problems:
        click.echo(problem, err=True)
    return overlay


def sign(by: str | None) -> dict[str, str]:
    """Who decides, and when."""
    try:
        who = by or getpass.getuser()
    except (OSError, KeyError):  # a user without a name
        who = ""
    return {"by": who, "when": datetime.now(UTC).isoformat(timespec="seconds")}


COMMANDS = (adjust_command, comment_command, extend_command)
