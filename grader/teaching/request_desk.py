"""The work with requests on the terminal: list them, show one, answer it, and say which one is next."""

from __future__ import annotations

from collections.abc import Sequence

import click
from rich.console import Console

from grader.batch.results_folder import ResultsFolder
from grader.safe_text import clean
from grader.teaching.class_requests import (
    Answer,
    Asked,
    choose,
    choose_target,
    match_requests,
    note_answer,
)
from grader.teaching.request_files import Inbox
from grader.teaching.request_screen import count_requests, list_requests, render_request, say_score


class RequestDesk:
    """The requests of a source beside the results of a run; each method returns an exit code.

    again: the command that lists them.
    """

    def __init__(self, folder: ResultsFolder, inbox: Inbox, again: str) -> None:
        self._folder = folder
        self._inbox = inbox
        self._again = again
        self._asked: Sequence[Asked] = match_requests(inbox.requests, folder)

    def list_all(self) -> int:
        """The list; 1 where something was not understood, or is of nobody in the run."""
        for line in list_requests(self._asked, Console().width):
            click.echo(line)
        for problem in self._inbox.problems:
            click.echo(problem, err=True)
        self._say_next()
        unknown = any(each.state == "unknown" for each in self._asked)
        return 1 if self._inbox.problems or unknown else 0

    def show(self, who: str) -> int:
        """One request, with all that is needed to answer it; raises `XorkitError` for an unknown one."""
        console = Console()
        one = choose(self._asked, who)
        for part in render_request(one, self._asked, self._folder, self._again, console.width):
            console.print(part, soft_wrap=True)
        self._say_next(one)
        return 0

    def answer(self, who: str, answer: Answer) -> int:
        """Note an answer; raises `XorkitError` where it cannot be noted, and nothing has changed then."""
        one = choose(self._asked, who)
        overlay = note_answer(one, answer, self._folder)
        for problem in overlay.problems:
            click.echo(problem, err=True)
        self._folder = ResultsFolder(self._folder.out, self._folder.assignment)
        self._asked = match_requests(self._inbox.requests, self._folder)
        now = next(each.result for each in self._asked if each.request.key == one.request.key)
        if now:
            click.echo(f"{clean(one.student, 60)} is answered, and has {say_score(now)}.")
        if (target := choose_target(one, answer)) in one.held_back:
            click.echo(f"{target} is held back: the student sees the answer when it is shown.")
        self._say_next()
        return 0

    def _say_next(self, one: Asked | None = None) -> None:
        click.echo(count_requests(self._asked, self._again, one))
