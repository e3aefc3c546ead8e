"""The table of mistakes: what the reference with each mistake answers to a few fixed questions.

A diagnosis asks a submission the same questions and looks for the row with its answers. Most
questions are searched; the others are held back, and must agree as well before a name is said. The
questions are those of the public seed, at home and in official grading, so that both say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from grader.oracle.calls import Unknown
from grader.oracle.sketch import CLOSE, NOTHING, ROUND, Sketch, sketch

MistakeTexts = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Written:
    """One mistake in one of its ways, or two in their first: what a row of the table stands for."""

    names: tuple[str, ...]
    way: int = 0


@dataclass(frozen=True)
class Rows:
    """The mistaken answers to one function's questions: a row each for one mistake, or for two.

    questions: the arguments of each; right: the right answers. searched: how many of the questions
    are searched; those after them are held back. mistakes: the names that occur. written: for each
    row the numbers of its one or two mistakes (-1: no second one), and the way. kinds: the hashes of
    sketches that occur; kind: their numbers, and value: the mixed values, each a row by a question.
    parts: for an answer of several parts, the rows of each part, of single mistakes alone.
    as_if: the right answers to changed questions; a "name" is a name and what it is the answer to.
    Both are about the same questions and right answers, and have none of their own. examples: small
    questions, the smallest first, with rows of single mistakes. steps: of examples, what the reference
    works out on its way to each right answer, by name.
    """

    questions: tuple[tuple[Any, ...], ...]
    right: tuple[Any, ...]
    searched: int
    mistakes: tuple[str, ...]
    written: npt.NDArray[np.int16]
    kinds: npt.NDArray[np.uint32]
    kind: npt.NDArray[np.uint16]
    value: npt.NDArray[np.uint16]
    parts: Mapping[str, Rows] = field(default_factory=dict)
    as_if: Rows | None = None
    examples: Rows | None = None
    steps: tuple[tuple[tuple[str, Any], ...], ...] = ()

    def find(self, answers: Sequence[Any]) -> Iterator[Written]:
        """The rows with these answers, single mistakes first; an `Unknown` answer fits every row."""
        sketches = [sketch(answer) for answer in answers]
        found = self._keep_equal(np.arange(len(self.written)), sketches, range(self.searched))
        found = self._keep_equal(found, sketches, range(self.searched, len(sketches)))
        for row in sorted(found, key=lambda row: bool(self.written[row, 1] >= 0)):
            first, second, way = self.written[row]
            names = (first, second) if second >= 0 else (first,)
            yield Written(tuple(self.mistakes[name] for name in names), int(way))

    def name_at(self, column: int, answer: Any) -> set[str]:
        """The names of the rows with this answer to one question."""
        sketches = [NOTHING] * column + [sketch(answer)]
        found = self._keep_equal(np.arange(len(self.written)), sketches, [column])
        return {self.mistakes[self.written[row, 0]] for row in found}

    def _keep_equal(
        self, rows: npt.NDArray[np.int64], sketches: Sequence[Sketch], columns: Iterable[int]
    ) -> npt.NDArray[np.int64]:
        """Those of some rows that have the same sketches in some columns."""
        if not len(rows):
            return rows
        numbers = {int(kind): number for number, kind in enumerate(self.kinds)}
        unknown = numbers.get(NOTHING[0], -1)
        for column in columns:
            if sketches[column] == NOTHING:
                continue
            kind, value = sketches[column]
            kinds = self.kind[rows, column]
            apart = (self.value[rows, column].astype(np.int64) - value) % ROUND
            close = np.minimum(apart, ROUND - apart) <= CLOSE
            rows = rows[((kinds == numbers.get(kind, -1)) & close) | (kinds == unknown)]
        return rows


@dataclass(frozen=True)
class MistakeTable:
    """The rows of each function, and the texts of each mistake: its `says` and its `hint`."""

    texts: MistakeTexts = field(default_factory=dict)
    rows: Mapping[str, Rows] = field(default_factory=dict)


def list_parts(answer: Any) -> list[str]:
    """The names of the parts of an answer: the keys of a dict, or the places of a tuple."""
    if isinstance(answer, dict):
        return list(answer)
    return [str(place) for place in range(len(answer))] if isinstance(answer, tuple) else []


def find_part(answer: Any, part: str) -> Any:
    """A part of an answer; `Unknown` where the answer has no such part."""
    if isinstance(answer, dict):
        return answer.get(part, Unknown)
    if isinstance(answer, (tuple, list)) and part.isdecimal() and int(part) < len(answer):
        return answer[int(part)]
    return Unknown
