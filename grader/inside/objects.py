"""Objects by their history: what one was made with, and each method that was called on it since.

No object crosses the wire. A question about one carries its history, which is plain values, and the
object is made from it on the side that answers. So an equal question has an equal answer in any process.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from . import wire

Make = Callable[..., Any]
History = tuple[tuple[Any, ...], tuple[tuple[str, tuple[Any, ...]], ...]]
"""The arguments that an object was made with, and the methods called since, with theirs."""
MOST = 16  # objects that are kept


class Objects:
    """Makes objects from their histories, and keeps the last ones, whose histories may go on."""

    def __init__(self) -> None:
        self._kept: dict[bytes, Any] = {}

    def use(self, make: Make, member: str, form: str, arguments: tuple[Any, ...]) -> Any:
        """See `use`; the object goes on from where it was.

        make: its class. arguments: the history, and those of the method.
        """
        history, *given = arguments
        steps = history[1] if form == "attribute" else (*history[1], (member, tuple(given)))
        after = _name(make, (history[0], steps))  # before the method can change an argument
        made = self._kept.pop(_name(make, history), None)
        made = remake(make, history) if made is None else made
        value = use(made, member, form, given)
        if len(self._kept) >= MOST:
            self._kept.clear()
        self._kept[after] = made
        return value


def _name(make: Make, history: History) -> bytes:
    return wire.encode((getattr(make, "__name__", ""), history))


def remake(make: Make, history: History) -> Any:
    """An object of that history."""
    made_with, steps = history
    made = make(*made_with)
    for name, given in steps:
        getattr(made, name)(*given)
    return made


def use(made: Any, member: str, form: str, given: Sequence[Any]) -> Any:
    """What an attribute is, or what a method returns; None for the object itself.

    form: which of the two.
    """
    value = getattr(made, member)
    if form != "attribute":
        value = value(*given)
    return None if value is made else value


def call(function: Callable[..., Any], form: str, arguments: tuple[Any, ...]) -> Any:
    """What a function returns; a class is called, too, and its object stays here."""
    value = function(*arguments)
    return None if form == "class" else value


def perform(find: Callable[[str], Any], name: str, form: str, arguments: tuple[Any, ...]) -> Any:
    """Call a function, a class or a method, or read an attribute.

    find: what a module has under a name. name: `f`, `C`, `C.method` or `C.attribute`; form: which.
    """
    owner, _, member = name.partition(".")
    if not member:
        return call(find(owner), form, arguments)
    history, *given = arguments
    return use(remake(find(owner), history), member, form, given)
