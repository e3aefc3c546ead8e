"""An object of a class of the contract, as a check uses it: `model.fit(X)`, `model.centres`.

The object itself is made where it is asked, from its history: see `grader.inside.objects`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from grader.assignment.spec import Function
from grader.inside.objects import History as PlainHistory


class History:
    """What an object was made with, and the methods that were called on it since."""

    def __init__(self, made_with: tuple[Any, ...]) -> None:
        self._made_with = made_with
        self._steps: tuple[tuple[str, tuple[Any, ...]], ...] = ()

    @property
    def plain(self) -> PlainHistory:
        """The history as plain values, to be the argument `self`."""
        return self._made_with, self._steps

    def add(self, method: Function, arguments: tuple[Any, ...]) -> None:
        """Note a call. arguments: `self` first."""
        step = method.name.removeprefix(f"{method.owner}."), tuple(arguments[1:])
        self._steps = (*self._steps, step)


Use = Callable[[Function, History], Any]
"""Gives a method to call, or what an attribute is."""


class Instance:
    """One object; its methods and attributes are those of the contract."""

    def __init__(
        self,
        functions: Mapping[str, Function],
        name: str,
        made_with: tuple[Any, ...],
        use: Use,
    ) -> None:
        self._functions = functions
        self._name = name
        self._history = History(made_with)
        self._use = use

    def __getattr__(self, name: str) -> Any:
        function = self._functions.get(f"{self._name}.{name}")
        if function is None:
            raise AttributeError(f"the assignment has no {self._name}.{name}")
        return self._use(function, self._history)
