"""A check that gives part of its points: `with earn(2, "the centres are right"): agree(…)`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from grader.assignment.points import add
from grader.errors import AssignmentError


@dataclass(frozen=True)
class Part:
    """A part of a check: its points, what it asks for, and what was found to be wrong, if anything."""

    points: float
    asks: str
    found: AssertionError | None


class Earn:
    """The parts of one check on one case, in the order in which they are tried."""

    def __init__(self) -> None:
        self.parts: list[Part] = []

    @contextmanager
    def __call__(self, points: float, asks: str) -> Iterator[None]:
        """A part that earns its points unless a comparison in the block fails; the check goes on.

        asks: what is right then, as words after "Earned for": `the centres are right`.
        """
        found = None
        try:
            yield
        except AssertionError as error:  # a Finding, or a plain assert
            found = error
        self.parts.append(Part(points, asks, found))

    def settle(self, name: str, points: float) -> None:
        """Raise what the first part that failed found.

        Raises `AssignmentError` if the parts of the check are not worth its points together.
        """
        if not self.parts:
            return
        total = add(part.points for part in self.parts)
        if total != points:
            raise AssignmentError(
                f"The parts of {name} earn {total} points together, and the check is worth {points}; make them equal."
            )
        if found := next((part.found for part in self.parts if part.found), None):
            raise found
