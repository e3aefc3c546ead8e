"""Functions and classes that take the place of a student's: the trusted process answers for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from . import wire

Ask = Callable[..., Any]
"""Gives what a function answers: its name, and its arguments."""


def make_stand_ins(forms: Mapping[str, str], ask: Ask) -> dict[str, Callable[[Any], Any]]:
    """What takes the place of each name of a module, made from the module's own.

    forms: the form of each name, a class before its methods and attributes.
    """
    found: dict[str, Any] = {}
    for name, form in forms.items():
        owner, _, member = name.partition(".")
        if form == "class":
            found[name] = _make_class(name, ask)
        elif form == "function":
            found[name] = partial(ask, name)
        elif form == "attribute":
            setattr(found[owner], member, property(partial(_read, ask, name)))
        else:
            setattr(found[owner], member, _make_method(name, ask))
    return {name: partial(_replace, made) for name, made in found.items()}


def _replace(made: Any, own: Any) -> Any:
    del own
    return made


def _make_class(name: str, ask: Ask) -> type:
    """A class whose objects know their history alone: see `objects`."""

    def begin(self: Any, *made_with: Any) -> None:
        ask(name, *made_with)  # which may fail
        self._history = _copy(made_with), ()

    return type(name, (), {"__init__": begin})


def _make_method(name: str, ask: Ask) -> Any:
    def method(self: Any, *given: Any) -> Any:
        made_with, steps = self._history
        step = name.partition(".")[2], _copy(given)  # before the caller can change it
        value = ask(name, self._history, *given)
        self._history = made_with, (*steps, step)
        return value

    return method


def _read(ask: Ask, name: str, made: Any) -> Any:
    return ask(name, made._history)


def _copy(values: tuple[Any, ...]) -> Any:
    return wire.decode(wire.encode(values))
