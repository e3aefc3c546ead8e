"""Makes a sheet: five questions of five kinds, or fewer with the reason."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from grader.assignment.spec import Stage
from grader.intake.submission import Submission
from grader.results.result import Check
from grader.safe_text import clean
from grader.viva.bench import Bench
from grader.viva.check_questions import Trials, ask_check, ask_line
from grader.viva.program import Program
from grader.viva.sheet import TOPICS, Kind, Question, Sheet
from grader.viva.slope_questions import GRADIENT, ask_slope
from grader.viva.values import Answers, ask_change, ask_value

QUESTIONS = 5
NOTHING = "There is nothing to ask: no part of this program gives an answer to small numbers."
LONGEST = 300  # characters of a note
INSTEAD: tuple[Kind, ...] = ("change", "value", "check")  # where one of the kinds cannot be asked
Maker = Callable[[], Question | None]


@dataclass(frozen=True)
class Task:
    """A graded submission. checks: their results; fingerprint: of the submission that was graded.

    round: in which it was graded, see `grader.batch.rounds`.
    """

    student: str
    submission: Submission
    checks: tuple[Check, ...]
    fingerprint: str
    round: int = 0


def make_sheet(bench: Bench, task: Task) -> Sheet:
    """The sheet of one student, the same each time for a run's seed and a submission."""
    program = Program(bench, task.submission, task.checks)
    random = _seed(bench.job.seed, task.fingerprint)
    makers = _list_makers(program, random)
    asked: list[Question] = []
    notes: list[str] = []
    for kind, make in makers.items():
        question = make()
        if question:
            asked.append(question)
        else:
            notes.append(f"{TOPICS[kind]}: {_say_why(kind, program)}")
    for kind in INSTEAD * 2:
        if len(asked) < QUESTIONS and not program.out_of_time:
            question = makers[kind]()
            asked += [question] if question and question not in asked else []
    if program.out_of_time:
        notes.append("The program is slow: the time for its questions was used up.")
    if len(asked) < QUESTIONS:
        notes += _list_reasons(program)
    problem = "" if asked else " ".join([NOTHING, *notes[len(makers) :][:1]])
    order = list(TOPICS)
    asked.sort(key=lambda question: order.index(question.kind))
    return Sheet(
        task.student,
        tuple(asked),
        tuple(clean(note, LONGEST).strip() for note in notes),
        clean(problem),
        task.fingerprint,
    )


def _seed(seed: int, fingerprint: str) -> np.random.RandomState:
    """A generator of the run's seed and the submission; neither can be told from what it draws."""
    digest = hashlib.sha256(f"viva {seed} {fingerprint}".encode()).digest()
    return np.random.RandomState(np.frombuffer(digest, dtype=np.uint32).tolist())


def _list_makers(program: Program, random: np.random.RandomState) -> dict[Kind, Maker]:
    """For each kind, what makes a question; each begins at another stage."""
    stages = program.bench.assignment.stages
    drawn = [stages[place] for place in random.permutation(len(stages))]
    answers, trials = Answers(program, random), Trials(program, random)
    wrong = {check.stage for check in program.checks.values() if check.example}
    first = sorted(drawn, key=lambda stage: stage.name not in wrong)

    def begin(place: int) -> Sequence[Stage]:
        place %= len(drawn)
        return [*drawn[place:], *drawn[:place]]

    return {
        "value": lambda: ask_value(program, answers, first, random),
        "change": lambda: ask_change(program, answers, begin(1), random),
        "line": lambda: ask_line(program, trials, begin(2), random),
        "slope": lambda: ask_slope(program, program.bench.slopes, random),
        "check": lambda: ask_check(
            program, trials, begin(2), random
        ),  # it finds the trials of `line`
    }


def _say_why(kind: Kind, program: Program) -> str:
    if kind == "slope" and not program.bench.slopes:
        return "the assignment has no viva.toml, which says what is a gradient of what."
    return {
        "value": "no function gives few enough numbers.",
        "change": "no changed line gives another answer that could be asked for.",
        "line": "no changed line makes a check fail that another one leaves passing.",
        "slope": f"no gradient can be measured with this program. {program.reasons.get(GRADIENT, '')}",
        "check": "no changed line makes one check fail and leaves another passing.",
    }[kind]


def _list_reasons(program: Program) -> Iterator[str]:
    """Why functions gave no answer, each reason once."""
    seen = dict.fromkeys(reason for reason in program.reasons.values() if reason)
    yield from list(seen)[:QUESTIONS]
