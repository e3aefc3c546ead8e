"""What checks run on: the functions of an assignment's cases.py, drawn from a seed."""

from __future__ import annotations

import inspect
import zlib
from collections.abc import Callable
from typing import Any

import numpy as np

from grader.assignment.spec import Assignment
from grader.assignment.trusted_modules import TrustedModules
from grader.errors import AssignmentError

FILE = "cases.py"


class Cases:
    """The cases of one run. Each public function of cases.py takes a random generator.

    It returns a dict from the name of each case to its value. Raises `AssignmentError` with the
    place where cases.py cannot be read or run.
    """

    def __init__(self, assignment: Assignment, seed: int) -> None:
        self._file = assignment.folder / FILE
        self._seed = seed
        self._functions = self._read(assignment)

    def __contains__(self, name: str) -> bool:
        return name in self._functions

    def __iter__(self) -> Any:
        return iter(self._functions)

    def draw(self, name: str) -> dict[str, Any]:
        """The cases of one function, from this run's seed; raises `AssignmentError`."""
        words = [self._seed & 0xFFFFFFFF, self._seed >> 32 & 0xFFFFFFFF, zlib.crc32(name.encode())]
        place = f"{self._file}, {name}"
        if odd := inspect.signature(self._functions[name]).parameters.keys() & self._functions:
            said = f"its argument is the generator; call {odd.pop()}(random) in it"
            raise AssignmentError(f"{place}: {said}.")
        try:
            values = self._functions[name](np.random.RandomState(words))
        except Exception as error:
            raise AssignmentError(f"{place}: {type(error).__name__}: {error}.") from error
        if not isinstance(values, dict) or not values:
            raise AssignmentError(
                f"{place}: return a dict from the name of each case to its value."
            )
        return values

    def _read(self, assignment: Assignment) -> dict[str, Callable[..., dict[str, Any]]]:
        try:
            source = self._file.read_text(encoding="utf-8")
        except OSError as error:
            raise AssignmentError(f"{self._file} cannot be read: {error.strerror}.") from error
        sources = {**assignment.given, "cases": source}
        module = TrustedModules(sources, str(assignment.folder)).module("cases")
        return {
            name: value
            for name, value in vars(module).items()
            if inspect.isfunction(value)
            and value.__code__.co_filename == module.__file__
            and not name.startswith("_")
        }
