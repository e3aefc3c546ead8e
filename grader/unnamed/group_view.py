"""The groups of wrong answers as the class page shows them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.reports.code_view import CodeFile, Shown
from grader.results.example import Example
from grader.results.result import Result
from grader.safe_text import clean, count
from grader.unnamed.answer_groups import Group, is_unnamed, preview, read_groups

TITLES = ("One of them", "Another way to write it")


@dataclass(frozen=True)
class GroupView:
    """One group. names: the first of the students, and how many more. codes: as markup of ours."""

    number: int
    call: str
    stage: str
    students: Sequence[str]
    names: str
    says: str
    example: Example | None
    codes: Sequence[CodeFile]


@dataclass(frozen=True)
class GroupsView:
    """The section of the page. note: a sentence about what is not shown. out: the run's folder."""

    shown: Sequence[GroupView]
    note: str
    out: str = ""


def view_groups(out: Path, results: Sequence[Result], known: Collection[str]) -> GroupsView:
    """The groups that `xorkit mistakes` kept, where they are of these results; else which command finds them.

    known: the names of the known mistakes.
    """
    groups = read_groups(out, results)
    if groups is None:
        wrong = sum(any(is_unnamed(each, known) for each in result.checks) for result in results)
        who = f"{count(wrong, 'program')} {'has' if wrong == 1 else 'have'} failed checks that no known mistake explains"
        note = f"{who}. To group equal answers: xorkit mistakes {clean(str(out), 200)}, then xorkit report again."
        return GroupsView((), note if wrong else "")
    shown = [_view(group) for group in groups.shared]
    alone = len(groups.single)
    note = f"{count(alone, 'wrong function')} {'gives' if alone == 1 else 'give'} answers that no other gives." if alone and shown else ""  # fmt: skip
    return GroupsView(shown, note, clean(str(out), 200))


def _view(group: Group) -> GroupView:
    room = Shown()
    codes = [room.show(name, code) for name, code in zip(TITLES, group.codes, strict=False)]
    return GroupView(
        group.number,
        group.call,
        group.stage,
        group.students,
        preview(group.students),
        group.says,
        group.example,
        codes,
    )
