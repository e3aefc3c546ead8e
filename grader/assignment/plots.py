"""Pictures of what a submission's functions do: measured by calling them, drawn from plain numbers.

An assignment's pictures.py has a tuple PICTURES. Each picture measures by calling `student`, whose
code runs in its own locked process, and draws here what came back; `grader.drawing` has the paper.
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
DIGITS = 6  # of a measured number that are kept; more cannot be seen
Seen = Mapping[str, Any]


class Progress(Protocol):
    """Told how far a measurement has come, where it takes long."""

    def __call__(self, done: int, of: int, /) -> object:
        """`done` of so many steps."""


@dataclass(frozen=True)
class Picture:
    """One picture.

    sees: what there is to see in it, in a sentence. measure: calls the student's functions, and
    returns plain numbers; with `slow`, it is handed a `Progress` as well. draw: puts them on a figure,
    in the colours of a `grader.drawing.Look`. size: in inches.
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
    """The pictures of an assignment, none where it has no pictures.py.

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
        raise AssignmentError(f"{file}: PICTURES should be a tuple of grader.pictures.Picture.")
    return found


def measure(picture: Picture, student: Any, progress: Progress | None = None) -> Seen:
    """What a picture is drawn from; raises `Finding` where the student's functions do not give it."""
    seen = (
        picture.measure(student, progress or _silent) if picture.slow else picture.measure(student)
    )
    return {name: plain(value) for name, value in seen.items()}


def _silent(done: int, of: int) -> None:
    del done, of


def plain(value: Any) -> Any:
    """Numbers, lists and texts alone, rounded to what can be seen; raises `Finding` for no number.

    What is the same to the eye is the same then, and is drawn once.
    """
    if isinstance(value, Mapping):
        return {str(name): plain(entry) for name, entry in value.items()}
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return [plain(entry) for entry in value]
    if isinstance(value, (float, np.floating)):
        if not math.isfinite(value):
            raise Finding("There is no picture of it: some of its numbers are not finite.", "nan")
        return float(f"{float(value):.{DIGITS}g}")
    return value.item() if isinstance(value, np.generic) else value


def select(
    pictures: Sequence[Picture], stage: str, when: Literal["passed", "failed"]
) -> list[Picture]:
    """Those that a feedback page shows for a stage that ended so."""
    return [each for each in pictures if (each.stage, each.when) == (stage, when)]
