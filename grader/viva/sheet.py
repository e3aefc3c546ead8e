"""A sheet: the questions for one student, their options and answers. Plain data that pages are rendered from."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

Kind = Literal["value", "change", "line", "slope", "check"]
LETTERS = "ABCDEFGH"
TOPICS: dict[Kind, str] = {
    "value": "A value",
    "change": "A changed line",
    "line": "The line behind a check",
    "slope": "A gradient",
    "check": "The check that notices",
}


@dataclass(frozen=True)
class LineEdit:
    """One line of a module, changed. line: from 1; source: the complete changed module."""

    module: str
    line: int
    before: str
    after: str
    source: str

    @property
    def place(self) -> str:
        """Where it is: `area.py, line 3`."""
        return f"{self.module}.py, line {self.line}"


@dataclass(frozen=True)
class Fact:
    """What the answer was computed from: enough to compute it again.

    function, arguments and path: the call, and the way to the part of its answer. edits: the changed
    lines, one for each option of a question about changes, and else at most one. stage and checks:
    whose checks were run, and the name of the check of each option. entry: the key and the index of
    the number that grows; step: by how much.
    """

    function: str = ""
    arguments: tuple[Any, ...] = ()
    path: tuple[str | int, ...] = ()
    edits: tuple[LineEdit, ...] = ()
    stage: str = ""
    checks: tuple[str, ...] = ()
    entry: tuple[str, tuple[int, ...]] = ("", ())
    step: float = 0.0


@dataclass(frozen=True)
class Question:
    """One question. given: the numbers to use, by name. code: lines of the student's own, with numbers.

    answer: the place of the right option. says: for the examiner, what was computed. fact: from what.
    """

    kind: Kind
    asks: str
    options: tuple[str, ...]
    answer: int
    says: str
    fact: Fact
    given: tuple[tuple[str, str], ...] = ()
    code: tuple[tuple[int, str, bool], ...] = ()

    @property
    def topic(self) -> str:
        """The kind in words."""
        return TOPICS[self.kind]

    @property
    def lettered(self) -> list[tuple[str, str]]:
        """The options with their letters."""
        return list(zip(LETTERS, self.options, strict=False))

    @property
    def letter(self) -> str:
        """The letter of the right option."""
        return LETTERS[self.answer]


@dataclass(frozen=True)
class Sheet:
    """One student's questions. notes: why there are fewer than five, or none of some kind.

    problem: why there is no question at all, where that is so. fingerprint: of the submission.
    """

    student: str
    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = ()
    problem: str = ""
    fingerprint: str = ""

    def as_data(self) -> dict[str, Any]:
        """The same as plain data, without what the answers were computed from."""
        return {
            "student": self.student,
            "fingerprint": self.fingerprint,
            "problem": self.problem,
            "notes": list(self.notes),
            "questions": [_list_fields(question) for question in self.questions],
        }


def _list_fields(question: Question) -> dict[str, Any]:
    fields = asdict(question)
    del fields["fact"]
    edits = question.fact.edits if question.code else ()
    return {**fields, "letter": question.letter, "becomes": [edit.after for edit in edits]}
