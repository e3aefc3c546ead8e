"""Why checks are not passed, each cause once: checks with one diagnosis or one message belong together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from grader.assignment.points import add
from grader.assignment.spec import Assignment
from grader.reports.student_screen import UNREADABLE, list_steps
from grader.results.example import Example
from grader.results.place import Place, find_place
from grader.results.result import Check, list_open
from grader.results.stage_state import NOT_WRITTEN, list_failed

SAID = 4  # sentences at the top of a cause; each check has its own below


@dataclass(frozen=True)
class Part:
    """A check of a cause. says: the diagnosis; numbers: what was seen, as text of fixed width."""

    check: Check
    place: Place
    says: str
    numbers: str


@dataclass(frozen=True)
class Cause:
    """One reason that checks are not passed. hints: step by step."""

    number: int
    heading: str
    parts: Sequence[Part]
    hints: Sequence[str]

    @property
    def place(self) -> Place:
        """Where to look first."""
        return self.parts[0].place

    @property
    def stages(self) -> list[str]:
        """The stages whose checks it fails."""
        return list(dict.fromkeys(part.check.stage for part in self.parts))

    @property
    def says(self) -> list[str]:
        """What is said of it."""
        return list(dict.fromkeys(part.says for part in self.parts))[:SAID]

    @property
    def numbers(self) -> str:
        """What was seen in its first check."""
        return self.parts[0].numbers

    @property
    def example(self) -> Example | None:
        """The smallest example that one of its checks has."""
        return next((part.check.example for part in self.parts if part.check.example), None)

    @property
    def printed(self) -> str:
        """What the program printed in its first check."""
        return self.parts[0].check.printed

    @property
    def lost(self) -> float:
        """The points that it costs."""
        return add(check.points - check.score for check in (part.check for part in self.parts))

    @property
    def where(self) -> str:
        """The file, the line and the call, as the screen says them."""
        function = self.place.function
        if not self.place.file:
            return f"{function.file}, {function.signature}"
        return f"{self.place.file} line {self.place.line}, {function.signature}"


def list_causes(
    checks: Sequence[Check], assignment: Assignment, sources: Mapping[str, str]
) -> list[Cause]:
    """The causes, the one to fix first at the beginning; checks that wait for others belong to none.

    sources: the submission's modules by name.
    """
    groups: list[list[Part]] = []
    for check in list_failed(list_open(checks)):
        place = find_place(check, assignment.stage(check.stage), sources)
        part = Part(check, place, *split_message(check))
        group = next((each for each in groups if any(_is_same(part, one) for one in each)), None)
        if group is None:
            groups.append([part])
        else:
            group.append(part)
    return [_make(number, group, assignment) for number, group in enumerate(groups, 1)]


def _make(number: int, parts: Sequence[Part], assignment: Assignment) -> Cause:
    first = parts[0].check
    readable = UNREADABLE not in first.diagnosis
    steps = list_steps(first, assignment, parts[0].place) if readable else []
    return Cause(number, _choose_heading(first, number), parts, steps)


def _choose_heading(check: Check, number: int) -> str:
    """In the words of the screen."""
    if check.outcome == "broken":
        return "Could not be judged"
    if number > 1:
        return "Then"
    return "Write next" if NOT_WRITTEN in check.diagnosis else "Fix first"


def _is_same(one: Part, other: Part) -> bool:
    a, b = one.check, other.check
    if a.outcome != b.outcome:
        return False
    if a.diagnosis and (a.stage, a.diagnosis) == (b.stage, b.diagnosis):
        return True
    return a.message == b.message or bool(a.explanation and a.explanation == b.explanation)


def split_message(check: Check) -> tuple[str, str]:
    """The message of a check in two: what is wrong, and the numbers that show it."""
    message, said = check.message, check.explanation
    if said and said in message:
        before, after = message.split(said, 1)
        rest = [text.strip("\n") for text in (before, after)]
        return said, "\n".join(text for text in rest if text)
    first, _, after = message.partition("\n")
    return first, after
