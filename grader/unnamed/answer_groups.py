"""What nobody named: wrong functions without a known mistake, grouped by equal answers to the same questions.

`xorkit mistakes` finds the groups and keeps them in OUT/groups.json; `xorkit report` shows them while they are
true of the results.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from grader.assignment.spec import Function, Stage, fingerprint
from grader.batch.results_folder import ResultsFolder
from grader.errors import XorkitError
from grader.intake.statements import split_statements
from grader.own_files import OwnFiles
from grader.reports.finding_words import SUSPECT, name_kind
from grader.results.example import Example, read_example
from grader.results.result import Check, Result
from grader.safe_text import clean, count
from grader.unnamed.inquiry import Answers, Inquiry, is_same
from grader.unnamed.own_function import find_meaning, find_text

FILE = "groups.json"
DECIDE = ("checks", "reference")  # the fingerprints of the questions
SHOWN = 6000  # characters of a function


@dataclass(frozen=True)
class Group:
    """Some submissions whose function gives the same wrong answers.

    call: the function's signature. codes: the function as two of them wrote it; one where all wrote the same.
    says: what is true of the answers; empty where nothing is.
    """

    number: int
    function: str
    call: str
    stage: str
    students: tuple[str, ...]
    example: Example | None
    codes: tuple[str, ...]
    says: str = ""


@dataclass(frozen=True)
class Groups:
    """All groups of a run, the largest first; a group of one is single. notes: who was left out, in sentences."""

    groups: tuple[Group, ...]
    notes: tuple[str, ...] = ()

    @property
    def shared(self) -> list[Group]:
        """Those of two students or more."""
        return [group for group in self.groups if len(group.students) > 1]

    @property
    def single(self) -> list[Group]:
        """Those of one student each."""
        return [group for group in self.groups if len(group.students) == 1]

    def find(self, number: int) -> Group:
        """A group by its number; raises `XorkitError`."""
        found = next((group for group in self.groups if group.number == number), None)
        if found is None:
            most = f"They go from 1 to {len(self.groups)}." if self.groups else "There are none."
            raise XorkitError(f"There is no group {number}. {most}")
        return found


@dataclass(frozen=True)
class Unnamed:
    """One student's function that is wrong without a name."""

    student: str
    stage: Stage
    function: Function
    answers: Answers
    text: str


def is_unnamed(check: Check, known: Collection[str]) -> bool:
    """Whether a check failed in its own right, and what was found is no known mistake, crash or missing file."""
    return (
        check.outcome == "failed"
        and not check.waits_for
        and not any(name in known or name in SUSPECT for name in check.diagnosis)
        and all(name_kind(name) == "misconception" for name in check.diagnosis)
    )


def find_groups(inquiry: Inquiry, folder: ResultsFolder, results: Sequence[Result]) -> Groups:
    """Ask each submission with an unnamed check, and group the answers."""
    now = inquiry.job.fingerprints
    current = [each for each in results if all(each.fingerprints.get(key) == now[key] for key in DECIDE)]  # fmt: skip
    judged = [result for result in results if result.checks]
    if judged and not any(result.checks for result in current):
        raise XorkitError("The checks or the reference have changed since the run. Run the same xorkit grade again first.")  # fmt: skip
    outdated = [result.student for result in judged if result not in current]
    without = [r.student for r in current if r.checks and folder.sources.find(r) is None]
    notes = []
    if outdated:
        notes.append(f"Graded with other checks, so left out: {preview(outdated)}.")
    if without:
        notes.append(f"Their code is not stored in {folder.sources.folder}, so left out: {preview(without)}.")  # fmt: skip
    found = [each for result in current for each in find_unnamed(inquiry, folder, result)]
    return Groups(tuple(_number(_group(found))), tuple(notes))


def find_unnamed(inquiry: Inquiry, folder: ResultsFolder, result: Result) -> Iterator[Unnamed]:
    """The functions of one submission that are wrong without a name, with their answers."""
    assignment = inquiry.assignment
    known = {mistake.name: mistake.function for mistake in inquiry.job.mistakes}
    named = {known.get(name) for check in result.checks for name in check.diagnosis}
    checks = [check for check in result.checks if is_unnamed(check, known)]
    stored = folder.sources.find(result) if checks else None
    if stored is None:
        return
    submission = stored.placed(assignment)
    for stage in assignment.stages:
        called = {name for check in checks if check.stage == stage.name for name in inquiry.called.get(check.name, ())}  # fmt: skip
        functions = [each for each in stage.functions if each.name in called]
        functions = [each for each in functions if each.kind != "class" and each.name not in named]
        if not functions:
            continue
        mode = inquiry.find_mode(submission, result.checks, stage)
        answers = inquiry.ask(submission, stage, functions, mode)
        both = zip(functions, answers, strict=True)
        wrong = [pair for pair in both if inquiry.is_wrong(pair[0], pair[1].got)]
        causes = {each.name for each, _ in wrong if each.kind != "attribute"}
        texts = {each.name: submission.modules.get(each.module, "") for each, _ in wrong}
        own = [p for p in wrong if not _find_uses(texts[p[0].name], p[0]) & causes - {p[0].name}]
        for function, given in own or wrong:  # two that call each other are both shown
            text = find_text(texts[function.name], function)
            yield Unnamed(result.student, stage, function, given, text)


