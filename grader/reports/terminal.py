"""Render results for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from grader.results.example import Example
from grader.results.result import Check, Result, Row, StageScore, list_open
from grader.safe_text import clean

NOTE = 13  # columns that the note has at least


def render_class(rows: Sequence[Row], width: int) -> Table:
    """One row a student: the score, the stages, and why it is what it is, in `width` columns.

    The names of the columns are never cut; where there is little room, the last column wraps.
    """
    table = Table(box=None, pad_edge=False, header_style="bold")
    headings = ["score", *(stage.name for stage in rows[0].stages)]
    used = sum(len(heading) + 2 for heading in headings)
    room = width - used - NOTE - 2
    student = min(max(7, *(len(row.student) for row in rows)), max(room, 7), 24)
    table.add_column("student", overflow="fold", width=student)
    for heading in headings:
        table.add_column(heading, justify="right", no_wrap=True, width=len(heading))
    table.add_column(
        "note", overflow="ellipsis", no_wrap=True, width=max(width - used - student - 2, NOTE)
    )
    for row in sorted(rows, key=lambda row: row.student):
        points = [_render_points(stage) for stage in row.stages] if row.judged else []
        cells = [str(row.score), *points] if row.judged else [""] * len(headings)
        note = row.note if row.judged else f"{row.status}: {row.note}"
        table.add_row(Text(clean(row.student)), *cells, Text(clean(note), "dim"))
    return table


def _render_points(stage: StageScore) -> Text:
    return Text(str(stage.score), "green" if stage.score == stage.points else "red")


def render_result(
    result: Result, hint: bool = False, everything: bool = False, explain: bool = False
) -> RenderableType:
    """One submission: stages, then the first problem or all of them.

    hint: adds hints; explain: the smallest example, step by step.
    """
    parts: list[RenderableType] = []
    if result.problem:
        return Text(result.problem, "red")
    for stage in result.stages:
        checks = result.checks_of(stage.name)
        if checks:
            parts.append(_render_stage(stage, checks))
    points = sum(check.points for check in result.checks)
    parts.append(Text(f"\n{result.score} of {points} points", "bold"))
    open_checks = list_open(result.checks)
    for check in open_checks if everything else open_checks[:1]:
        parts.append(_render_check(check, "Fix first" if check is open_checks[0] else "Then", hint))
        if explain and check.example:
            parts.append(render_example(check.example))
    first = open_checks[0] if open_checks else None
    if first and first.hint and not hint:
        parts.append(Text("\nFor a hint: xorkit check --hint", "dim"))
    if first and first.example and not explain:
        parts.append(Text("For a small example, step by step: xorkit check --explain", "dim"))
    return Group(*parts)


def render_example(example: Example) -> Text:
    """The smallest example: what is given, and each step with the first one that differs marked."""
    text = Text.assemble(
        ("\nThe smallest example on which it is wrong: ", "bold"), example.call, "\n"
    )
    for name, value in example.given:
        text.append(f"\n  {name} = {value}")
    text.append("\n")
    width = max((len(step.name) for step in example.steps), default=0)
    marked = example.first_difference
    for step in example.steps:
        how = f"   ({step.says})" if step.says else ""
        text.append(f"\n  {step.name:<{width}}  {step.right}{how}")
        if step.yours:
            same = not step.differs
            style = "green" if same else "red"
            text.append(
                f"\n  {'':<{width}}  {'yours too' if same else f'yours: {step.yours}'}", style
            )
        if step is marked:
            text.append("   <- the first that differs", "bold red")
    return text


def _render_stage(stage: StageScore, checks: Sequence[Check]) -> Text:
    passed = sum(check.outcome == "passed" for check in checks)
    waiting = sum(check.outcome == "skipped" for check in checks)
    done = passed == len(checks)
    return Text.assemble(
        (
            "✓ " if done else "· " if passed + waiting == len(checks) else "✗ ",
            "green" if done else "red",
        ),
        (f"{stage.name:<10}", "bold"),
        f"{'?' if stage.score is None else stage.score:>3} of {stage.points:>2} points, ",
        f"{passed} of {len(checks)} checks pass",
        (f", {waiting} wait" if waiting else "", "dim"),
    )


def _render_check(check: Check, heading: str, hint: bool) -> Text:
    heading = "Waiting" if check.outcome == "skipped" else heading
    text = Text.assemble((f"\n{heading}: ", "bold"))
    text.append(check.sentence)
    lines = check.message.splitlines()
    text.append("\n")
    for line in lines:
        style = "" if line.startswith(" ") or line == lines[0] else "yellow"
        text.append(f"\n{line}", style)
    if hint and check.hint:
        text.append(f"\n\nHint: {check.hint}", "cyan")
    if check.printed:
        note = "Your code printed (warnings cost no points):"
        text.append(f"\n\n{note}\n{check.printed}", "dim")
    return text
