"""Arguments of a call that the submission makes itself, in its own process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from grader.assignment.spec import Function


@dataclass(frozen=True)
class MadeInside:
    """An argument that a function of the submission makes: its place, that function, its arguments."""

    place: int
    module: str
    function: str
    arguments: tuple[Any, ...]


def list_made(
    function: Function, arguments: tuple[Any, ...], functions: Mapping[str, Function]
) -> list[MadeInside]:
    """The arguments of a call that the student's own earlier functions make."""
    return [
        MadeInside(
            made.place,
            functions[made.function].module,
            made.function,
            tuple(arguments[place] for place in made.takes),
        )
        for made in function.made
    ]
