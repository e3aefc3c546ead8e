"""Makes the table of mistakes: chooses the questions, and works out each mistake's answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from grader.inside import wire
from grader.oracle.calls import Failure, Question, digest, is_small
from grader.oracle.live import EditedReferences, LiveAnswers
from grader.oracle.mistake_table import MistakeTable, Rows, Written
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
    variants = edited.catalogue.of_module(function)
    singles = {
        written: [sketch(edited.answer(written, function, arguments)) for arguments in questions]
        for written in variants
        if len(written.names) == 1
    }
    known = [correct, *singles.values()]
    brief = [i for i, answer in enumerate(right) if is_brief(answer)]
    searched = _choose(known, brief, SEARCHED)
    held = _choose(known, [i for i in brief if i not in searched], HELD)
    if not held and len(searched) > 1:
        searched, held = searched[:-1], searched[-1:]
    long = [i for i in range(len(right)) if i not in brief]
    chosen = [*searched, *held, *_choose(known, long, 1)]
    rows: dict[tuple[Any, ...], Written] = {}
    for written in variants:
        if written in singles:
            row = tuple(singles[written][i] for i in chosen)
        else:  # a pair is not asked for a long run: the short questions tell it apart
            row = tuple(
                sketch(edited.answer(written, function, questions[i])) if i in brief else NOTHING
                for i in chosen
            )
        if any(one not in (correct[i], NOTHING) for one, i in zip(row, chosen, strict=True)):
            rows.setdefault((written.names, row), written)
    chosen_questions = tuple(questions[i] for i in chosen)
    table = [row for _, row in rows]
    return _pack(
        list(rows.values()), table, chosen_questions, tuple(right[i] for i in chosen), len(searched)
    )


def _pack(
    written: Sequence[Written],
    table: Sequence[Sequence[Sketch]],
    questions: tuple[tuple[Any, ...], ...],
    right: tuple[Any, ...],
    searched: int,
) -> Rows:
    mistakes = list(dict.fromkeys(name for each in written for name in each.names))
    numbers = {name: number for number, name in enumerate(mistakes)}
    rows = [
        (numbers[each.names[0]], numbers[each.names[1]] if each.names[1:] else -1, each.way)
        for each in written
    ]
    kinds = list(dict.fromkeys(kind for row in table for kind, _ in row))
    places = {kind: place for place, kind in enumerate(kinds)}
    shape = len(table), len(questions)
    return Rows(
        questions=questions,
        right=right,
        searched=searched,
        mistakes=tuple(mistakes),
        written=np.array(rows, np.int16).reshape(-1, 3),
        kinds=np.array(kinds, np.uint32),
        kind=np.array([[places[kind] for kind, _ in row] for row in table], np.uint16).reshape(
            shape
        ),
        value=np.array([[value for _, value in row] for row in table], np.uint16).reshape(shape),
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