def _find_uses(source: str, function: Function) -> frozenset[str]:
    """What a function calls in its own module or class: where that is wrong as well, it is to be named first."""
    if owner := function.owner:
        return frozenset(f"{owner}.{name}" for name in re.findall(r"\.(\w+)", find_text(source, function)))  # fmt: skip
    statements = split_statements(source) or ()
    uses = (each.uses for each in statements if function.name in each.defines)
    return frozenset[str]().union(*uses)


def _group(found: Sequence[Unnamed]) -> list[list[Unnamed]]:
    """Those with equal answers together, the largest group first."""
    groups: list[list[Unnamed]] = []
    for each in found:
        mine = next((group for group in groups if _belongs(each, group[0])), None)
        if mine is None:
            groups.append([each])
        else:
            mine.append(each)
    return sorted(groups, key=lambda group: -len(group))


def _belongs(one: Unnamed, other: Unnamed) -> bool:
    return one.function == other.function and is_same(one.answers.got, other.answers.got)


def _number(groups: Sequence[Sequence[Unnamed]]) -> Iterator[Group]:
    for number, members in enumerate(groups, 1):
        first = members[0]
        codes = choose_codes([each.text for each in members])
        yield Group(
            number,
            first.function.name,
            first.function.signature,
            first.stage.name,
            tuple(sorted(each.student for each in members)),
            first.answers.example,
            tuple(code[:SHOWN] for code in codes),
            _speak_of(first.answers.says),
        )


def _speak_of(says: str) -> str:
    """A sentence to a student as one about several."""
    return re.sub(r"\b([Yy])our\b", lambda found: "Their" if found[1] == "Y" else "their", says)


def choose_codes(texts: Sequence[str]) -> list[str]:
    """The shortest, and the shortest that differs from it: in more than comments and blanks, if there is one."""
    different = sorted(dict.fromkeys(texts), key=len)
    first, *others = different
    meaning = find_meaning(first)
    other = next((text for text in others if find_meaning(text) != meaning), others[0] if others else "")  # fmt: skip
    return [first, other] if other else [first]


def preview(students: Sequence[str]) -> str:
    """The first three names, and how many more there are."""
    named = ", ".join(clean(student, 60) for student in students[:3])
    more = len(students) - 3
    return f"{named} and {more} more" if more > 0 else named


def summarise(groups: Groups) -> str:
    """How many groups there are."""
    if not groups.groups:
        return "Every wrong answer has a name, or is an error that says what it is."
    shared = sum(len(group.students) for group in groups.shared)
    said = f"{count(len(groups.shared), 'group')} of {shared} programs; " if shared else ""
    return f"{said}{len(groups.single)} single."


def mark_run(results: Sequence[Result]) -> str:
    """A hash of what groups are about: what was graded, with which checks and reference."""
    keys = ("source", *DECIDE)
    return fingerprint({each.student: " ".join(each.fingerprints.get(key, "") for key in keys) for each in results})  # fmt: skip


def write_groups(out: Path, groups: Groups, results: Sequence[Result], files: OwnFiles) -> None:
    """Keep the groups beside the results; raises `OutputError`."""
    data = {"run": mark_run(results), **asdict(groups)}
    files.write(out / FILE, f"{json.dumps(data, indent=1)}\n".encode())


def read_groups(out: Path, results: Sequence[Result]) -> Groups | None:
    """The groups of these results; None where they were not looked for, or are of other results."""
    try:
        data = json.loads((out / FILE).read_text(encoding="utf-8"))
        if data["run"] != mark_run(results):
            return None
        return Groups(tuple(map(_read_group, data["groups"])), tuple(map(str, data["notes"])))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _read_group(data: dict[str, Any]) -> Group:
    group = Group(**data)
    return replace(
        group,
        number=int(group.number),
        students=tuple(map(str, group.students)),
        codes=tuple(map(str, group.codes)),
        example=read_example(data["example"]),
    )
