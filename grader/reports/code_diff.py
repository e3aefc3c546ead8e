"""What changed between two submissions, file by file, and what that did to the score."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from grader.assignment.points import add
from grader.intake.submission import Submission
from grader.reports.code_view import cut_line, split_lines
from grader.results.result import Result
from grader.safe_text import clean, count

LINES = 1000  # of a file: comparing may take time that grows with the square
AROUND = 3  # unchanged lines on each side
FILES = 20
SHOWN = 60_000  # characters of a file's comparison


@dataclass(frozen=True)
class Line:
    """A line of a comparison. sign: + added, - removed, blank the same, … lines left out before it."""

    sign: str
    text: str


@dataclass(frozen=True)
class FileChange:
    """One file. about: added, removed, or why it is not compared."""

    name: str
    lines: Sequence[Line] = ()
    about: str = ""


@dataclass(frozen=True)
class Change:
    """What is between two results. before, now: which they are, in words; scores: name, before and now where they differ."""

    before: str
    now: str
    scores: Sequence[tuple[str, str, str]]
    files: Sequence[FileChange]
    about: str = ""


def compare(
    before: Result, now: Result, one: Submission | None, other: Submission | None
) -> Change:
    """The change from one result to a later one, with their sources where these are known.

    Scores are of the checks alone: without lateness, and without what people decided.
    """
    files, about = [], ""
    if one is None or other is None:
        about = "The sources of the earlier one are not there, so only the scores are compared."
    else:
        files = list(compare_files(one, other))
        if not files:
            about = "The code is the same."
        elif len(files) > FILES:
            about = f"{count(len(files) - FILES, 'more file')} changed."
    return Change(*_name_both(before, now), list(_list_scores(before, now)), files[:FILES], about)


def _name_both(before: Result, now: Result) -> tuple[str, str]:
    first, last = (each.attempt.number if each.attempt else 1 for each in (before, now))
    if first == last:
        return "what was graded before", "now"
    return f"attempt {first}", f"attempt {last}"


def _list_scores(before: Result, now: Result) -> Iterator[tuple[str, str, str]]:
    """The total, and each stage that has other points."""
    one, other = _say_total(before), _say_total(now)
    yield "all checks", one, other
    earlier = {stage.name: stage.text for stage in before.stages if before.checks_of(stage.name)}
    for stage in now.stages:
        was = earlier.get(stage.name, "not judged")
        text = stage.text if now.checks_of(stage.name) else "not judged"
        if was != text:
            yield stage.name, was, text


def _say_total(result: Result) -> str:
    if result.problem:
        return "not graded"
    return f"{result.earned} of {add(check.points for check in result.checks)}"


def compare_files(before: Submission, now: Submission) -> Iterator[FileChange]:
    """Each file that differs, by name."""
    one, other = _list_texts(before), _list_texts(now)
    for name in sorted(one.keys() | other.keys()):
        was, text = one.get(name), other.get(name)
        if was == text:
            continue
        about = _explain_missing(name, before, "New.") if was is None else ""
        about = _explain_missing(name, now, "No longer there.") if text is None else about
        a, b = split_lines(was or ""), split_lines(text or "")
        if max(len(a), len(b)) > LINES:
            about = f"{about} Too long to compare: more than {LINES} lines.".strip()
            yield FileChange(clean(name, 100), (), about)
        else:
            yield FileChange(clean(name, 100), tuple(_bound(compare_lines(a, b))), about)


def _list_texts(submission: Submission) -> dict[str, str]:
    return {
        **{f"{name}.py": text for name, text in submission.modules.items()},
        **submission.near,
    }


def _explain_missing(name: str, submission: Submission, otherwise: str) -> str:
    """Why a submission has no text under a name."""
    unread = name.removesuffix(".py") in submission.unreadable
    return f"{otherwise} The other one is not text that Python can read." if unread else otherwise


def _bound(lines: Iterable[Line]) -> Iterator[Line]:
    left = SHOWN
    for line in lines:
        left -= len(line.text) + 1
        if left < 0:
            yield Line("…", "the rest is not shown")
            return
        yield line


def compare_lines(before: Sequence[str], now: Sequence[str]) -> Iterator[Line]:
    """The changed lines, with a few around them."""
    groups = difflib.SequenceMatcher(None, before, now).get_grouped_opcodes(AROUND)
    for number, group in enumerate(groups):
        if number or group[0][1] or group[0][3]:
            yield Line("…", f"line {group[0][3] + 1}")
        for kind, i, j, k, m in group:
            if kind == "equal":
                yield from (Line(" ", cut_line(line)) for line in before[i:j])
                continue
            yield from (Line("-", cut_line(line)) for line in before[i:j])
            yield from (Line("+", cut_line(line)) for line in now[k:m])
