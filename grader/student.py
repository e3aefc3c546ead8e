"""The submission's functions, called by name; each call crosses into its own process.

A function that did not answer in time, or that took its process down, is not asked again in that
stage: the finding is repeated at once, so that one endless loop costs one time limit.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from difflib import get_close_matches
from typing import Any

from grader.answer import Answer, describe_call
from grader.assignment import Assignment, Function
from grader.channel import OpenChannel, Patience
from grader.child import Child, Reply
from grader.errors import BadReply, Died, Finding, Raised, TimeUp
from grader.inside import wire
from grader.oracle import Oracle
from grader.submission import Submission
from grader.text import clean

SLOWER = 20  # times the reference is what a call may always take


class Budget:
    """The seconds that one submission may still take, over all its stages."""

    def __init__(self, seconds: float) -> None:
        self.total = seconds
        self.left = seconds

    def grant(self, seconds: float) -> float:
        """At most `seconds`, of what is left; raises `Finding` when nothing is."""
        if self.left <= 0:
            raise Finding(
                f"The program has used all of its {self.total:g} seconds in earlier checks. Mend what is slow there first."
            )
        return min(seconds, self.left)


class Student:
    """One submission in one stage: `student.forward(X, params)` is an `Answer`, or raises `Finding`.

    Use it in a `with` block, which ends the process.
    """

    def __init__(
        self,
        submission: Submission,
        assignment: Assignment,
        budget: Budget,
        oracle: Oracle,
        open_channel: OpenChannel,
    ) -> None:
        self.submission = submission
        self.assignment = assignment
        self.budget = budget
        self.oracle = oracle
        self.open_channel = open_channel
        self.printed: list[str] = []
        self._child: Child | None = None
        self._loaded: set[str] = set()
        self._findings: dict[str, str] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Student:
        return self

    def __exit__(self, *exc: object) -> None:
        self._stack.close()

    def __getattr__(self, name: str) -> Proxy:
        try:
            return Proxy(self, self.assignment.functions[name])
        except KeyError:
            raise AttributeError(f"the assignment has no function {name}") from None

    def ask(self, function: Function, arguments: tuple[Any, ...]) -> Reply:
        """Call a function inside; raises `Finding` in the student's words where no value comes back."""
        self._require_module(function.module)
        child = self._open(function.module)
        call = describe_call(function.name, function.parameters, arguments)
        with self._guarded(function.name, child, call, function) as seconds:

            def more() -> float:
                return min(SLOWER * self.oracle.seconds(function.name, arguments), self.budget.left)

            return child.call(function.module, function.name, arguments, Patience(seconds, more))

    def _require_module(self, module: str) -> None:
        submission = self.submission
        if submission.problem:
            raise Finding(submission.problem)
        if module in submission.unreadable:
            raise Finding(submission.unreadable[module])
        if module not in submission.modules:
            raise Finding(f"There is no {module}.py. {_hint_at_name(module, submission)}")

    def _open(self, module: str) -> Child:
        """The process, with the module imported in it; a new one where the last was lost."""
        if self._child is None or not self._child.alive:
            modules = {**self.assignment.given, **self.submission.modules}
            self._child = self._stack.enter_context(
                Child(self.open_channel(), modules, self.assignment.limits)
            )
            self._loaded.clear()
        child = self._child
        if module not in self._loaded:
            with self._guarded(f"import {module}", child, f"import {module}") as seconds:
                child.load(module, Patience(seconds))
            self._loaded.add(module)
        return child

    @contextmanager
    def _guarded(
        self, key: str, child: Child, call: str, function: Function | None = None
    ) -> Iterator[float]:
        """The seconds that something in the child may take; its failures are put into words, once."""
        if key in self._findings:
            raise Finding(self._findings[key])
        seconds = self.budget.grant(self.assignment.limits.call_seconds)
        start = time.monotonic()
        try:
            yield seconds
        except Raised as error:
            raise Finding(explain_error(error, call, function, self.assignment)) from None
        except (TimeUp, Died, BadReply) as error:
            self._findings[key] = explain_loss(error, call)
            raise Finding(self._findings[key]) from None
        finally:
            self.budget.left -= time.monotonic() - start
            if child.printed and child.printed not in self.printed:
                self.printed.append(child.printed)
            child.printed = ""


