"""A class, and one submission, on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from grader.results.result import Check, Result, Row, StageScore
from grader.safe_text import clean


def render_class(rows: Sequence[Row], width: int) -> Table:
    """One row a student: the score, the stages, and the first thing to mend, in `width` columns."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    headings = ["score", *(stage.name for stage in rows[0].stages)]
    student = min(max(7, *(len(row.student) for row in rows)), 24)
    used = student + 2 + sum(len(heading) + 2 for heading in headings)
    table.add_column("student", overflow="fold", width=student)
    for heading in headings:
        table.add_column(heading, justify="right", no_wrap=True, width=len(heading))
    table.add_column(
        "first to mend", overflow="ellipsis", no_wrap=True, width=max(width - used, 13)
    )
    for row in sorted(rows, key=lambda row: row.student):
        stages = [
            Text("?", "yellow")
            if stage.score is None
            else Text(str(stage.score), "green" if stage.score == stage.points else "red")
            for stage in row.stages
        ]
        table.add_row(
            Text(clean(row.student)),
            str(row.score),
            *stages,
            Text(clean(row.note), "dim"),
        )
    return table


def render_result(result: Result, hint: bool = False, everything: bool = False) -> RenderableType:
    """One submission: stage by stage what passes, then the first thing to mend, or all of them.

    `hint` adds what to think about.
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
    open_checks = [check for check in result.checks if check.outcome != "passed"]
    for check in open_checks if everything else open_checks[:1]:
        parts.append(
            _render_check(check, "Mend first" if check is open_checks[0] else "Then", hint)
        )
    if open_checks and not hint and any(check.hint for check in open_checks[:1]):
        parts.append(Text("\nFor a hint: xorkit check --hint", "dim"))
    return Group(*parts)


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
        note = "Printed meanwhile, warnings included (they cost nothing):"
        text.append(f"\n\n{note}\n{check.printed}", "dim")
    return text
