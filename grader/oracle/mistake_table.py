"""The table of mistakes: what the reference with each mistake answers to a few fixed questions.

A diagnosis asks a submission the same questions and looks for the row with its answers. Most
questions are searched; the others are held back, and must agree as well before a name is said. The
questions are those of the public seed, at home and in official grading, so that both say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from grader.oracle.sketch import CLOSE, NOTHING, sketch

Names = tuple[str, ...]
MistakeTexts = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Rows:
    """The mistaken answers to one function's questions: a row each for one mistake, or for two.

    questions: the arguments of each; right: the right answers. searched: how many of the questions
    are searched; those after them are held back. variants: the number of each row's variant in the
    catalogue. shapes, values: the sketches, a column for each question.
    """

    questions: tuple[tuple[Any, ...], ...]
    right: tuple[Any, ...]
    searched: int
    names: tuple[Names, ...]
    variants: npt.NDArray[np.int64]
    shapes: npt.NDArray[np.uint32]
    values: npt.NDArray[np.float32]

    def find(self, answers: Sequence[Any]) -> Iterator[tuple[Names, int]]:
        """Names and variants of the rows with these answers, single mistakes first.

        An answer that is `Unknown` fits every row.
        """
        sketches = [sketch(answer) for answer in answers]
        known = [i for i, one in enumerate(sketches) if one != NOTHING]
        found = np.arange(len(self.names))
        searched = [i for i in known if i < self.searched]
        for column in [*searched, *(i for i in known if i >= self.searched)]:
            shape, value = sketches[column]
            same = self.shapes[found, column] == shape
            close = np.abs(self.values[found, column] - value) <= CLOSE * max(1.0, abs(value))
            found = found[same & close]
        for row in sorted(found, key=lambda row: len(self.names[row])):
            yield self.names[row], int(self.variants[row])


@dataclass(frozen=True)
class MistakeTable:
    """The rows of each function, and the texts of each mistake: its `says` and its `hint`."""

    texts: MistakeTexts = field(default_factory=dict)
    rows: Mapping[str, Rows] = field(default_factory=dict)