class Proxy:
    """A function of the submission, as a check sees it."""

    def __init__(self, student: Student, function: Function) -> None:
        self._student = student
        self._function = function

    def __call__(self, *arguments: Any) -> Answer:
        plain = unwrap(arguments)
        return Answer(self._student.ask(self._function, plain).value, self._describe(plain))

    def leaves_unchanged(self, *arguments: Any, but: tuple[str, ...] = ()) -> None:
        """Raise `Finding` where the call changes an argument in place; those in `but` it may."""
        plain = unwrap(arguments)
        changed = self._student.ask(self._function, plain).changed
        names = self._function.parameters
        if changed is None:
            return
        for name, before, after in zip(names, plain, changed, strict=False):
            place = find_change(before, after, name)
            if place and name not in but:
                raise Finding(
                    f"{self._describe(plain)} changed its argument {place} in place.\n"
                    "Work on new arrays instead: the caller still needs the old one."
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


def explain_loss(error: TimeUp | Died | BadReply, call: str) -> str:
    """One sentence, and the next action, for a process that gave no answer."""
    match error:
        case TimeUp(seconds=seconds):
            return f"{call} did not answer within {seconds:.3g} seconds. Is there a loop that never ends?"
        case Died(code=code) if code == -9:
            return f"{call} was killed before it answered: it took too much memory, or was ended from outside."
        case Died(code=code) if code == -24:
            return f"{call} used up its processor time. Is there a loop that never ends?"
        case Died(code=code):
            return f"{call} ended the whole program (exit code {code}) before it answered. A module should return, never exit."
    return f"{call} gave no answer that can be read: {error}."


def explain_error(
    error: Raised, call: str, function: Function | None, assignment: Assignment
) -> str:
    """What student code raised, in a sentence that says where, and what to do."""
    place = (
        f"{error.file} line {error.line}: {error.source}".rstrip(": ")
        if error.file and error.line
        else ""
    )
    wanted = function.signature if function else ""
    modules = {stage.name for stage in assignment.stages}
    match error:
        case Raised(phase="missing") if function and error.message == "NoneType":
            near = get_close_matches(function.name, error.where.split(), 1, 0.7)
            if near:
                return f"{function.module}.py has no function {function.name}, but a {near[0]}. The checks call {wanted}."
            return (
                f"{function.module}.py has no function {function.name}. The checks call {wanted}."
            )
        case Raised(phase="missing"):
            return f"{call}: {function.name if function else call} is a {error.message} and cannot be called. Make it a function: {wanted}."
        case Raised(type="Refused"):
            return f"{call} returns {error.where and 'in ' + error.where + ' '}{error.message}. Return plain numbers and NumPy arrays."
        case Raised(type="NotImplementedError"):
            return (
                error.message.rstrip(".") + "." if error.message else f"{call} is not written yet."
            )
        case Raised(type="MemoryError"):
            return f"{call} needs more than {assignment.limits.memory_mb} MB of memory. Are the shapes what you think they are?\n{place}".rstrip()
        case Raised(type="RecursionError"):
            return f"{call} calls itself without end.\n{place}".rstrip()
        case Raised(type="ModuleNotFoundError") if error.where in modules:
            return f"{call} stops: {error.file or 'it'} imports {error.where}, and there is no {error.where}.py."
        case Raised(type="ModuleNotFoundError"):
            return f"{call} stops: {error.message}. Use NumPy and Python's own library alone.\n{place}".rstrip()
        case Raised(type="SyntaxError" | "IndentationError" | "TabError"):
            return f"{error.file or call} is not Python yet: {error.message}.\n{place}".rstrip()
        case Raised(phase="call", type="TypeError", file="") if function:
            return f"{call} stops: {error.message}. The checks call {wanted}: by position, in that order."
    return f"{call} stops with {error.type}: {clean(error.message, 300) or 'no message'}.\n{place}".rstrip()


def _hint_at_name(module: str, submission: Submission) -> str:
    """Where the missing file may have gone."""
    names = [*(f"{name}.py" for name in submission.modules), *submission.others]
    near = [name for name in names if module in name.lower() and name.lower().endswith(".py")]
    if near:
        return f"There is a file named {clean(near[0], 60)!r}; is it that one, under another name?"
    return (
        f"Hand in {module}.py beside the others."
        if names
        else "The submission holds no Python files at all."
    )
