"""Small examples: arrays of one or two rows and columns, and numbers that can be reckoned by hand.

They follow from the handout's words for arrays, the smallest first. A diagnosis takes the first on which
a submission is wrong, so that a student can redo it on paper.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

import numpy as np

from grader.assignment.spec import Assignment, Function
from grader.oracle.calls import Unknown
from grader.oracle.live import LiveAnswers

NUMBERS = (0.0, 1.0, -1.0, 0.5)
DRAWS, MOST = 6, 40  # of the smallest size, and half of them of each other size; in all
BARE = ((1,), (2,), (2, 2))  # shapes of an array that the handout has no words for


def list_examples(
    assignment: Assignment, function: Function, like: tuple[Any, ...], answers: LiveAnswers
) -> list[tuple[Any, ...]]:
    """Arguments of a function, the smallest first; `like` has their structure.

    None of a class: an object is no number.
    """
    if function.kind != "function":
        return []
    sides = [side for side in assignment.words.sides if _has_side(like, function, assignment, side)]
    sizes = sorted(product((1, 2), repeat=len(sides)), key=lambda counts: (np.prod(counts), counts))
    found: list[tuple[Any, ...]] = []
    for number, counts in enumerate(sizes):
        for draw in range(DRAWS if number == 0 else DRAWS // 2):
            random = np.random.RandomState(100 * number + draw)
            maker = _Maker(
                assignment, function, dict(zip(sides, counts, strict=True)), random, draw
            )
            made = maker.make(like, answers)
            if made is not None and len(found) < MOST:
                found.append(made)
    return found


def _has_side(like: tuple[Any, ...], function: Function, assignment: Assignment, side: str) -> bool:
    shapes = assignment.words.shapes
    names = {name for name, _ in _list_names(like, function)}
    return any(side in shapes.get(name, ()) for name in names)


def _list_names(like: tuple[Any, ...], function: Function) -> Iterator[tuple[str, Any]]:
    for name, value in zip(function.parameters, like, strict=False):
        yield from value.items() if isinstance(value, dict) else [(name, value)]


class _Maker:
    """Makes the arguments of one example."""

    def __init__(
        self,
        assignment: Assignment,
        function: Function,
        sides: Mapping[str, int],
        random: np.random.RandomState,
        draw: int,
    ) -> None:
        self._words = assignment.words
        self._function = function
        self._sides = sides
        self._random = random
        self._draw = draw

    def make(self, like: Sequence[Any], answers: LiveAnswers) -> tuple[Any, ...] | None:
        """The arguments; None where they cannot be made."""
        made = {each.place: each for each in self._function.made}
        values: list[Any] = []
        for place, (name, value) in enumerate(zip(self._function.parameters, like, strict=False)):
            if place in made:
                takes = tuple(values[each] for each in made[place].takes)
                values.append(answers.right(made[place].function, takes))
            elif isinstance(value, dict):
                values.append({key: self._array(key, entry) for key, entry in value.items()})
            else:
                values.append(self._array(name, value))
        return None if any(value is Unknown for value in values) else tuple(values)

    def _array(self, name: str, value: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, (int, float, list, np.ndarray)):
            return value  # a text, say: there is no smaller one that the function takes for sure
        if isinstance(value, int):
            return self._draw + 1
        if isinstance(value, float):
            return NUMBERS[1 + 2 * (self._draw % 2)]
        shape: tuple[int, ...] = BARE[self._draw % len(BARE)]
        if name in self._words.shapes:
            shape = tuple(
                self._sides[s] if s in self._sides else int(s) for s in self._words.shapes[name]
            )
        # Two draws without zeros, which would hide a mistake in what they are multiplied by.
        drawn = self._random.choice(NUMBERS[1:] if self._draw < 2 else NUMBERS, shape)
        kind = self._words.values.get(name)
        if kind is None:
            return drawn
        positive = np.where(drawn == 0, 2.0, np.abs(drawn))
        return positive if kind == "positive" else positive / positive.sum(axis=-1, keepdims=True)
