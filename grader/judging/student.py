"""The submission's functions, called by name; each call crosses into its own process.

A function that did not answer in time, or that took its process down, is not asked again in that
stage: the finding is repeated at once, so that one endless loop costs one time limit. A call is made
once, and its answer remembered; `leaves_unchanged` makes it a second time, and one that answers unlike
then keeps state.

A call can be made in four ways. `alone`: the submission as it was handed in. `given`: with the
functions of earlier stages answered from here, inside the student's own modules. `watched`: with
their calls counted. `own`: with the arguments that an earlier function makes (a cache) made inside,
by the student's own function.
"""

from __future__ import annotations

import time
from collections.abc import Hashable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

from grader.assignment.spec import Assignment, Function, Stage
from grader.checks.agree import agree
from grader.checks.answer import Answer, describe_call
from grader.errors import BadReply, Died, Finding, Raised, TimeUp
from grader.inside import wire
from grader.intake.submission import Submission
from grader.judging.error_messages import explain_error, explain_loss, hint_at_name
from grader.oracle.calls import Call, hashable
from grader.oracle.oracle import Oracle, work_out
from grader.sandbox.channel import OpenChannel, Timeout
from grader.sandbox.child import Child, Reply

SLOWER = 20  # times the reference is what a call may always take
EVIDENCE = 2**18  # bytes of a call and its answer, up to which they are kept
Way = Literal["alone", "given", "watched", "own"]


class TimeBudget:
    """The seconds that one submission may still take, over all its stages.

    All time counts, what is spent here on its answers included: an answer that is slow to read or to
    compare is the submission's own.
    """

    def __init__(self, seconds: float) -> None:
        self.total = seconds
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """How many there are; fewer than none when they are used up."""
        return self._end - time.monotonic()

    def grant(self, seconds: float) -> float:
        """At most `seconds`, of what is left; raises `Finding` when nothing is."""
        if self.left <= 0:
            raise Finding(
                f"The program has used all of its {self.total:g} seconds in earlier checks. Mend what is slow there first.",
                "time-limit",
            )
        return min(seconds, self.left)


@dataclass
class Opened:
    """A process with the submission in it, and what is known of it."""

    child: Child
    loaded: set[str] = field(default_factory=set)


