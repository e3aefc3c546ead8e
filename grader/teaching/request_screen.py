"""Requests on the terminal: the list of a class, and one with all that is needed to answer it."""

from __future__ import annotations

import shlex
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rich.console import RenderableType
from rich.text import Text

from grader.atomic_files import file_name
from grader.batch.results_folder import ResultsFolder
from grader.reports.causes import Cause, list_causes
from grader.reports.code_view import cut_line, split_lines
from grader.reports.screen_example import render_example
from grader.results.result import Check, Result
from grader.safe_text import clean, count
from grader.teaching.class_requests import Asked
from grader.teaching.student_pages import INSTRUCTOR

INDENT = " " * 10
AROUND = 4  # lines of code above and below the one that matters
WHY = 300  # characters of a reason in the list


def list_requests(asked: Sequence[Asked], width: int) -> Iterator[str]:
    """A few lines for each request: who, about what, why, what does not fit, and the answer."""
    for each in sorted(asked, key=lambda each: ("open", "answered", "unknown").index(each.state)):
        score = f" ({say_score(each.result)})" if each.result else ""
        who = clean(each.student, 60)
        yield f"{each.state:<{len(INDENT)}}{who}{score}, about {clean(each.about, 200)}"
        yield from _fold(each.request.why, width, WHY)
        for doubt in each.doubts:
            yield f"{INDENT}{doubt}"
        if each.answer:
            yield from _fold(f"Answer: {say_answer(each.answer)}", width, WHY)


def say_score(result: Result) -> str:
    """The score, and the automatic one where a person changed it."""
    if not result.judged:
        return result.status
    by_hand = f", {result.automatic} automatically" if result.score != result.automatic else ""
    return f"{result.score} of {result.assignment.points}{by_hand}"


def say_answer(line: Mapping[str, object]) -> str:
    """An answer from the trail, with what it did to the points."""
    points = f"{line.get('action')} {line.get('points')}".strip()
    done = "" if line.get("action") == "comment" else f" ({line.get('target')}: {points})"
    return f"{line.get('reason')}{done}"


def count_requests(asked: Sequence[Asked], again: str, shown: Asked | None = None) -> str:
    """`3 requests: 2 open, 1 answered. The next: xorkit requests … --open bo`.

    shown: the request that is on the screen, after which the next one is named.
    """
    states = [each.state for each in asked]
    parts = [f"{states.count(state)} {word}" for state, word in (("open", "open"), ("answered", "answered"), ("unknown", "of nobody in the run")) if state in states]  # fmt: skip
    said = f"{count(len(asked), 'request')}{': ' if parts else ''}{', '.join(parts)}."
    start = asked.index(shown) + 1 if shown else 0
    left = [each for each in (*asked[start:], *asked[:start]) if each.state == "open"]
    following = next((each for each in left if each != shown), None)
    return f"{said} The next: {again} --open {name_request(following, asked)}" if following else said  # fmt: skip


def name_request(one: Asked, asked: Sequence[Asked]) -> str:
    """What stands for a request in a command: the student, or its key where that is not enough."""
    open_too = [each for each in asked if each.student == one.student and each.state == "open"]
    plain = one.student.isprintable() and clean(one.student, 60) == one.student
    alone = not open_too or open_too == [one]
    return shlex.quote(one.student) if plain and alone and not one.student.startswith("-") else one.request.key  # fmt: skip


def render_request(
    one: Asked, asked: Sequence[Asked], folder: ResultsFolder, again: str, width: int
) -> Iterator[RenderableType]:
    """One request: its text, each finding with its example and code, and the commands that answer it."""
    result = one.result
    score = f", {say_score(result)}" if result else ""
    yield Text(f"{clean(one.student, 60)}{score}, about {clean(one.about, 400)}", "bold")
    yield Text("\n".join(_fold(one.request.why, width, 4000, "  ")))
    for doubt in one.doubts:
        yield Text(doubt, "yellow")
    if one.answer:
        yield Text("\n".join(_fold(f"Answered: {say_answer(one.answer)}", width, 4000, "")))
    if result is None:
        return
    sources = folder.sources.find(result)
    modules = sources.modules if sources else {}
    if result.problem:
        yield Text(clean(result.problem))
    checks = list_checks(one, result)
    yield Text("\n".join(_list_points(checks, one.held_back)) or "Every check passes.")
    for cause in list_causes(checks, result.assignment, modules):
        yield from _render_cause(cause, modules, width)
    page = folder.out / "report" / INSTRUCTOR / f"{file_name(result.student)}.html"
    yield Text(_say_page(page, folder.out))
    if one.answer:
        return
    start = f"{again} --answer {name_request(one, asked)}"
    on = " --on TARGET with" if len(one.targets) > 1 else ""
    yield Text(f'To answer: {start} "TEXT"\nTo change points too, add one of:{on} --add POINTS, --set POINTS, --excuse')  # fmt: skip


def list_checks(one: Asked, result: Result) -> list[Check]:
    """The checks that a request is about: those it names, and those of its stages that are not passed."""
    named = [check for check in result.checks if check.name in one.targets]
    wanted = [*one.targets] or [stage.name for stage in result.stages]
    stages = [c for c in result.checks if c.stage in wanted and c.outcome != "passed"]
    return named or stages


def _list_points(checks: Sequence[Check], held: Sequence[str]) -> Iterator[str]:
    """A line for each check: what came of it, its points, and whether the student is shown it."""
    for check in checks:
        note = ", held back" if check.name in held else ""
        yield f"{check.outcome}, {check.score} of {check.points}{note}: {check.name}"


def _render_cause(cause: Cause, modules: Mapping[str, str], width: int) -> Iterator[RenderableType]:
    """A finding: what is said of it, its example, and the code at its line."""
    said = [*cause.says, cause.numbers] if cause.numbers else cause.says
    yield Text(f"\n{cause.heading}: {', '.join(cause.stages)}", "bold")
    yield Text("\n".join(clean(each) for each in said))
    if cause.example:
        yield render_example(cause.example, False, width)
    place = cause.place
    source = modules.get(place.file.removesuffix(".py")) if place.file else None
    if source is not None:
        yield Text(f"\n{place.file}, line {place.line}:")
        yield Text("\n".join(show_code(source, place.line)))


def show_code(source: str, line: int) -> Iterator[str]:
    """The lines around one, with their numbers and a mark at it; control characters by name."""
    lines = split_lines(source)
    for number in range(max(1, line - AROUND), min(len(lines), line + AROUND) + 1):
        yield f"{'>' if number == line else ' '} {number:4}  {cut_line(lines[number - 1])}"


def _say_page(page: Path, out: Path) -> str:
    if page.exists():
        return f"\nAll of it, with held-back checks: {page}"
    return f"\nTo write the pages: xorkit report {shlex.quote(str(out))}"


def _fold(text: str, width: int, limit: int, indent: str = INDENT) -> Iterator[str]:
    """Cleaned text in lines of at most `width`, indented; the list has one paragraph."""
    for paragraph in clean(text, limit).split("\n"):
        yield from textwrap.wrap(paragraph, max(width, 40), initial_indent=indent, subsequent_indent=indent)  # fmt: skip
