"""The processes of one submission that are alive: few, and with bounded memory together.

Each process has its own limit of memory, and a submission has several: as it is, with right earlier stages, once more
apart. One that waits is ended where too many would be alive, or where those that wait hold too much; it is opened anew
when it is needed. So a submission takes at most its limit for the process that runs, and `SHARE` of it for the others.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from grader.sandbox.child import Child

MOST = 4  # alive at once
SHARE = 0.25  # of the limit, for all that wait


@dataclass
class OpenChild:
    """A process with the submission in it, and the modules that it has imported."""

    child: Child
    loaded: set[str] = field(default_factory=set)


class LivingChildren:
    """The processes of a submission by what they are for; `memory` is the limit of each, in bytes."""

    def __init__(self, memory: int) -> None:
        self._memory = memory
        self._opened: dict[Hashable, OpenChild] = {}  # the one that was used last comes last

    def take(self, key: Hashable, start: Callable[[], Child]) -> OpenChild:
        """The process of a key, which may run now; a new one if there is none alive."""
        opened = self._opened.pop(key, None)
        if opened is not None and not opened.child.alive:
            opened = None
        self._make_room(MOST - 1)
        if opened is None:
            opened = OpenChild(start().__enter__())
        self._opened[key] = opened
        return opened

    def _make_room(self, most: int) -> None:
        """End processes that wait until at most so many are left, within their share of memory."""
        for key in [key for key, each in self._opened.items() if not each.child.alive]:
            del self._opened[key]
        while len(self._opened) > most:
            self._end(next(iter(self._opened)))
        held = {key: each.child.find_memory() for key, each in self._opened.items()}
        while sum(held.values()) > SHARE * self._memory:
            largest = max(held, key=lambda key: held[key])
            del held[largest]
            self._end(largest)

    def _end(self, key: Hashable) -> None:
        self._opened.pop(key).child.close()

    def credit(self) -> None:
        """Have each process tell how long it waited for a processor."""
        for each in self._opened.values():
            each.child.credit()

    def close(self) -> None:
        """End all of them."""
        for key in [*self._opened]:
            self._end(key)
