"""Makes the table of mistakes: chooses the questions, and works out each mistake's answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from grader.assignment.spec import Assignment
from grader.inside import wire
from grader.oracle.calls import Failure, Question, Unknown, digest, is_small
from grader.oracle.examples import list_examples
from grader.oracle.live import EditedReferences, LiveAnswers
from grader.oracle.mistake_table import MistakeTable, Rows, Written, find_part, list_parts
from grader.oracle.mistakes import Catalogue
from grader.oracle.sketch import NOTHING, Sketch, read_numbers, sketch
from grader.oracle.variations import list_variations

SEARCHED, HELD = 6, 3  # short questions that are searched, and held back
FOR_PAIRS = 4, 2  # of them, for the many pairs
LONG = 2000  # bytes; a question with a longer answer is a long run


def tabulate(catalogue: Catalogue, answers: LiveAnswers, calls: Iterable[Question]) -> MistakeTable:
    """The table of a catalogue; `calls` are those that the checks make of the reference."""
    asked = {digest(*call): call for call in calls if is_small(call[1])}
    edited = EditedReferences(catalogue)
    rows = {}
    for name in catalogue.assignment.functions:
        questions = [arguments for function, arguments in asked.values() if function == name]
        if questions:
            work = _Tabulation(name, questions, answers, edited)
            rows[name] = replace(
                work.tabulate(),
                parts=work.tabulate_parts(),
                as_if=work.tabulate_as_if(catalogue.assignment, answers),
                examples=work.tabulate_examples(catalogue.assignment, answers),
            )
    return MistakeTable(catalogue.texts(), rows)


class _Tabulation:
    """The rows of one function: its questions are chosen by the single mistakes."""

    def __init__(
        self,
        function: str,
        questions: Sequence[tuple[Any, ...]],
        answers: LiveAnswers,
        edited: EditedReferences,
    ) -> None:
        self._function = function
        self._edited = edited
        variants = edited.catalogue.of_module(function)
        self._singles = [each for each in variants if len(each.names) == 1]
        self._pairs = [each for each in variants if len(each.names) == 2]
        right = [answers.right(function, arguments) for arguments in questions]
        mistaken = [[self._answer(each, one) for one in questions] for each in self._singles]
        known = [[sketch(answer) for answer in row] for row in [right, *mistaken]]
        brief = [i for i, answer in enumerate(right) if is_brief(answer)]
        searched = _choose(known, brief, SEARCHED)
        held = _choose(known, [i for i in brief if i not in searched], HELD)
        if not held and len(searched) > 1:
            searched, held = searched[:-1], searched[-1:]
        long = _choose(known, [i for i in range(len(right)) if i not in brief], 1)
        chosen = [*searched, *held, *long]
        self._searched = len(searched)
        self._questions = tuple(questions[i] for i in chosen)
        self._right = tuple(right[i] for i in chosen)
        self._mistaken = [[row[i] for i in chosen] for row in mistaken]

    def _answer(self, written: Written, arguments: tuple[Any, ...]) -> Any:
        return self._edited.answer(written, self._function, arguments)

    def tabulate(self) -> Rows:
        """A row for each single mistake and each pair that changes an answer."""
        table = [[sketch(answer) for answer in row] for row in self._mistaken]
        searched, held = FOR_PAIRS
        asked = {*range(searched), *range(self._searched, self._searched + held)}
        asked = {i for i in asked if i < len(self._right) and is_brief(self._right[i])}
        for written in self._pairs:
            table.append(
                [
                    sketch(self._answer(written, one)) if i in asked else NOTHING
                    for i, one in enumerate(self._questions)
                ]
            )
        correct = [sketch(answer) for answer in self._right]
        rows: dict[tuple[Any, ...], Written] = {}
        for written, row in zip([*self._singles, *self._pairs], table, strict=True):
            both = zip(row, correct, strict=True)
            if any(one not in (right, NOTHING) for one, right in both):
                rows.setdefault((written.names, *row), written)
        sketches = [row for _, *row in rows]
        return _pack([*rows.values()], sketches, self._questions, self._right, self._searched)

    def tabulate_parts(self) -> dict[str, Rows]:
        """For each part of an answer of several, the rows of the single mistakes, all of them."""
        return self._part(self._singles, self._mistaken)

    def tabulate_as_if(self, assignment: Assignment, answers: LiveAnswers) -> Rows:
        """The right answers to changed questions, in the place of mistakes."""
        function = assignment.functions[self._function]
        table: dict[str, list[Any]] = {}
        for place, arguments in enumerate(self._questions):
            for each in list_variations(assignment, function, arguments):
                changed = each.apply(function, arguments, assignment.words)
                row = table.setdefault(f"{each.name}: {each.says}", [Unknown] * len(self._right))
                row[place] = answers.right(self._function, changed)
        written, rows = [Written((name,)) for name in table], [*table.values()]
        sketches = [[_sketch_part(answer, "") for answer in row] for row in rows]
        whole = _pack(written, sketches, (), (), self._searched)
        return replace(whole, parts=self._part(written, rows))

    def tabulate_examples(self, assignment: Assignment, answers: LiveAnswers) -> Rows:
        """Small examples, what single mistakes answer to them, and how the right answer comes about."""
        function, like = assignment.functions[self._function], self._questions[0]
        examples = [
            each
            for each in list_examples(assignment, function, like, answers)
            if not _holds_nan(answers.right(self._function, each))
        ]
        table = [[sketch(self._answer(one, each)) for each in examples] for one in self._singles]
        right = tuple(answers.right(self._function, each) for each in examples)
        steps = tuple(tuple(answers.trace(self._function, each)) for each in examples)
        rows = _pack(self._singles, table, tuple(examples), right, len(examples))
        return replace(rows, steps=steps)

    def _part(self, written: Sequence[Written], rows: Sequence[Sequence[Any]]) -> dict[str, Rows]:
        tables = {}
        for part in list_parts(self._right[0]) if self._right else []:
            table = [[_sketch_part(answer, part) for answer in row] for row in rows]
            tables[part] = _pack(written, table, (), (), self._searched)
        return tables


def _holds_nan(answer: Any) -> bool:
    """Whether there is a NaN in an answer: such an example teaches nothing."""
    if isinstance(answer, dict):
        answer = tuple(answer.values())
    if isinstance(answer, (tuple, list)):
        return any(map(_holds_nan, answer))
    numbers = read_numbers(answer)
    return numbers is not None and bool(np.isnan(numbers).any())


def _sketch_part(answer: Any, part: str) -> Sketch:
    found = find_part(answer, part) if part else answer
    return sketch(Failure("no such part") if found is Unknown else found)


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
    shape = len(table), len(table[0]) if table else 0
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
