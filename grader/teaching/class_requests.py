"""The requests of a class beside its results: who asks about what, and what was answered.

An answer is a decision: a row of adjustments.csv, and a line of decisions.jsonl that keeps the request.
Which requests are answered is read from these lines.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from grader.assignment.spec import Assignment
from grader.batch.decisions import decide
from grader.batch.overlay import ADJUSTMENTS, TRAIL, Overlay
from grader.batch.results_folder import ResultsFolder
from grader.errors import XorkitError
from grader.results.adjustment import TOTAL, Action
from grader.results.result import Result
from grader.safe_text import clean, count
from grader.teaching.request import WHOLE, Request, make_mark, show_name

NAME = re.compile(r"\w+")
FEW = 3  # checks that are named


@dataclass(frozen=True)
class Asked:
    """A request, with what the run knows of it.

    targets: the checks and stages that it names; none is the whole result. result: the present one,
    with what was decided; None for an unknown student. doubts: sentences on what does not fit. answer:
    its line of decisions.jsonl. places: every file that holds it.
    """

    request: Request
    targets: tuple[str, ...]
    result: Result | None
    doubts: tuple[str, ...] = ()
    answer: Mapping[str, Any] | None = None
    places: tuple[str, ...] = ()

    @property
    def student(self) -> str:
        """Whose it is, as the run calls them; an unknown one as they wrote."""
        return self.result.student if self.result else self.request.student

    @property
    def state(self) -> str:
        """`open`, `answered`, or `unknown` where the student is."""
        return "unknown" if self.result is None else "answered" if self.answer else "open"

    @property
    def about(self) -> str:
        """What it names, in a few words."""
        more = f" and {count(len(self.targets) - FEW, 'more check')}" if len(self.targets) > FEW else ""  # fmt: skip
        return (", ".join(self.targets[:FEW]) or WHOLE) + more

    @property
    def held_back(self) -> list[str]:
        """The checks it names that the student is not shown."""
        result = self.result
        hidden = {*(c.name for c in result.checks)} - {*(c.name for c in result.shown)} if result else set()  # fmt: skip
        return [name for name in self.targets if name in hidden]


def match_requests(requests: Sequence[Request], folder: ResultsFolder) -> list[Asked]:
    """Each request once, in the order of the files; raises `OutputError` where there is no run."""
    results = {result.student: result for result in folder.results()}
    answers = read_answers(folder.out)
    same: dict[str, list[Request]] = {}
    for request in requests:
        same.setdefault(request.key, []).append(request)
    return [
        _match(each[0], tuple(one.place for one in each), results, answers.get(key), folder)
        for key, each in same.items()
    ]


def _match(
    request: Request,
    places: tuple[str, ...],
    results: Mapping[str, Result],
    answer: Mapping[str, Any] | None,
    folder: ResultsFolder,
) -> Asked:
    result = find_student(request.student, results)
    targets = find_targets(request.about, folder.assignment)
    if result:  # a stage stands for its checks
        within = {check.name for check in result.checks if check.stage in targets}
        targets = tuple(name for name in targets if name not in within)
    doubts = list(_list_doubts(request, result, results, folder))
    if request.about and not targets and not re.search(r"whole|total|all", " ".join(request.about)):
        doubts.append(f"No stage and no check of {folder.assignment.name} is named in: {clean(' '.join(request.about), 80)}.")  # fmt: skip
    if len(places) > 1:
        doubts.append(f"Sent {len(places)} times.")
    return Asked(request, targets, result, tuple(doubts), answer, places)


def _list_doubts(
    request: Request, result: Result | None, results: Mapping[str, Result], folder: ResultsFolder
) -> Iterator[str]:
    name = folder.assignment.name
    if request.assignment and request.assignment.split()[0].casefold() != name.casefold():
        yield f"It is about the assignment {clean(request.assignment, 40)}, and this run is of {name}."  # fmt: skip
    if result is None:
        near = list_near(request, results)
        hint = f" Is it {' or '.join(clean(each, 60) for each in near)}?" if near else ""
        yield f"The run has no such student.{hint}"
    elif not request.mark:
        yield "It does not say which result it is about."
    elif request.mark != make_mark(result):
        yield "It is about an earlier result."


def find_student(said: str, results: Mapping[str, Result]) -> Result | None:
    """The result of the student of that name; capitals count only where two differ in nothing else."""
    for spell in (_spell, lambda name: _spell(name).casefold()):
        found = [result for name, result in results.items() if spell(name) == spell(said)]
        if len(found) == 1:
            return found[0]
    return None


def _spell(name: str) -> str:
    return unicodedata.normalize("NFC", show_name(name))


def list_near(request: Request, results: Mapping[str, Result]) -> list[str]:
    """Students whom a request may be of: whose result it speaks of, or whose name is nearly that."""
    said = show_name(request.student).casefold()
    own = [name for name, result in results.items() if make_mark(result) == request.mark]
    names = {name.casefold(): name for name in results}
    near = [names[each] for each in get_close_matches(said, names, 3, 0.7)]
    within = [name for folded, name in names.items() if len(said) > 2 and said in folded]
    return list(dict.fromkeys([*own, *near, *within]))[:3]


def find_targets(about: Sequence[str], assignment: Assignment) -> tuple[str, ...]:
    """The checks that an entry names, else the stages, each once; none where one is the whole result."""
    if any(entry.casefold().startswith(WHOLE) for entry in about):
        return ()
    checks, parts = assignment.check_names, assignment.part_names
    found: list[str] = []
    for entry in about:
        words = NAME.findall(entry)
        named = [word for word in words if word in checks]
        folded = {word.casefold() for word in words}
        found += named or [part for part in parts if part.casefold() in folded]
    return tuple(dict.fromkeys(found))


def read_answers(out: Path) -> dict[str, Mapping[str, Any]]:
    """The last answer to each request, by the request's key, as the trail has it."""
    answers: dict[str, Mapping[str, Any]] = {}
    try:
        lines = (out / TRAIL).read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return {}
    for line in lines:
        try:
            data = json.loads(line)
            answers[str(data["request"]["key"])] = data
        except (ValueError, KeyError, TypeError):
            continue  # another decision, or a line that was not finished
    return answers


