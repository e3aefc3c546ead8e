"""The smallest example on which a submission is wrong, step by step."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Step:
    """One array on the way: its name, how it comes about, its right value, and the submission's.

    yours: empty where the submission does not return this array.
    """

    name: str
    says: str
    right: str
    yours: str = ""

    @property
    def differs(self) -> bool:
        """Whether the submission has another value here."""
        return bool(self.yours) and self.yours != self.right


@dataclass(frozen=True)
class Example:
    """A call with numbers small enough for paper. given: each argument's name and value."""

    call: str
    given: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]

    @property
    def first_difference(self) -> Step | None:
        """The first step that differs."""
        return next((step for step in self.steps if step.differs), None)

    def as_data(self) -> dict[str, Any]:
        """The same as plain data."""
        return asdict(self)


def read_example(data: Any) -> Example | None:
    """An example from plain data; None where there is none."""
    if not data:
        return None
    given = tuple((str(name), str(value)) for name, value in data["given"])
    return Example(str(data["call"]), given, tuple(Step(**step) for step in data["steps"]))
