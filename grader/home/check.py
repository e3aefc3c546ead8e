"""The check of a student's own folder, against the recorded answers."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from grader.assignment.experiments import load_exploration
from grader.assignment.load import find_kit, load, load_known, locate
from grader.assignment.spec import Assignment
from grader.errors import Finding, XorkitError
from grader.home.terminal import make_console, say
from grader.intake.reading import read_submission
from grader.intake.submission import Submission
from grader.judging.grade import grade
from grader.judging.job import Job
from grader.reports.student_screen import PLAIN, Marks, View, render_result
from grader.results.history import (
    list_news,
    name_problem,
    read_history,
    update_history,
    write_history,
)
from grader.results.result import Result
from grader.sandbox.fork_server import Launcher


class HomeCheck:
    """One folder to check, and all of its stages or one.

    target: a folder, a file or a stage: `area`, `area.py` and `my-work/area.py` name a stage as well.
    launcher: starts the processes; the caller ends it.
    """

    def __init__(self, target: Path, stage: str | None, launcher: Launcher) -> None:
        self.folder, self.stage = choose_target(target, stage)
        self.launcher = launcher

    def show(self, hint: bool, explain: bool, everything: bool, plain: bool) -> int:
        """Print the stages and the first problem or all of them; the exit code."""
        folder, stage = self.folder, self.stage
        assignment = find_own_assignment(folder)
        submission = read_submission(folder)
        result = check(assignment, submission, stage, self.launcher)
        history, now = read_history(folder), datetime.now().astimezone()
        news = list(list_news(history, result, submission.modules, now))
        history = update_history(history, result, submission.modules, now)
        first = result.first_to_mend
        steps = history.count_steps(first, hint) if first else 1
        if first and hint:
            history = replace(history, hint=name_problem(first), steps=steps)
        if folder.resolve() != assignment.folder:  # the kit's own files stay as they are
            write_history(folder, history)
        console = make_console(plain)
        unicode = (console.encoding or "").lower().startswith("utf") and not console.legacy_windows
        view = View(
            hints=steps,
            asked=hint,
            everything=everything,
            explain=explain,
            news=news,
            plain=plain,
            marks=Marks() if unicode else PLAIN,
            width=console.width,
        )
        console.print(render_result(result, submission.modules, view))
        if first is None and stage is None and not result.problem:
            self._show_finish(assignment)
        return 0 if first is None else 1

    def watch(self, plain: bool) -> int:
        """The live screen."""
        from grader.home.watch import Screen  # of use to this option alone

        find_own_assignment(self.folder)  # or the screen would open on a folder of something else
        Screen(self.folder, ["-k", self.stage] if self.stage else [], plain).run()
        return 0

    def publish(self, name: str | None) -> int:
        """The checks as a step of a workflow; the exit code. name: the assignment, if not by folder."""
        from grader.integrations import github_action  # of use to a workflow alone

        assignment = github_action.find_installed(self.folder, name)
        try:
            result = check(assignment, read_submission(self.folder), self.stage, self.launcher)
        except XorkitError as error:  # Classroom also gets a result without a verdict
            result = github_action.not_judged(assignment, error)
        return github_action.publish(result, self.folder)

    def _show_finish(self, assignment: Assignment) -> None:
        """What the finished program does, and what can be done with it."""
        from grader.home.studio import Studio  # only at full points

        exploration = load_exploration(assignment)
        if exploration.finish:
            with (
                Studio(assignment, self.folder, self.launcher) as studio,
                contextlib.suppress(Finding),
            ):
                say("\n" + "\n".join(exploration.finish(studio.student)))
        say("\nNext: xorkit submit")
        if exploration.experiments:
            say("Then predict what it does, and find out: xorkit explore")
        if assignment.pictures:
            say("To see it: xorkit plot")


def choose_target(target: Path, stage: str | None) -> tuple[Path, str | None]:
    """The folder to check and the stage: `area`, `area.py` and `my-work/area.py` name both."""
    stage = stage and stage.removesuffix(".py")
    if target.is_dir():
        return target, stage
    if target.is_file() or len(target.parts) == 1:
        return target.parent, stage or target.name.removesuffix(".py")
    raise XorkitError(f"{target} does not exist. Name the folder with your modules, or a stage.")


def check(
    assignment: Assignment,
    submission: Submission,
    stage: str | None,
    launcher: Launcher | None = None,
) -> Result:
    """Run the checks of all stages or one against the recorded answers. launcher: see `Grader`."""
    names = [each.name for each in assignment.stages]
    if stage in assignment.modules and stage not in names:
        stage = assignment.modules[stage].name
    if stage is not None and stage not in names:
        raise XorkitError(f"There is no stage or folder {stage!r}. Stages: {', '.join(names)}.")
    wanted = {stage, *assignment.needed(stage)} if stage else set(names)
    only = tuple(name for name in names if name in wanted)  # a stage may depend on others
    job = Job(assignment.trusting(), None, assignment.public_seed, only=only)
    (result,) = grade(job, [submission], launcher)
    shown = [each for each in result.checks if stage in (None, each.stage)]
    return replace(result, checks=tuple(shown))


def find_own_assignment(folder: Path) -> Assignment:
    """The folder's assignment: the installed one of that name, else the folder itself."""
    if not folder.is_dir():
        raise XorkitError(f"{folder} does not exist; name the folder with your modules.")
    kit = find_kit(folder)
    if kit is None:
        inner = sorted(
            place.name for place in folder.iterdir() if place.is_dir() and find_kit(place)
        )
        if inner and not any(folder.glob("*.py")):
            raise XorkitError(
                f"{folder} holds no modules itself, but {', '.join(inner)} does. Go there first: cd {inner[0]}"
            )
        from grader.discovery.which_assignment import (
            choose_for_folder,
        )  # a folder that is no handout

        return choose_for_folder(folder, load_known())
    own = load(kit)
    try:
        return load(locate(own.name))
    except XorkitError:
        return own
