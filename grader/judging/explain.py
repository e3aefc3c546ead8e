"""Why the checks of a stage failed: which mistake it is, said at each check that failed for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import combinations
from typing import Protocol

import numpy as np

from grader.diagnosis.comparison import alike, count_numbers
from grader.diagnosis.matching import diagnose
from grader.diagnosis.symptoms import Diagnosis, measured, swapping
from grader.errors import Finding
from grader.judging.ask_mode import AskMode
from grader.judging.stage_processes import StageProcesses
from grader.oracle.calls import Call
from grader.oracle.oracle import Oracle
from grader.oracle.recorded import is_short
from grader.results.result import Check, Outcome


class FinishedRun(Protocol):
    """A run of a check, with its outcome and its calls."""

    check: Check
    mode: AskMode
    calls: list[Call]
    outcome: Outcome
    name: str


def explain_stage(
    processes: StageProcesses,
    runs: Sequence[FinishedRun],
    checks: Mapping[str, Check],
    oracle: Oracle,
) -> dict[str, Check]:
    """The failed checks of a stage, by name, each with its diagnosis; `runs` are all of the stage's."""
    failed = [run for run in runs if run.outcome == "failed"]
    explainer = Explainer(processes, oracle, [call for run in runs for call in run.calls], failed)
    functions = dict.fromkeys(call.function for run in failed for call in run.calls)
    explained = {name: explainer.explain(name) for name in functions}
    found: dict[str, Check] = {}
    for name in dict.fromkeys(run.check.name for run in failed):
        mine = [run for run in failed if run.check.name == name]
        called = dict.fromkeys(call.function for run in mine for call in run.calls)
        diagnoses = [each for function in called if (each := explained[function])]
        names = [word for diagnosis in diagnoses for word in diagnosis.names]
        found[name] = _attach(checks[name], diagnoses, names or [mine[0].name])
    return found


class Explainer:
    """What is wrong with the functions of a stage, from all of its calls and the runs that failed."""

    def __init__(
        self,
        processes: StageProcesses,
        oracle: Oracle,
        calls: Sequence[Call],
        failed: Sequence[FinishedRun],
    ) -> None:
        self._processes = processes
        self._oracle = oracle
        self._calls = calls
        self._failed = failed

    def explain(self, function: str) -> Diagnosis | None:
        """Which mistake it is; None where that is not known.

        A fault of ours here must not touch a verdict; it is said, so that somebody can fix it.
        """
        try:
            return (
                self._find_measuring(function)
                or diagnose(self._calls, function, self._oracle)
                or self._find_swapping(function)
            )
        except Exception as error:
            said = (
                f"(Which mistake it is could not be worked out: {type(error).__name__}: {error}.)"
            )
            return Diagnosis((), said)

    def _find_swapping(self, function: str) -> Diagnosis | None:
        """Whether two arguments change places: then it is right when they are handed over so."""
        run = next((r for r in self._failed for c in r.calls if c.function == function), None)
        if run is None:
            return None
        contract = self._processes.functions[function]
        call = next(call for call in run.calls if call.function == function)
        right = self._oracle.answers.right(function, call.arguments)
        if not is_short(right):
            return None
        # Numbers stay where they are: a rate in the place of a count would only waste time.
        movable = [i for i, argument in enumerate(call.arguments) if not np.isscalar(argument)]
        for one, other in combinations(movable, 2):
            swapped = list(call.arguments)
            swapped[one], swapped[other] = swapped[other], swapped[one]
            with suppress(Finding):
                reply = self._processes.ask(contract, tuple(swapped), run.mode, bool)
                if alike(reply.value, right):
                    names = (contract.parameters[i] for i in (one, other))
                    return swapping(contract.signature, *names)
        return None

    def _find_measuring(self, function: str) -> Diagnosis | None:
        """Finite differences, seen in the calls: those of a stubbed run, or one more that is spied on."""
        calls = (call for run in self._failed for call in run.calls)
        call = next((c for c in calls if c.function == function and not c.error), None)
        contract = self._processes.functions[function]
        if call is None or not contract.made:
            return None
        if not call.asked:
            spied: list[Call] = []
            try:
                self._processes.ask(contract, call.arguments, AskMode("spied"), spied.append)
            except Finding:
                return None
            if not spied:  # too large to be kept
                return None
            call = spied[-1]
        return measured(call.asked, count_numbers(call.value))


def _attach(check: Check, found: Sequence[Diagnosis], names: Sequence[str]) -> Check:
    said = [diagnosis.says for diagnosis in found if diagnosis.says not in check.message]
    return replace(
        check,
        message="\n".join([check.message, *said]),
        diagnosis=tuple(dict.fromkeys(filter(None, names))),
        hint="\n".join(diagnosis.hint for diagnosis in found if diagnosis.hint),
    )
