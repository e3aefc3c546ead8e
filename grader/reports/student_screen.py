"""What a student sees of a check: the stages, one thing to fix, and one next command."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from grader.assignment.points import add
from grader.assignment.spec import Assignment
from grader.reports.lines import NARROW
from grader.reports.screen_example import render_example
from grader.reports.screen_message import list_lines
from grader.results.place import Place, find_function, find_place
from grader.results.result import Check, Result, list_open
from grader.results.row import StageScore
from grader.results.stage_state import NOT_WRITTEN, is_unwritten, list_failed, say_state
from grader.safe_text import count

UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Marks:
    """What stands before a stage; each line also says it in words."""

    right: str = "✓"
    wrong: str = "✗"
    waiting: str = "·"


PLAIN = Marks("+", "x", "-")


@dataclass(frozen=True)
class View:
    """What to show beside the stages and the first problem.

    hints: how many steps of a hint; asked: whether one was asked for. everything: all problems.
    explain: the smallest example. news: what has changed since the last check, in sentences.
    commands: whether this is a terminal, where a next command can be given. plain: each line is a
    sentence, or a name and what it is.
    """

    hints: int = 1
    asked: bool = False
    everything: bool = False
    explain: bool = False
    news: Sequence[str] = ()
    commands: bool = True
    plain: bool = False
    marks: Marks = Marks()
    width: int = 80


def list_steps(check: Check, assignment: Assignment, place: Place) -> list[str]:
    """The steps of a hint: those about the mistake, then those about the function."""
    about = assignment.stage(check.stage).hints.get(place.function.name, ())
    return list(dict.fromkeys([*check.hint.splitlines(), *about]))


def render_result(result: Result, sources: Mapping[str, str], view: View) -> RenderableType:
    """One submission: its stages, then the first problem or all of them.

    sources: the submission's modules by name.
    """
    if result.problem:
        return Text(result.problem, "red")
    parts: list[RenderableType] = [_render_stages(result, view)]
    points = add(check.points for check in result.checks)
    total = (
        f"Points: {result.score} of {points}."
        if view.plain
        else f"{result.score} of {points} points"
    )
    parts.append(Text(f"\n{total}", "bold"))
    parts += [Text(line, "green") for line in view.news]
    left = list_open(result.checks)
    ready = [check for check in left if not check.waits_for]
    if ready:
        parts.append(_render_check(ready[0], result.assignment, sources, view, True))
        parts += [Text(line) for line in _count_alike(ready[0], ready) if view.everything]
    if view.everything:
        for check in _select_others(ready, result.assignment):
            parts.append(_render_check(check, result.assignment, sources, view, False))
            parts += [Text(line) for line in _count_alike(check, ready)]
    if view.everything or not ready:
        parts += [Text(f"\n{line}") for line in _list_waiting(left)]
    if left and not ready and view.commands:
        parts.append(Text(f"Next: xorkit check -k {left[0].waits_for}"))
    return Group(*parts)


def _select_others(ready: Sequence[Check], assignment: Assignment) -> Iterator[Check]:
    """Every further problem once: what is not written or stops fails many checks, what waits none."""
    unwritten = set[tuple[str, str]]()
    told = {(ready[0].stage, ready[0].message)} if ready else set()
    for check in ready:
        function = find_function(check, assignment.stage(check.stage)).name
        known = (check.stage, function) in unwritten
        if NOT_WRITTEN in check.diagnosis:
            unwritten.add((check.stage, function))
        known |= (check.stage, check.message) in told
        if check is not ready[0] and check.outcome != "skipped" and not known:
            told.add((check.stage, check.message))
            yield check


def _count_alike(check: Check, ready: Sequence[Check]) -> Iterator[str]:
    """How many more checks say what this one says."""
    alike = [(each.stage, each.message) for each in ready].count((check.stage, check.message)) - 1
    if alike and NOT_WRITTEN not in check.diagnosis:
        yield f"\n{count(alike, 'more check')} of {check.stage} {'says' if alike == 1 else 'say'} the same."


def _list_waiting(left: Sequence[Check]) -> Iterator[str]:
    names = dict.fromkeys((check.stage, check.waits_for) for check in left if check.waits_for)
    if names:
        yield f"Waiting: {', '.join(f'{stage} for {other}' for stage, other in names)}."
    later = [check for check in left if check.outcome == "skipped" and not check.waits_for]
    if later:
        yield f"Not judged yet: {count(len(later), 'check')}. {later[0].message}"


def _render_stages(result: Result, view: View) -> Text:
    text, width = Text(), max(len(stage.name) for stage in result.assignment.stages)
    for stage in result.stages:
        checks = result.checks_of(stage.name)
        if not checks:
            continue
        mark, style = _choose_mark(checks, view.marks)
        text.append("\n" if text else "")
        if view.plain:
            text.append(f"{stage.name}: {_say_plainly(stage, checks)}.")
            continue
        text.append(f"{mark} ", style)
        text.append(f"{stage.name:<{width}}", "bold")
        text.append(f"  {_say_points(stage)}")
        text.append("\n  " if view.width < NARROW else "  ")
        text.append(say_state(checks), "" if style == "red" else "dim")
    return text


def _choose_mark(checks: Sequence[Check], marks: Marks) -> tuple[str, str]:
    if all(check.outcome == "passed" for check in checks):
        return marks.right, "green"
    failed = list_failed(checks)
    return (marks.waiting, "yellow") if is_unwritten(failed) else (marks.wrong, "red")


def _say_plainly(stage: StageScore, checks: Sequence[Check]) -> str:
    state = say_state(checks).replace("waits for", "waiting for")
    points = f"{stage.text} points" if stage.score is not None else stage.text
    return f"wrong, {points}, {state}" if state.endswith(" pass") else f"{state}, {points}"


def _say_points(stage: StageScore) -> str:
    return f"{'?' if stage.score is None else stage.score:>3} of {stage.points:>2}"


def _render_check(
    check: Check, assignment: Assignment, sources: Mapping[str, str], view: View, first: bool
) -> Text:
    stage = assignment.stage(check.stage)
    place = find_place(check, stage, sources)
    written = NOT_WRITTEN not in check.diagnosis
    heading = ("Fix first" if written else "Write next") if first else "Then"
    text = Text.assemble(("\n" + heading + ": ", "bold"), _say_place(place, check), "\n")
    text.append(f"Required: {check.sentence}\n")
    for number, (line, counted) in enumerate(list_lines(check.message, view.plain, view.width)):
        style = "" if counted or number == 0 or line.startswith(" ") else "yellow"
        text.append(f"\n{line}", style)
    if check.printed:
        note = "Your code printed (warnings cost no points):"
        text.append(f"\n\n{note}\n{check.printed}", "dim")
    if first:
        if view.explain and not check.example:
            text.append(
                "\n\nThere is no smaller example of this one; what is said above is all that is known."
            )
        if view.explain and check.example:
            text.append("\n")
            text.append_text(render_example(check.example, view.plain, view.width))
        for line in _list_advice(check, assignment, place, view):
            text.append(f"\n{line}")
    return text


def _say_place(place: Place, check: Check) -> str:
    if check.outcome == "skipped":
        return place.function.signature
    if not place.file:
        return f"{place.function.file}, {place.function.signature}"
    return f"{place.file} line {place.line}, {place.function.signature}"


def _list_advice(check: Check, assignment: Assignment, place: Place, view: View) -> Iterator[str]:
    """What to think about, where to read, and the one next command."""
    readable = UNREADABLE not in check.diagnosis
    steps = list_steps(check, assignment, place) if readable else []
    shown = steps[: max(view.hints, 1)]
    yield ""
    for number, step in enumerate(shown, 1):
        yield f"Think: {step}" if number == 1 else f"Hint {number} of {len(steps)}: {step}"
    left = len(shown) < len(steps)
    if view.asked and readable and not left:
        yield "There is no further hint."
    if not view.commands:
        return
    if read := assignment.stage(check.stage).read:
        yield f"Read: {read} of the handout (README.md)"
    if NOT_WRITTEN in check.diagnosis and not view.asked:
        yield f"Next: write it, save {place.file}, and run: xorkit check"
        yield "Stuck? xorkit check --hint"
    elif left:
        yield "Next: xorkit check --hint"
    elif check.example and not view.explain:
        yield "Next: xorkit check --explain"
    else:
        yield f"Next: change {place.file or place.function.file}, save it, and run: xorkit check"
