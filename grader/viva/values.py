"""Two kinds of question: what the program gives for small numbers, and what it would give with a line changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.assignment.spec import Function, Stage
from grader.diagnosis.comparison import alike, reshape_like
from grader.diagnosis.smallest import format_value
from grader.oracle.calls import Unknown
from grader.results.result import Check
from grader.viva.bench import Arguments, weigh
from grader.viva.line_edits import draw_edits, list_homes, quote_lines
from grader.viva.options import (
    Array,
    Path,
    are_apart,
    choose_values,
    list_askable,
    list_slips,
    read_part,
)
from grader.viva.program import Program
from grader.viva.sheet import Fact, LineEdit, Question

CALLS = 5  # of each function, drawn from its smallest
STEP = 6  # numbers, of a question's weight
TRIES = 6  # changed lines that are tried in one module


@dataclass(frozen=True)
class Known:
    """A part of an answer that the program gives. right: what it should be; None where it is so, or not known."""

    function: Function
    arguments: Arguments
    path: Path
    name: str
    value: Array
    answer: Any
    right: Array | None = None

    @property
    def named(self) -> str:
        """What follows `guess(X, sides) gives 3`: nothing, or ` as sides`."""
        return f" as {self.name}" if self.name else ""

    @property
    def weight(self) -> int:
        """How much there is to read, in steps: a question with few numbers is answered sooner."""
        numbers = weigh(self.arguments) + int(self.value.size)
        return numbers // STEP


class Answers:
    """What a program gives for small numbers, found once for each stage."""

    def __init__(self, program: Program, random: np.random.RandomState) -> None:
        self._program = program
        self._random = random
        self._found: dict[str, list[Known]] = {}
        self.used: set[tuple[str, str]] = set()
        self.asked: set[tuple[str, Path]] = set()

    def list_known(self, stage: Stage) -> list[Known]:
        """The parts of answers that are worth a question, in random order.

        Those not used yet come first, then those that are wrong, then those with few numbers.
        """
        if stage.name not in self._found:
            self._found[stage.name] = list(self._find(stage))
        found = self._found[stage.name]
        return sorted(found, key=lambda known: ((known.function.name, known.name) in self.used, known.right is None, known.weight))  # fmt: skip

    def mark_used(self, known: Known) -> None:
        """Another question should be about something else."""
        self.used.add((known.function.name, known.name))

    def _find(self, stage: Stage) -> Iterator[Known]:
        bench, random = self._program.bench, self._random
        if not self._program.has(*stage.modules):
            return
        calls: list[tuple[Function, int, Arguments]] = []
        for function in (each for each in stage.functions if each.kind != "class"):
            small = bench.list_calls(function)
            places = _list_examples(self._program, function, len(small))
            drawn = [int(place) for place in random.permutation(len(small))[:CALLS]]
            calls += [(function, place, small[place]) for place in dict.fromkeys([*places, *drawn])]
        answers = self._program.answer(stage, [(function, given) for function, _, given in calls])
        listed = list(zip(calls, answers, strict=True))
        for place in random.permutation(len(listed)):
            (function, number, given), answer = listed[place]
            right = bench.find_right(function, number) if _is_known_wrong(self._program, function) else None  # fmt: skip
            yield from _take_apart(function, given, answer, right, bench.assignment.words.returns)


def _take_apart(
    function: Function, given: Arguments, answer: Any, right: Any, returns: Any
) -> Iterator[Known]:
    for path, name, value in list_askable(answer, returns.get(function.name, ())):
        wanted = None if right is None else read_part(right, path)
        # A wrong shape shows in the text of neither.
        differs = wanted is not None and not alike(reshape_like(value, wanted), wanted)
        yield Known(function, given, path, name, value, answer, wanted if differs else None)


def _is_known_wrong(program: Program, function: Function) -> bool:
    return _find_check(program, function) is not None


def _find_check(program: Program, function: Function) -> Check | None:
    """The check that shows a smallest example of the function, if students see it."""
    return next(
        (
            check
            for check in program.checks.values()
            if check.example
            and check.example.call == function.signature
            and program.bench.is_shown(check.name)
        ),
        None,
    )


def _list_examples(program: Program, function: Function, most: int) -> list[int]:
    """All small calls where the function is known to be wrong: the smallest example is among them."""
    return list(range(most)) if _is_known_wrong(program, function) else []


def ask_value(
    program: Program, answers: Answers, stages: Sequence[Stage], random: np.random.RandomState
) -> Question | None:
    """What the program gives; of a wrong one, where it is wrong first."""
    for stage in stages:
        for known in answers.list_known(stage):
            if (known.function.name, known.path) in answers.asked or _is_given(known):
                continue
            others = [*([known.right] if known.right is not None else []), *_list_others(known), *list_slips(known.value, random)]  # fmt: skip
            chosen = choose_values(known.value, others, random)
            if chosen:
                answers.mark_used(known)
                answers.asked.add((known.function.name, known.path))
                says = f"It gives {format_value(known.value)}."
                check = _find_check(program, known.function)
                if known.right is not None and check:
                    said = check.explanation.partition("\n")[0]
                    says = f"{says} Right is {format_value(known.right)}. {said}".strip()
                fact = Fact(known.function.name, known.arguments, known.path)
                given = program.bench.describe(known.function, known.arguments)
                return Question("value", f"What does {known.function.signature} give{known.named} for these numbers?", *chosen, says, fact, given)  # fmt: skip
    return None


def _is_given(known: Known) -> bool:
    """Whether the value stands among the arguments: nothing is worked out then."""
    given = {format_value(array) for argument in known.arguments for _, _, array in list_askable(argument, ())}  # fmt: skip
    return format_value(known.value) in given


def _list_others(known: Known) -> Iterator[Array]:
    """What else is there to be mistaken for the value: other parts of the answer, and what was given."""
    for value in (known.answer, *known.arguments):
        for _, _, array in list_askable(value, ()):
            if array.shape == known.value.shape:
                yield array


def ask_change(
    program: Program, answers: Answers, stages: Sequence[Stage], random: np.random.RandomState
) -> Question | None:
    """What the program would give if a line were changed; the change is one that it does not survive unseen."""
    for stage in stages:
        listed = answers.list_known(stage)
        for module in list_homes(program.submission.modules, stage.modules, program.bench.contract):
            for edit in draw_edits(module, program.source(module), random, TRIES if listed else 0):
                found = _find_changed(program, stage, listed, edit)
                if found:
                    known, value = found
                    question = _ask_changed(program, known, edit, value, random)
                    if question:
                        answers.mark_used(known)
                        return question
    return None


def _find_changed(
    program: Program, stage: Stage, listed: Sequence[Known], edit: LineEdit
) -> tuple[Known, Array] | None:
    """The first part of an answer that the change changes clearly, and what it becomes.

    Each function is asked once: with the call of the first of its parts.
    """
    calls = {known.function.name: known for known in reversed(listed)}
    asked = [(known.function, known.arguments) for known in calls.values()]
    after = dict(zip(calls, program.answer(stage, asked, edit), strict=True))
    for known in listed:
        answer = after[known.function.name]
        if answer is Unknown or calls[known.function.name].arguments is not known.arguments:
            continue
        value = read_part(answer, known.path)
        if value is not None and value.shape == known.value.shape and are_apart(value, known.value):
            return known, value
    return None


def _ask_changed(
    program: Program, known: Known, edit: LineEdit, value: Array, random: np.random.RandomState
) -> Question | None:
    chosen = choose_values(value, _list_beside(known, value, random), random)
    if chosen is None:
        return None
    before = format_value(known.value)
    return Question(
        "change",
        f"The marked line becomes the one below it. For these numbers, {known.function.signature} gives {before}{known.named} now. What does it give then?",
        *chosen,
        f"It gives {format_value(value)} then, and {before} now.",
        Fact(known.function.name, known.arguments, known.path, (edit,)),
        program.bench.describe(known.function, known.arguments),
        quote_lines(program.source(edit.module), edit.line),
    )


def _list_beside(known: Known, value: Array, random: np.random.RandomState) -> Iterable[Array]:
    yield known.value
    yield from list_slips(value, random)
    yield from _list_others(known)
