"""A class, and one submission, on a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from grader.reports.grades import note
from grader.results import Check, Result
from grader.text import clean


def render_class(results: Sequence[Result], width: int) -> Table:
    """One row a student: the score, the stages, and the first thing to mend, in `width` columns."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    headings = ["score", *(stage.name for stage in results[0].assignment.stages)]
    student = min(max(7, *(len(result.student) for result in results)), 24)
    used = student + 2 + sum(len(heading) + 2 for heading in headings)
    table.add_column("student", overflow="fold", width=student)
    for heading in headings:
        table.add_column(heading, justify="right", no_wrap=True, width=len(heading))
    table.add_column(
        "first to mend", overflow="ellipsis", no_wrap=True, width=max(width - used, 13)
    )
    for result in sorted(results, key=lambda result: result.student):
        stages = [
            Text("?", "yellow")
            if stage.score is None
            else Text(str(stage.score), "green" if stage.score == stage.points else "red")
            for stage in result.stages
        ]
        table.add_row(
            Text(clean(result.student)),
            str(result.score),
            *stages,
            Text(clean(note(result)), "dim"),
        )
    return table


def render_proof(counts: Mapping[str, int], problems: Sequence[str]) -> Text:
    """What an audit looked at, and what went wrong."""
    lines = [f"{number:>5} {kind}" for kind, number in counts.items()]
    verdict = (
        ("The checks hold.", "green") if not problems else (f"{len(problems)} problems:", "red")
    )
    return Text.assemble(
        "\n".join(lines), "\n", verdict, *(f"\n- {clean(said)}" for said in problems)
    )


def render_result(result: Result) -> RenderableType:
    """One submission: stage by stage what passes, then the first thing to mend."""
    parts: list[RenderableType] = []
    if result.problem:
        parts.append(Text(result.problem, "red"))
    for stage in result.stages:
        checks = [check for check in result.checks if check.stage == stage.name]
        passed = sum(check.outcome == "passed" for check in checks)
        done = passed == len(checks)
        parts.append(
            Text.assemble(
                ("✓ " if done else "✗ ", "green" if done else "red"),
                (f"{stage.name:<10}", "bold"),
                f" {'?' if stage.score is None else stage.score:>3} of {stage.points:>3} points, {passed} of {len(checks)} checks pass",
            )
        )
    parts.append(Text(f"\n{result.score} of {result.assignment.points} points", "bold"))
    first = result.first_to_mend
    if first and not result.problem:
        parts.append(_render_check(first))
    return Group(*parts)


def _render_check(check: Check) -> Text:
    text = Text.assemble(("\nMend first: ", "bold"), check.sentence, "\n\n", check.message)
    if check.printed:
        text.append(
            f"\n\nPrinted meanwhile, warnings included (they cost nothing):\n{check.printed}", "dim"
        )
    return text
