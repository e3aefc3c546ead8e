"""The submission's functions, as a check calls them: `student.area(width, height)`."""

from __future__ import annotations

import builtins
from collections.abc import Mapping
from functools import partial
from typing import Any

from grader.assignment.spec import Function
from grader.checks.answer import Answer, describe, describe_call
from grader.checks.instance import History, Instance
from grader.diagnosis.comparison import count_numbers
from grader.diagnosis.symptoms import measured
from grader.errors import Finding
from grader.inside import wire
from grader.judging.ask_mode import AskMode, Record
from grader.judging.call_counts import count_calls
from grader.judging.stage_processes import StageProcesses
from grader.oracle.calls import Call
from grader.sandbox.replies import Reply


class Student:
    """One submission in one stage, asked in one way: each function gives an `Answer`, or raises `Finding`.

    record: takes each call that was made.
    """

    def __init__(self, processes: StageProcesses, mode: AskMode, record: Record) -> None:
        self._processes = processes
        self._mode = mode
        self._record = record

    def __getattr__(self, name: str) -> Any:
        function = self._processes.functions.get(name)
        if function is None:
            raise AttributeError(f"the assignment has no function {name}")
        if function.kind == "class":
            return partial(self._make, function)
        return Proxy(self._processes, function, self._mode, self._record)

    def _make(self, function: Function, *arguments: Any, **named: Any) -> Instance:
        given = unwrap(function.arrange(arguments, named))
        Proxy(self._processes, function, self._mode, self._record)(*given)
        return Instance(self._processes.functions, function.name, given, self._use)

    def _use(self, function: Function, history: History) -> Any:
        proxy = Proxy(self._processes, function, self._mode, self._record, history)
        return proxy() if function.kind == "attribute" else proxy


class Proxy:
    """A function of the submission, as a check sees it."""

    def __init__(
        self,
        processes: StageProcesses,
        function: Function,
        mode: AskMode,
        record: Record,
        history: History | None = None,
    ) -> None:
        """history: of the object whose method it is."""
        self._processes = processes
        self._function = function
        self._mode = mode
        self._record = record
        self._history = history

    def _arrange(self, arguments: tuple[Any, ...], named: Mapping[str, Any]) -> tuple[Any, ...]:
        own = (self._history.plain,) if self._history else ()
        return unwrap(self._function.arrange((*own, *arguments), named))

    def _ask(
        self, plain: tuple[Any, ...], record: Record | None = None, again: bool = False
    ) -> Reply:
        return self._processes.ask(self._function, plain, self._mode, record or self._record, again)

    def _call(self, plain: tuple[Any, ...]) -> Reply:
        """Ask, and go on from there: the object has been used."""
        reply = self._ask(plain)
        if self._history and self._function.kind == "method":
            self._history.add(self._function, plain)
        return reply

    def __call__(self, *arguments: Any, **named: Any) -> Answer:
        plain = self._arrange(arguments, named)
        return Answer(self._call(plain).value, self._describe(plain))

    def raises(self, error: type[Exception], *arguments: Any, **named: Any) -> None:
        """Raise `Finding` unless the call stops with that error, or with one that is a kind of it."""
        plain = self._arrange(arguments, named)
        seen: list[Call] = []

        def record(call: Call) -> None:
            seen.append(call)
            self._record(call)

        said = f"{self._describe(plain)} should stop with a {error.__name__}"
        try:
            value = self._ask(plain, record).value
        except Finding as finding:
            kind = seen[-1].error if seen else ""
            if not kind:
                raise
            if not is_kind(kind, error):
                raise Finding(f"{said}.\n{finding}", finding.name) from None
            return
        given = "nothing" if value is None else describe(value)
        raise Finding(f"{said}. It goes on, and returns {given}.", "does-not-raise")

    def printed(self, *arguments: Any, **named: Any) -> Answer:
        """What the call prints, as a text; the beginning, where that is long."""
        plain = self._arrange(arguments, named)
        reply = self._call(plain)
        return Answer(reply.printed, f"What {self._describe(plain)} prints")

    def leaves_unchanged(self, *arguments: Any, but: tuple[str, ...] = ()) -> None:
        """Raise `Finding` if the call changes an argument in place, except those in `but`."""
        plain = self._arrange(arguments, {})
        self._ask(plain)
        changed = self._ask(plain, again=True).changed
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
        plain = self._arrange(arguments, {})
        value = self._ask(plain).value
        asked = count_calls(self._processes, self._function, plain, apart=self._mode.apart)
        if found := measured(asked, count_numbers(value)):
            raise Finding(
                f"{self._describe(plain)} measures the slope.\n{found.says}", *found.names
            )

    def _describe(self, arguments: tuple[Any, ...]) -> str:
        return describe_call(self._function, arguments)


def is_kind(raised: str, wanted: type[Exception]) -> bool:
    """Whether an error of that name is the wanted one, or Python's own that is a kind of it."""
    found = getattr(builtins, raised, None)
    return raised == wanted.__name__ or (isinstance(found, type) and issubclass(found, wanted))


def find_change(before: Any, after: Any, name: str) -> str:
    """The place where two versions of an argument differ: `sides["left"]`; empty if equal."""
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
