"""Objects by their history: what one was made with, and each method that was called on it since.

No object crosses the wire. A question about one carries its history, which is plain values, and the
object is made from it on the side that answers. So an equal question has an equal answer in any process.
"""

from __future__ import annotations

from collections.abc import Callable
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

    def call(self, make: Make, member: str, arguments: tuple[Any, ...]) -> Any:
        """What a method returns; None for the object itself.

        make: its class. arguments: the history, and those of the method.
        """
        history, *given = arguments
        later = history[0], (*history[1], (member, tuple(given)))
        after = self._name(make, later)  # before the method can change an argument
        made = self._take(make, history)
        value = getattr(made, member)(*given)
        self._keep(after, made)
        return None if value is made else value

    def read(self, make: Make, member: str, arguments: tuple[Any, ...]) -> Any:
        """What an attribute is."""
        (history,) = arguments
        made = self._take(make, history)
        self._keep(self._name(make, history), made)
        return getattr(made, member)

    def _take(self, make: Make, history: History) -> Any:
        made = self._kept.pop(self._name(make, history), None)
        return remake(make, history) if made is None else made

    def _keep(self, name: bytes, made: Any) -> None:
        if len(self._kept) >= MOST:
            self._kept.clear()
        self._kept[name] = made

    def _name(self, make: Make, history: History) -> bytes:
        return wire.encode((getattr(make, "__name__", ""), history))


def remake(make: Make, history: History) -> Any:
    """An object of that history."""
    made_with, steps = history
    made = make(*made_with)
    for name, given in steps:
        getattr(made, name)(*given)
    return made


def perform(find: Callable[[str], Any], name: str, form: str, arguments: tuple[Any, ...]) -> Any:
    """Call a function, a class (the object is not returned) or a method, or read an attribute.

    find: what a module has under a name. name: `f`, `C`, `C.method` or `C.attribute`; form: which.
    """
    owner, _, member = name.partition(".")
    made = find(owner)
    if not member:
        value = made(*arguments)
        return None if form == "class" else value
    kept = Objects()
    return (kept.read if form == "attribute" else kept.call)(made, member, arguments)