class Student:
    """One submission in one stage: `student.forward(X, params)` is an `Answer`, or raises `Finding`.

    Use it in a `with` block, which ends its processes. `calls` are those since it was last cleared.
    """

    def __init__(
        self,
        submission: Submission,
        assignment: Assignment,
        stage: Stage,
        budget: TimeBudget,
        oracle: Oracle,
        open_channel: OpenChannel,
        wrong: frozenset[str],
        lost: set[str],
    ) -> None:
        """`wrong` are earlier modules that a check's own calls must not go to.

        `lost` are modules known to take their process down; they are added to.
        """
        self.submission = submission
        self.assignment = assignment
        self.stage = stage
        self.budget = budget
        self.oracle = oracle
        self.open_channel = open_channel
        self.wrong = wrong
        self.lost = lost
        self.way: Way = "alone"
        self.calls: list[Call] = []
        self.printed: list[str] = []
        self._opened: dict[Way, Opened] = {}
        self._findings: dict[tuple[Way, str], Finding] = {}
        self._settled: dict[Hashable, tuple[Call, Reply]] = {}
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

    def ask(self, function: Function, arguments: tuple[Any, ...], again: bool = False) -> Reply:
        """Call a function inside; raises `Finding` in the student's words where no value comes back.

        again: make the call, even if its answer is known; raises `Finding` where it is another one.
        """
        if function.module in self.wrong:
            return self._work_out(function, arguments)
        self._require_module(function.module)
        key = (self.way, function.name, hashable(arguments))
        settled = self._settled.get(key)
        if settled and not again:
            self.calls.append(settled[0])
            return settled[1]
        call = describe_call(function.name, function.parameters, arguments)
        child = self._open(function.module)
        with self._guarded(function.name, child, call, function, arguments) as seconds:

            def more() -> float:
                return min(SLOWER * self.oracle.seconds(function.name, arguments), self.budget.left)

            patience = Timeout(seconds, more)
            own = self._made_inside(function, arguments) if self.way == "own" else ()
            try:
                reply = child.call(function.module, function.name, arguments, patience, own)
            except wire.Refused as refused:  # an answer of its own, asked about
                raise Finding(f"{call} cannot be called: {refused}.", "wrong-kind") from None
        if (
            reply.size + reply.asking > EVIDENCE
        ):  # nothing of a submission is kept that could fill our memory
            return reply
        asked = dict(reply.asked)
        made = Call(function.name, arguments, reply.value, "", asked, reply.size)
        self.calls.append(made)
        if settled and not _is_repeated(settled[1], reply):
            raise Finding(f"{call} gave another answer when it was asked again.", "not-repeatable")
        self._settled[key] = made, reply
        return reply

    def _work_out(self, function: Function, arguments: tuple[Any, ...]) -> Reply:
        """An earlier stage's function, which is wrong: a later stage does not answer for it."""
        try:
            return Reply(work_out(self.oracle, function.name, arguments), None, {})
        except Exception:  # whatever the reference makes of what a student's code returned
            call = describe_call(function.name, function.parameters, arguments)
            raise Finding(f"{call} cannot be worked out: its arguments do not fit.") from None

    def _made_inside(
        self, function: Function, arguments: tuple[Any, ...]
    ) -> list[tuple[int, dict[str, Any]]]:
        functions = self.assignment.functions
        return [
            (
                made.place,
                {
                    "module": functions[made.function].module,
                    "function": made.function,
                    "arguments": tuple(arguments[place] for place in made.takes),
                },
            )
            for made in function.made
        ]

    def _require_module(self, module: str) -> None:
        submission = self.submission
        if submission.problem:
            raise Finding(submission.problem, "unreadable")
        if self._is_given(module):
            return
        if module in submission.unreadable:
            raise Finding(submission.unreadable[module], "unreadable")
        if module not in submission.modules:
            raise Finding(
                f"There is no {module}.py. {hint_at_name(module, submission)}", "missing-file"
            )

    def _is_given(self, module: str) -> bool:
        return self.way == "given" and module in {
            stage.name for stage in self.assignment.before(self.stage.name)
        }

    def _open(self, module: str) -> Child:
        """The process, with the module imported in it; a new one where the last was lost."""
        way: Way = "alone" if self.way == "own" else self.way
        opened = self._opened.get(way)
        if opened is None or not opened.child.alive:
            opened = self._opened[way] = Opened(self._start(way))
        if module not in opened.loaded:
            with self._guarded(f"import {module}", opened.child, f"import {module}") as seconds:
                opened.child.load(module, Timeout(seconds))
            opened.loaded.add(module)
        return opened.child

    def _start(self, way: Way) -> Child:
        modules = {**self.assignment.given, **self.submission.modules}
        earlier = self.assignment.before(self.stage.name)
        if way == "given":  # what a module that takes its process down had besides is lost with it
            modules |= {stage.name: "" for stage in earlier if stage.name in self.lost}
        names = {stage.name: [function.name for function in stage.functions] for stage in earlier}
        tell = partial(work_out, self.oracle)
        channel, limits = self.open_channel(), self.assignment.limits
        child = Child(channel, modules, limits, way, names, tell, self.assignment.protections)
        return self._stack.enter_context(child)

    @contextmanager
    def _guarded(
        self,
        key: str,
        child: Child,
        call: str,
        function: Function | None = None,
        arguments: tuple[Any, ...] = (),
    ) -> Iterator[float]:
        """The seconds that something in the child may take; its failures are put into words, once."""
        if (self.way, key) in self._findings:
            raise self._repeat(key)
        seconds = self.budget.grant(self.assignment.limits.call_seconds)
        try:
            yield seconds
        except Raised as error:
            if function:
                asked = dict(child.asked)
                self.calls.append(Call(function.name, arguments, None, error.type, asked))
            raise explain_error(error, call, function, self.assignment) from None
        except (TimeUp, Died, BadReply) as error:
            self._findings[self.way, key] = explain_loss(error, call)
            if function is None:
                self.lost.add(key.removeprefix("import "))
            raise self._repeat(key) from None
        finally:
            if child.printed and child.printed not in self.printed:
                self.printed.append(child.printed)
            child.printed = ""

    def _repeat(self, key: str) -> Finding:
        known = self._findings[self.way, key]
        return Finding(str(known), known.name)


def _is_repeated(first: Reply, second: Reply) -> bool:
    """Whether two answers are the same but for rounding: rows may be added up in another order."""
    if hashable((first.value, first.changed)) == hashable((second.value, second.changed)):
        return True
    try:
        agree(second.value, first.value)
    except Finding:
        return False
    return True


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
        self._student.ask(self._function, plain)
        changed = self._student.ask(self._function, plain, again=True).changed
        names = self._function.parameters
        if changed is None:
            return
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
