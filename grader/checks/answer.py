"""An answer: the value that a function returned, and a description of the call."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from grader.assignment.spec import Function
from grader.errors import Finding
from grader.safe_text import clean


@dataclass(frozen=True)
class Answer:
    """A value with its call, for messages such as `split(rows (4, 2), share=0.5)[0]`.

    Indexing returns the inner answer; NumPy functions and arithmetic use its value.
    """

    value: Any
    call: str
    path: str = ""

    def __str__(self) -> str:
        return self.call + self.path

    def __getitem__(self, key: int | str | slice) -> Answer:
        inside = f"[{key!r}]" if isinstance(key, int) else f'["{key}"]'
        try:
            return Answer(self.value[key], self.call, self.path + inside)
        except (TypeError, LookupError, ValueError):
            raise Finding(
                f"{self} should have an entry {inside}, but is {describe(self.value)}.",
                _kind(self.value),
            ) from None

    def __iter__(self) -> Iterator[Answer]:
        return (self[index] for index in range(len(self)))

    def __len__(self) -> int:
        try:
            return len(self.value)
        except TypeError:
            raise Finding(
                f"{self} should have several entries, but is {describe(self.value)}.",
                _kind(self.value),
            ) from None

    def __array__(
        self, dtype: npt.DTypeLike | None = None, copy: bool | None = None
    ) -> npt.NDArray[Any]:
        return numbers(self).astype(dtype or np.float64)


def _kind(value: Any) -> str:
    return "returns-nothing" if value is None else "wrong-kind"


def numbers(answer: Answer) -> npt.NDArray[Any]:
    """The answer as an array of real numbers; raises `Finding` if it is not one."""
    array = np.asarray(None)
    if _is_numeric(
        answer.value
    ):  # an array of texts could be huge: it is as wide as its longest text
        with suppress(ValueError):  # rows of different lengths
            array = np.asarray(answer.value)
    if array.dtype.kind not in "biuf":
        said = f"{answer} should be numbers, but is {describe(answer.value)}."
        raise Finding(said, _kind(answer.value))
    return array


def _is_numeric(value: Any) -> bool:
    """Whether a nested value holds only numbers."""
    if isinstance(value, (list, tuple)):
        return {*map(type, value)} <= {float} or all(map(_is_numeric, value))
    return isinstance(value, (bool, int, float, np.number, np.ndarray))


def describe(value: Any) -> str:
    """A value in a few words: `None`, `a dict with the keys "a", "b"`, `an array of shape (4, 1)`."""
    if value is None:
        return "None (is a return statement missing?)"
    if isinstance(value, bool):
        return f"the truth value {value}"
    if isinstance(value, (int, float)):
        return f"the number {value:.6g}" if isinstance(value, float) else f"the number {value}"
    if isinstance(value, str):
        return f"the text {value[:40]!r}"
    if isinstance(value, np.ndarray):
        plain = value.dtype in (np.float64, np.int64)
        return f"an array of shape {value.shape}" + ("" if plain else f" and dtype {value.dtype}")
    if isinstance(value, dict):
        keys = ", ".join(f'"{clean(str(key), 60)}"' for key in list(value)[:8])
        return f"a dict with the keys {keys}" if keys else "an empty dict"
    if isinstance(value, (list, tuple, set)):
        return (
            f"a {type(value).__name__} of {len(value)} {'entry' if len(value) == 1 else 'entries'}"
        )
    return f"a {type(value).__name__}"


def describe_call(function: Function, arguments: tuple[Any, ...]) -> str:
    """A short description of a call: `split(rows (4, 2), share=0.5)`, `Pile(3).add(1).top`."""
    if not function.owner:
        return _describe(function.name, function.parameters, arguments)
    (made_with, steps), *given = arguments
    name = function.name.removeprefix(f"{function.owner}.")
    before = [
        _describe(function.owner, (), made_with),
        *(_describe(step, (), each) for step, each in steps[-2:]),
    ]
    if function.kind == "attribute":
        return ".".join([*before, name])
    return ".".join([*before, _describe(name, function.parameters[1:], tuple(given))])


def _describe(name: str, parameters: tuple[str, ...], arguments: tuple[Any, ...]) -> str:
    shown = [
        _describe_argument(parameters[index] if index < len(parameters) else "", argument)
        for index, argument in enumerate(arguments[:2])
    ]
    return f"{name}({', '.join(shown)}{', …' if len(arguments) > 2 else ''})"


def _describe_argument(parameter: str, argument: Any) -> str:
    named = f"{parameter}=" if parameter else ""
    if isinstance(argument, np.ndarray) and argument.ndim:
        few = argument.ndim == 1 and argument.size <= 3
        if few and argument.dtype.kind in "biuf":  # few enough to show
            return f"{named}[{', '.join(f'{float(entry):.6g}' for entry in argument)}]"
        return f"{parameter} {argument.shape}".lstrip()
    real = isinstance(argument, np.ndarray) and argument.dtype.kind in "biuf"
    if real or isinstance(argument, (int, float)):
        return f"{named}{float(argument):.6g}"
    return parameter or type(argument).__name__
