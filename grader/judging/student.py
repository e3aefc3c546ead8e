"""The submission's functions, as a check calls them: `student.forward(X, params)`."""

from __future__ import annotations

from typing import Any

from grader.assignment.spec import Function
from grader.checks.answer import Answer, describe_call
from grader.errors import Finding
from grader.inside import wire
from grader.judging.ask_mode import AskMode, Record
from grader.judging.stage_processes import StageProcesses


class Student:
    """One submission in one stage, asked in one way: each function gives an `Answer`, or raises `Finding`.

    record: takes each call that was made.
    """

    def __init__(self, processes: StageProcesses, mode: AskMode, record: Record) -> None:
        self._processes = processes
        self._mode = mode
        self._record = record

    def __getattr__(self, name: str) -> Proxy:
        try:
            function = self._processes.functions[name]
        except KeyError:
            raise AttributeError(f"the assignment has no function {name}") from None
        return Proxy(self._processes, function, self._mode, self._record)


class Proxy:
    """A function of the submission, as a check sees it."""

    def __init__(
        self, processes: StageProcesses, function: Function, mode: AskMode, record: Record
    ) -> None:
        self._processes = processes
        self._function = function
        self._mode = mode
        self._record = record

    def __call__(self, *arguments: Any) -> Answer:
        plain = unwrap(arguments)
        reply = self._processes.ask(self._function, plain, self._mode, self._record)
        return Answer(reply.value, self._describe(plain))

    def leaves_unchanged(self, *arguments: Any, but: tuple[str, ...] = ()) -> None:
        """Raise `Finding` where the call changes an argument in place; those in `but` it may."""
        plain = unwrap(arguments)
        ask = self._processes.ask
        ask(self._function, plain, self._mode, self._record)
        changed = ask(self._function, plain, self._mode, self._record, again=True).changed
        if changed is None:
            return
        names = self._function.parameters
        for name, before, after in zip(names, plain, changed, strict=False):
            place = find_change(before, after, name)
            if place and name not in but:
                raise Finding(
                    f"{self._describe(plain)} changed its argument {place} in place.\n"
                    "Work on new arrays instead: the caller still needs the old one.",
                    "arguments-changed",
                )

    def _describe(self, arguments: tuple[Any, ...]) -> str:
        return describe_call(self._function.name, self._function.parameters, arguments)


def find_change(before: Any, after: Any, name: str) -> str:
    """Where two versions of an argument differ: `params["bias_hidden"]`; empty where they do not."""
    if isinstance(before, dict) and isinstance(after, dict):
        if list(before) != list(after):
            return name
        inside = [(before[key], after[key], f'{name}["{key}"]') for key in before]
    elif isinstance(before, (list, tuple)) and isinstance(after, (list, tuple)):
        if len(before) != len(after):
            return name
        inside = [
            (old, new, f"{name}[{i}]")
            for i, (old, new) in enumerate(zip(before, after, strict=True))
        ]
    else:
        return "" if wire.encode(before) == wire.encode(after) else name
    return next(filter(None, (find_change(*entry) for entry in inside)), "")


def unwrap(arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Plain values, where some may be answers."""
    return tuple(
        argument.value if isinstance(argument, Answer) else argument for argument in arguments
    )
