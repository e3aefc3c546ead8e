"""Plots of a submission's functions: measured by calling them, drawn from plain numbers.

An assignment's pictures.py has a tuple PICTURES. Each picture calls `student`, whose code runs in
its own locked process, and draws the returned values here; see `grader.reports.plots`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

import numpy as np

from grader.assignment.spec import Assignment
from grader.assignment.trusted_modules import TrustedModules
from grader.errors import AssignmentError, Finding

FILE = "pictures.py"
DIGITS = 6  # significant digits kept of a measured number; more are not visible
Seen = Mapping[str, Any]


class Progress(Protocol):
    """A callback for the progress of a slow measurement."""

    def __call__(self, done: int, of: int, /) -> object:
        """Report `done` of `of` steps."""


@dataclass(frozen=True)
class Picture:
    """One picture.

    sees: a one-sentence caption. measure: calls the student's functions, and
    returns plain numbers; with `slow`, it also receives a `Progress`. draw: draws them on a figure,
    in the colours of a `grader.reports.plots.Theme`. size: in inches.
    moving: `measure` returns {"frames": [...]}, and each of them is drawn.
    stage, when: the feedback page shows it where that stage was passed, or was failed.
    """

    name: str
    sees: str
    measure: Callable[..., Seen]
    draw: Callable[[Any, Seen, Any], None]
    size: tuple[float, float] = (7.2, 4.2)
    slow: bool = False
    moving: bool = False
    stage: str = ""
    when: Literal["passed", "failed", ""] = ""


def load_pictures(assignment: Assignment) -> tuple[Picture, ...]:
    """The pictures of an assignment; empty if it has no pictures.py.

    Raises `AssignmentError` with file and line for one that does not run.
    """
    if not assignment.pictures:
        return ()
    file = assignment.folder / FILE
    sources = {**assignment.given, "pictures": assignment.pictures}
    found = getattr(
        TrustedModules(sources, str(assignment.folder)).module("pictures"), "PICTURES", None
    )
    if not isinstance(found, tuple) or not all(isinstance(each, Picture) for each in found):
        raise AssignmentError(
            f"{file}: PICTURES should be a tuple of grader.assignment.plots.Picture."
        )
    return found


def measure(picture: Picture, student: Any, progress: Progress | None = None) -> Seen:
    """The values for a picture; raises `Finding` if the student's functions do not return them."""
    seen = (
        picture.measure(student, progress or _silent) if picture.slow else picture.measure(student)
    )
    return {name: plain(value) for name, value in seen.items()}


def _silent(done: int, of: int) -> None:
    del done, of


def plain(value: Any) -> Any:
    """Plain numbers, lists and texts, rounded to visible digits; raises `Finding` for non-finite ones.

    Pictures that look the same then have equal data and are drawn once.
    """
    if isinstance(value, Mapping):
        return {str(name): plain(entry) for name, entry in value.items()}
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return [plain(entry) for entry in value]
    if isinstance(value, (float, np.floating)):
        if not math.isfinite(value):
            raise Finding("It cannot be drawn: some of its numbers are not finite.", "nan")
        return float(f"{float(value):.{DIGITS}g}")
    return value.item() if isinstance(value, np.generic) else value


def select(
    pictures: Sequence[Picture], stage: str, when: Literal["passed", "failed"]
) -> list[Picture]:
    """The pictures that a feedback page shows for a stage with this outcome."""
    return [each for each in pictures if (each.stage, each.when) == (stage, when)]
