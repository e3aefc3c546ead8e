"""GitHub Actions: annotations at lines of code, the summary of a step, and what Classroom reads.

Workflow commands and their escapes: "Workflow commands for GitHub Actions" in GitHub's docs, and the
runner's own reader, src/Runner.Common/ActionCommand.cs. Classroom's result: what
classroom-resources/autograding-grading-reporter takes.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from grader.assignment.points import add
from grader.assignment.spec import Stage
from grader.results.place import find_place
from grader.results.result import Check, Result
from grader.safe_text import count, disarm

Level = Literal["error", "warning", "notice"]
LEVELS: tuple[Level, ...] = ("error", "warning", "notice")
MOST = 10  # GitHub's limit per step and level; it drops the rest silently
SUMMARY_BYTES = 2**20 - 2**12  # GitHub does not show a step summary above 1 MiB
MESSAGES = (
    20_000  # characters in all of Classroom's result, which travels in one variable (128 KiB)
)
STATUS = {"passed": "pass", "broken": "error"}

MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&])")


@dataclass(frozen=True)
class Code:
    """The submission's sources by module name, and its folder in the repository."""

    sources: Mapping[str, str]
    folder: str = ""

    def path(self, name: str) -> str:
        """A file's path in the repository."""
        return f"{self.folder}/{name}" if self.folder else name

    def find(self, check: Check, stage: Stage) -> tuple[str, int]:
        """The file and line of a check; no file and line 1 if the file is missing."""
        place = find_place(check, stage, self.sources)
        return self.path(place.file) if place.file else "", place.line


@dataclass(frozen=True)
class Annotation:
    """An annotation, with or without a file and line."""

    level: Level
    title: str
    message: str
    file: str = ""
    line: int = 1

    def command(self) -> str:
        """The workflow command."""
        place = {"file": self.file, "line": self.line, "endLine": self.line} if self.file else {}
        properties = ",".join(
            f"{name}={_escape_property(str(value))}"
            for name, value in {**place, "title": self.title}.items()
        )
        return f"::{self.level} {properties}::{_escape(self.message)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


def annotate(result: Result, code: Code, warnings: Sequence[str] = ()) -> list[Annotation]:
    """An error for each stage that lost points, a notice for one that waits, and the warnings.

    No more of each than GitHub shows.
    """
    noted = [Annotation("warning", "Changed since the handout", text) for text in warnings]
    if result.problem:
        return [Annotation("error", "Nothing could be read", result.problem), *_cap(noted)]
    for stage in result.assignment.stages:
        checks = result.checks_of(stage.name)
        left = [check for check in checks if check.outcome != "passed"]
        if left:
            lead = next((check for check in left if check.outcome != "skipped"), left[0])
            rest = f"\nAnd {count(len(left) - 1, 'more check')}." if len(left) > 1 else ""
            file, line = code.find(lead, stage)
            noted.append(
                Annotation(
                    "notice" if lead.outcome == "skipped" else "error",
                    f"{stage.name}: {_points(checks)} points",
                    f"{lead.sentence}\n{lead.message}{rest}",
                    file,
                    line,
                )
            )
    return _cap(noted)


def _cap(noted: Sequence[Annotation]) -> list[Annotation]:
    kept: list[Annotation] = []
    for level in LEVELS:
        mine = [each for each in noted if each.level == level]
        if len(mine) > MOST:
            more = len(mine) - MOST + 1
            said = f"And {more} more; the summary of this step has them all."
            mine = [*mine[: MOST - 1], replace(mine[MOST - 1], title="And more", message=said)]
        kept += mine
    return kept


def _points(checks: Sequence[Check]) -> str:
    if any(check.outcome == "broken" for check in checks):
        return f"not judged, of {add(check.points for check in checks)}"
    return f"{add(check.score for check in checks)} of {add(check.points for check in checks)}"


def render_summary(result: Result, warnings: Sequence[str] = (), room: int = SUMMARY_BYTES) -> str:
    """Markdown of at most `room` bytes: the stages and the problems."""
    title = f"{result.assignment.title}: {_points(result.checks)} points"
    parts = [f"## {_plain(title)}\n", *(f"- ⚠️ {_plain(text)}\n" for text in warnings)]
    if result.problem:
        parts.append(f"{_fence(result.problem)}\n")
    table = "| stage | points | checks that pass |\n| --- | --- | --- |\n"
    for stage in result.assignment.stages:
        checks = result.checks_of(stage.name)
        if checks:
            passed = sum(check.outcome == "passed" for check in checks)
            table += f"| {_plain(stage.name)} | {_points(checks)} | {passed} of {len(checks)} |\n"
    parts.append(table)
    parts += [_section(check) for check in result.checks if check.outcome != "passed"]
    kept, size = [], 0
    for part in parts:
        size += len(part.encode("utf-8", "replace")) + 1
        if size > room - 100:
            kept.append("The summary is shortened. `xorkit check --all` shows everything.\n")
            break
        kept.append(part)
    return "\n".join(kept)


def _section(check: Check) -> str:
    printed = f"Program output:\n\n{_fence(check.printed)}\n" if check.printed else ""
    heading = "Waiting" if check.outcome == "skipped" else "To fix"
    return (
        f"### {heading}: {_plain(check.sentence)}\n\n{_fence(check.message)}\n"
        f"{printed and chr(10) + printed}"
    )


def _plain(text: str) -> str:
    """Escape text for Markdown."""
    return MARKUP.sub(r"\\\1", " ".join(text.split()))


def _fence(text: str) -> str:
    """Fence text with a fence longer than any inside it."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"


def render_classroom(result: Result, code: Code) -> str:
    """The input of Classroom's reporter: JSON in base64 with integer scores."""
    length = max(80, MESSAGES // max(1, len(result.checks)))
    done = all(check.outcome == "passed" for check in result.checks) and not result.problem
    data = {
        "version": 3,
        "status": "error" if not result.judged else "pass" if done else "fail",
        "message": disarm(result.problem[:length]) or None,
        "max_score": add(check.points for check in result.checks),
        "tests": [_test(result, check, code, length) for check in result.checks],
    }
    return base64.b64encode(
        json.dumps(data, ensure_ascii=False).encode("utf-8", "replace")
    ).decode()


def _test(result: Result, check: Check, code: Code, length: int) -> dict[str, Any]:
    stage = result.assignment.stage(check.stage)
    file, line = code.find(check, stage)
    return {
        "name": disarm(f"{check.stage}: {check.sentence}"),
        "status": STATUS.get(check.outcome, "fail"),
        "score": check.score,
        "message": disarm(check.message[:length]),
        "output": "",
        "test_code": "",
        "task_id": 0,
        "filename": file or code.path(stage.files[0]),
        "line_no": line,
        "duration": 0,
    }
