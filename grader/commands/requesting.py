"""`xorkit requests`: requests for another look, and their answers."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from grader.batch.results_folder import ResultsFolder
from grader.commands.adjusting import by_option, sign
from grader.commands.options import reports_errors, run_assignment_option
from grader.errors import XorkitError
from grader.results.adjustment import Action
from grader.teaching.class_requests import Answer
from grader.teaching.finished_run import find_assignment
from grader.teaching.request_desk import RequestDesk
from grader.teaching.request_files import read_inbox


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
    ways = [exactly is not None, more is not None, excuse]
    if (any(ways) or target) and answered is None:
        raise XorkitError("--on, --set, --add and --excuse belong to an answer: add --answer STUDENT TEXT.")  # fmt: skip
    if sum(ways) > 1 or (opened is not None and answered is not None):
        raise XorkitError("Say one of --open and --answer, and one of --set, --add and --excuse.")
    points = next((f"{each:g}" for each in (exactly, more) if each is not None), "")
    folder = ResultsFolder(out, find_assignment(out, name))
    again = shlex.join(["xorkit", "requests", str(out), str(source)])
    desk = RequestDesk(folder, read_inbox(source), again)
    if opened is not None:
        return desk.show(opened)
    if answered is None:
        return desk.list_all()
    actions: tuple[Action, ...] = ("set", "add", "excuse", "comment")
    decision = Answer(answered[1], actions[[*ways, True].index(True)], points, target, **sign(by))
    return desk.answer(answered[0], decision)


COMMANDS = (requests_command,)