def choose(asked: Sequence[Asked], who: str) -> Asked:
    """The first open request of a student, else their last one; who: a name, or the key of a request.

    Raises `XorkitError` where there is none.
    """
    by_key = [each for each in asked if each.request.key == who]
    mine = by_key or [each for each in asked if show_name(each.student) == show_name(who)]
    if not mine:
        names = dict.fromkeys(clean(each.student, 60) for each in asked if each.state == "open")
        said = f" Open are those of {', '.join(names)}." if names else ""
        raise XorkitError(f"There is no request of {clean(who, 60)!r}.{said}")
    return next((each for each in mine if each.state == "open"), mine[-1])


@dataclass(frozen=True)
class Answer:
    """What a person decides about a request. points: to set or to add, as text.

    target: what it is about; empty for what the request names, where that is one thing. when: ISO 8601.
    """

    text: str
    action: Action = "comment"
    points: str = ""
    target: str = ""
    by: str = ""
    when: str = ""


def choose_target(asked: Asked, answer: Answer) -> str:
    """What an answer is about: what it says, else the one thing that the request names, else the total."""
    only = asked.targets[0] if len(asked.targets) == 1 else TOTAL
    return answer.target or only


def note_answer(asked: Asked, answer: Answer, folder: ResultsFolder) -> Overlay:
    """Note an answer as a decision; all decisions that are there now.

    Raises `XorkitError` where it cannot be noted, and nothing has changed then.
    """
    request, result = asked.request, asked.result
    if result is None:
        raise XorkitError(f"{clean(asked.student, 60)} has no result in {folder.out}, so there is nothing to change.")  # fmt: skip
    if asked.answer:
        raise XorkitError(f"This request of {clean(asked.student, 60)} is answered already. To decide more: xorkit adjust, xorkit comment, or edit {folder.out / ADJUSTMENTS}.")  # fmt: skip
    if not answer.target and answer.action != "comment" and len(asked.targets) > 1:
        raise XorkitError(f"The request is about {len(asked.targets)} things. Say which with --on, of: {', '.join(asked.targets)}.")  # fmt: skip
    row = {
        "student": result.student,
        "target": choose_target(asked, answer),
        "action": answer.action,
        "points": answer.points,
        "reason": answer.text,
        "by": answer.by,
        "when": answer.when,
        "automatic_score": result.automatic,
    }
    kept = {
        "key": request.key,
        "about": [clean(each, 400) for each in request.about],
        "why": clean(request.why),
        "result": clean(request.mark, 40),
        "place": asked.places[0],
    }
    known = {"fingerprints": dict(result.fingerprints), "request": kept}
    return decide(folder.out, ADJUSTMENTS, row, known, folder.assignment)
