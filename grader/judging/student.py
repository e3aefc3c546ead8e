"""The submission's functions, as a check calls them: `student.forward(X, params)`."""

from __future__ import annotations

from typing import Any

from grader.assignment.spec import Function
from grader.checks.answer import Answer, describe_call
from grader.diagnosis.comparison import count_numbers
from grader.diagnosis.symptoms import measured
from grader.errors import Finding
from grader.inside import wire
from grader.judging.ask_mode import AskMode, Record
from grader.judging.call_counts import count_calls
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

    def __call__(self, *arguments: Any, **named: Any) -> Answer:
        plain = unwrap(self._function.arrange(arguments, named))
        reply = self._processes.ask(self._function, plain, self._mode, self._record)
        return Answer(reply.value, self._describe(plain))

    def leaves_unchanged(self, *arguments: Any, but: tuple[str, ...] = ()) -> None:
        """Raise `Finding` if the call changes an argument in place, except those in `but`."""
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
                    "Create new arrays instead: the caller still needs the old one.",
                    "arguments-changed",
                )

    def is_worked_out(self, *arguments: Any) -> None:
        """Raise `Finding` if the call measures slopes: it calls an earlier function once per number.

        Calls with complex numbers do not count: a derivative by complex step is exact.
        """
        plain = unwrap(arguments)
        value = self._processes.ask(self._function, plain, self._mode, self._record).value
        asked = count_calls(self._processes, self._function, plain)
        if found := measured(asked, count_numbers(value)):
            raise Finding(
                f"{self._describe(plain)} measures the slope.\n{found.says}", *found.names
            )

    def _describe(self, arguments: tuple[Any, ...]) -> str:
        return describe_call(self._function.name, self._function.parameters, arguments)


def find_change(before: Any, after: Any, name: str) -> str:
    """The place where two versions of an argument differ: `params["bias_hidden"]`; empty if equal."""
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
    """Replace answers by their values."""
    return tuple(
        argument.value if isinstance(argument, Answer) else argument for argument in arguments
    )
