"""`xorkit requests`: requests for another look, and their answers."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console

from grader.assignment.spec import Assignment
from grader.batch.results_folder import ResultsFolder
from grader.commands.adjusting import by_option, sign
from grader.commands.finished_run import find_assignment
from grader.commands.options import reports_errors, run_assignment_option
from grader.errors import XorkitError
from grader.results.adjustment import Action
from grader.safe_text import clean, count
from grader.teaching.class_requests import Asked, answer, choose, match_requests
from grader.teaching.request_files import Inbox, read_inbox
from grader.teaching.request_screen import count_requests, list_requests, render_request, say_score


@click.command(name="requests")
@click.argument("out", type=click.Path(path_type=Path))
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--open", "opened", metavar="STUDENT", help="Show a request, the finding and the code.")  # fmt: skip
@click.option("--answer", "answered", nargs=2, metavar="STUDENT TEXT", help="Answer it; the student sees TEXT.")  # fmt: skip
@click.option("--on", "target", default="", help="With --answer: total, a stage or a check.  [default: what the request is about]")  # fmt: skip
@click.option("--set", "exactly", type=float, metavar="POINTS", help="With --answer: give exactly these points.")  # fmt: skip
@click.option("--add", "more", type=float, metavar="POINTS", help="With --answer: give more points, or fewer.")  # fmt: skip
@click.option("--excuse", is_flag=True, help="With --answer: give all points.")
@by_option
@run_assignment_option
@reports_errors
def requests_command(
    out: Path,
    source: Path,
    opened: str | None,
    answered: tuple[str, str] | None,
    target: str,
    exactly: float | None,
    more: float | None,
    excuse: bool,
    by: str | None,
    name: str | None,
) -> int:
    """List requests for another look at the results in OUT, and answer them.

    SOURCE is a CSV file, or a folder of texts and mails. STUDENT is a name, or the six characters that
    stand for a request.

    Example: xorkit requests results inbox --answer ada "The sign was ruled on." --add 3
    """
    ways = {"set": exactly is not None, "add": more is not None, "excuse": excuse}
    if (any(ways.values()) or target) and answered is None:
        raise XorkitError("--on, --set, --add and --excuse belong to an answer: add --answer STUDENT TEXT.")  # fmt: skip
    if opened is not None and answered is not None:
        raise XorkitError("Say one of --open and --answer.")
    if sum(ways.values()) > 1:
        raise XorkitError("Say one of --set POINTS, --add POINTS and --excuse.")
    action: Action = "set" if ways["set"] else "add" if ways["add"] else "excuse" if excuse else "comment"  # fmt: skip
    points = next((f"{each:g}" for each in (exactly, more) if each is not None), "")
    assignment = find_assignment(out, name)
    folder = ResultsFolder(out, assignment)
    inbox = read_inbox(source)
    asked = match_requests(inbox.requests, folder)
    again = shlex.join(["xorkit", "requests", str(out), str(source)])
    if opened is not None:
        _show(choose(asked, opened), asked, folder, again)
    elif answered is not None:
        one = choose(asked, answered[0])
        overlay = answer(one, answered[1], action, points, target, sign(by), folder)
        for problem in overlay.problems:
            click.echo(problem, err=True)
        _confirm(one, out, assignment)
        asked = match_requests(inbox.requests, ResultsFolder(out, assignment))
    else:
        return _list(inbox, asked, again)
    click.echo(count_requests(asked, again))
    return 0


def _list(inbox: Inbox, asked: Sequence[Asked], again: str) -> int:
    """The list; the exit code is 1 where a request was not understood, or is of nobody."""
    for line in list_requests(asked, Console().width):
        click.echo(line)
    for problem in inbox.problems:
        click.echo(problem, err=True)
    if inbox.problems:
        click.echo(f"{count(len(inbox.problems), 'thing')} not understood; see above.", err=True)
    click.echo(count_requests(asked, again))
    return 1 if inbox.problems or any(each.state == "unknown" for each in asked) else 0


def _show(one: Asked, asked: Sequence[Asked], folder: ResultsFolder, again: str) -> None:
    console = Console()
    for part in render_request(one, asked, folder, again, console.width):
        console.print(part, soft_wrap=True)


def _confirm(one: Asked, out: Path, assignment: Assignment) -> None:
    """Say what the student has now, and what they do not see yet."""
    results = ResultsFolder(out, assignment).results()
    now = next(result for result in results if result.student == one.student)
    click.echo(f"{clean(one.student, 60)} is answered, and has {say_score(now)}.")
    if one.held_back:
        click.echo("The check is held back: the student sees the answer when the check is shown.")


COMMANDS = (requests_command,)
