"""The processes of one submission in one stage: each call of a check crosses into one of them.

A function that did not answer in time, or that took its process down, is not called again in that
stage: the finding is repeated at once, so that one endless loop costs one time limit. A call is made
once, and its answer remembered; a call that is made again must give the same answer.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any

from grader.assignment.spec import Assignment, Function, Stage
from grader.checks.answer import describe_call
from grader.diagnosis.error_messages import explain_error, explain_loss, hint_at_name
from grader.errors import BadReply, Died, Finding, KilledBySystem, Raised, TimeUp
from grader.inside import wire
from grader.intake.submission import Submission
from grader.judging.ask_mode import AskMode, Record
from grader.judging.repetition import is_repeated
from grader.oracle.calls import Call, hashable
from grader.oracle.oracle import Oracle
from grader.results.result import Way
from grader.sandbox.channel import OpenChannel, Timeout
from grader.sandbox.child import Child, ChildWay
from grader.sandbox.living_children import LivingChildren
from grader.sandbox.made_inside import list_made
from grader.sandbox.replies import Reply
from grader.sandbox.time_budget import TimeBudget

SLOWER = 20  # a call may always take this many times the reference's time
EVIDENCE = 2**18  # bytes; larger calls and answers are not kept


class StageProcesses:
    """One submission in one stage. Use it in a `with` block, which ends its processes.

    budget: the time that is left to it. printed: what it printed since this was last cleared.
    """

    def __init__(
        self,
        submission: Submission,
        assignment: Assignment,
        stage: Stage,
        budget: TimeBudget,
        oracle: Oracle,
        open_channel: OpenChannel,
        lost: set[str] | None = None,
        data: str = "",
    ) -> None:
        """lost: modules known to take their process down; they are added to. data: see `Child`."""
        self.stage = stage
        self.functions, self.words = assignment.functions, assignment.words
        self.budget = budget
        self.printed: list[str] = []
        self._submission = submission
        self._assignment = assignment
        self._oracle = oracle
        self._open_channel = open_channel
        self._data = data
        self._lost = set() if lost is None else lost
        self._children = LivingChildren(assignment.limits.memory_mb * 2**20)
        self._findings: dict[tuple[Way, str], Finding] = {}
        self._settled: dict[Hashable, tuple[Call, Reply]] = {}

    def __enter__(self) -> StageProcesses:
        return self

    def __exit__(self, *exc: object) -> None:
        self._children.close()

    def ask(
        self,
        function: Function,
        arguments: tuple[Any, ...],
        mode: AskMode,
        record: Record,
        again: bool = False,
    ) -> Reply:
        """Call a function inside; raises `Finding` in the student's words where no value comes back.

        record: takes each call that was made, with what came of it. again: make the call even if its
        answer is known; raises `Finding` where it is another one.
        """
        if function.module in mode.answered_here:
            return self._stand_in(function, arguments)
        way = mode.way
        self._require_module(function.module, mode)
        key = (way, mode.apart, function.name, hashable(arguments))
        settled = self._settled.get(key)
        if settled and not again:
            record(settled[0])
            return settled[1]
        reply = self._call(function, arguments, mode, record, again)
        if reply.size + reply.asking > EVIDENCE:  # it could fill our memory
            return reply
        call = Call(function.name, arguments, reply.value, asked=dict(reply.asked), size=reply.size)
        record(call)
        if settled and not is_repeated(settled[1], reply):
            said = describe_call(function, arguments)
            raise Finding(
                f"{said} gave a different answer when it was called again.", "not-repeatable"
            )
        self._settled[key] = call, reply
        return reply

    def _call(
        self,
        function: Function,
        arguments: tuple[Any, ...],
        mode: AskMode,
        record: Record,
        looks: bool,
    ) -> Reply:
        said, way = describe_call(function, arguments), mode.way
        child = self._open(function.module, mode)

        def more() -> float:
            seconds = self._oracle.answers.seconds(function.name, arguments)
            return min(SLOWER * seconds, self.budget.left)

        def failed(kind: str) -> None:
            record(Call(function.name, arguments, None, kind, dict(child.asked)))

        with self._explained(function.name, child, said, way, function, failed) as seconds:
            made = list_made(function, arguments, self.functions) if way == "own_cache" else ()
            timeout = Timeout(seconds, more)
            try:
                return child.call(
                    function.module, function.name, arguments, timeout, made, function.kind, looks
                )
            except wire.Refused as refused:  # an answer of its own is among the arguments
                raise Finding(f"{said} cannot be called: {refused}.", "wrong-kind") from None

    def _stand_in(self, function: Function, arguments: tuple[Any, ...]) -> Reply:
        """Answer a wrong earlier function by the reference, so that a later stage is not blamed."""
        try:
            assert self._oracle.stand_in
            return Reply(self._oracle.stand_in(function.name, arguments), None, {})
        except Exception:  # the reference may fail on a student's values
            call = describe_call(function, arguments)
            raise Finding(
                f"{call} cannot be computed: its arguments have wrong shapes or kinds."
            ) from None

    def _require_module(self, module: str, mode: AskMode) -> None:
        submission = self._submission
        if submission.problem:
            raise Finding(submission.problem, "unreadable")
        if mode.way == "stubbed" and module in mode.answered_here:
            return
        if module in submission.unreadable:
            raise Finding(submission.unreadable[module], "unreadable")
        if module not in submission.modules:
            hint = hint_at_name(module, submission)
            raise Finding(f"There is no {module}.py. {hint}", "missing-file")

    @property
    def can_stand_in(self) -> bool:
        """Whether right answers can be given in place of earlier functions."""
        return self._oracle.stand_in is not None

    @property
    def earlier(self) -> tuple[Stage, ...]:
        """The stages before this one."""
        return self._assignment.before(self.stage.name)

    def _open(self, module: str, mode: AskMode) -> Child:
        """The process with the module imported; a new one if the last one ended."""
        way = mode.way
        kind: ChildWay = "as_submitted" if way == "own_cache" else way
        stubbed = mode.answered_here if way == "stubbed" else frozenset[str]()
        key = (kind, stubbed, mode.apart)
        opened = self._children.take(key, lambda: self._start(kind, stubbed))
        if module not in opened.loaded:
            said = f"import {module}"
            with self._explained(said, opened.child, said, way) as seconds:
                opened.child.load(module, Timeout(seconds))
            opened.loaded.add(module)
        return opened.child

    def _start(self, way: ChildWay, stubbed: frozenset[str]) -> Child:
        earlier = self._assignment.modules_before(self.stage.name)
        modules = {**self._assignment.given, **self._submission.modules}
        if way == "stubbed":  # a module that takes its process down loses whatever else it had
            modules |= dict.fromkeys(self._lost & earlier.keys(), "")
        names = {
            module: {each.name: each.kind for each in stage.functions if each.module == module}
            for module, stage in earlier.items()
            if way != "stubbed" or module in stubbed
        }
        limits, locks = self._assignment.limits, self._assignment.protections
        stand_in, channel = self._oracle.stand_in, self._open_channel()
        excuse = self._excuse
        return Child(channel, modules, limits, way, names, stand_in, locks, self._data, excuse)

    def _excuse(self, seconds: float) -> None:
        self.budget.excuse(seconds)

    @contextmanager
    def _explained(
        self,
        key: str,
        child: Child,
        said: str,
        way: Way,
        function: Function | None = None,
        failed: Callable[[str], None] | None = None,
    ) -> Iterator[float]:
        """Yield the time limit of an action in the child; turn its failures into findings.

        failed: takes the kind of an error that student code raised.
        """
        if (way, key) in self._findings:
            raise self._repeat(way, key)
        if self.budget.left <= 0:
            self._children.credit()
        seconds = self.budget.grant(self._assignment.limits.call_seconds)
        try:
            yield seconds
        except Raised as error:
            if failed:
                failed(error.type)
            raise explain_error(error, said, function, self._assignment) from None
        except (TimeUp, Died, BadReply) as error:
            killed = isinstance(error, Died) and error.by_itself and error.code == -9
            if killed and child.is_locked:
                raise KilledBySystem(said) from None  # it can send no signal itself
            self._findings[way, key] = explain_loss(error, said)
            if function is None:
                self._lost.add(key.removeprefix("import "))
            raise self._repeat(way, key) from None
        finally:
            most = self._assignment.limits.output_characters
            enough = sum(map(len, self.printed)) >= most  # another text at each call adds up
            if child.printed and child.printed not in self.printed and not enough:
                self.printed.append(child.printed)
            child.printed = ""

    def _repeat(self, way: Way, key: str) -> Finding:
        known = self._findings[way, key]
        return Finding(str(known), known.name)
