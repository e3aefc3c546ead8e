"""Makes the table of mistakes: chooses the questions, and works out each mistake's answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from grader.inside import wire
from grader.oracle.calls import Failure, Question, digest, is_small
from grader.oracle.live import EditedReferences, LiveAnswers
from grader.oracle.mistake_table import MistakeTable, Rows
from grader.oracle.mistakes import Catalogue
from grader.oracle.sketch import NOTHING, Sketch, sketch

SEARCHED, HELD = 6, 3  # short questions that are searched, and held back
LONG = 2000  # bytes; a question with a longer answer is a long run


def tabulate(catalogue: Catalogue, answers: LiveAnswers, calls: Iterable[Question]) -> MistakeTable:
    """The table of a catalogue; `calls` are those that the checks make of the reference."""
    asked = {digest(*call): call for call in calls if is_small(call[1])}
    edited = EditedReferences(catalogue)
    rows = {}
    for name in catalogue.assignment.functions:
        questions = [arguments for function, arguments in asked.values() if function == name]
        if questions:
            rows[name] = _tabulate(name, questions, answers, edited)
    return MistakeTable(catalogue.texts(), rows)


def _tabulate(
    function: str,
    questions: Sequence[tuple[Any, ...]],
    answers: LiveAnswers,
    edited: EditedReferences,
) -> Rows:
    """One function's rows: the questions are chosen by the single mistakes."""
    right = [answers.right(function, arguments) for arguments in questions]
    correct = [sketch(answer) for answer in right]
    variants = edited.of_module(function)
    singles = {
        number: [sketch(edited.answer(number, function, arguments)) for arguments in questions]
        for number, names in variants
        if len(names) == 1
    }
    brief = [i for i, answer in enumerate(right) if is_brief(answer)]
    searched = _choose([correct, *singles.values()], brief, SEARCHED)
    held = _choose([correct, *singles.values()], [i for i in brief if i not in searched], HELD)
    if not held and len(searched) > 1:
        searched, held = searched[:-1], searched[-1:]
    long = [i for i in range(len(right)) if i not in brief]
    chosen = [*searched, *held, *_choose([correct, *singles.values()], long, 1)]
    # A pair is not asked for a long run: the short questions tell it apart.
    rows: dict[tuple[Any, ...], int] = {}
    for number, names in variants:
        if number in singles:
            row = tuple(singles[number][i] for i in chosen)
        else:
            row = tuple(
                sketch(edited.answer(number, function, questions[i])) if i in brief else NOTHING
                for i in chosen
            )
        if any(one not in (correct[i], NOTHING) for one, i in zip(row, chosen, strict=True)):
            rows.setdefault((names, row), number)
    table = [row for _, row in rows]
    shape = len(table), len(chosen)
    return Rows(
        questions=tuple(questions[i] for i in chosen),
        right=tuple(right[i] for i in chosen),
        searched=len(searched),
        names=tuple(names for names, _ in rows),
        variants=np.array([*rows.values()], np.int64),
        shapes=np.array([[one[0] for one in row] for row in table], np.uint32).reshape(shape),
        values=np.array([[one[1] for one in row] for row in table], np.float32).reshape(shape),
    )


def is_brief(right: Any) -> bool:
    """Whether a right answer is short enough to be asked for whenever something is wrong."""
    return isinstance(right, Failure) or len(wire.encode(right)) <= LONG


def _choose(rows: Sequence[Sequence[Sketch]], columns: Sequence[int], number: int) -> list[int]:
    """The columns that tell the most rows apart, the best first; fewer where more tell nothing more."""
    chosen: list[int] = []
    classes = [0] * len(rows)
    while len(chosen) < min(number, len(columns)):
        left = [column for column in columns if column not in chosen]
        parted = {
            column: [(known, row[column]) for known, row in zip(classes, rows, strict=True)]
            for column in left
        }
        best = max(left, key=lambda column: (len(set(parted[column])), -column))
        chosen.append(best)
        numbers = {key: i for i, key in enumerate(dict.fromkeys(parted[best]))}
        classes = [numbers[key] for key in parted[best]]
    return chosen
