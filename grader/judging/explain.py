"""Why the checks of a stage failed: which mistake it is, said at each check that failed for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any, Protocol

import numpy as np

from grader.diagnosis.comparison import Comparison, alike, count_numbers
from grader.diagnosis.matching import compare, describe, diagnose, is_wrong
from grader.diagnosis.python_errors import read_names
from grader.diagnosis.recognition import Evidence, ask_questions, list_candidates
from grader.diagnosis.smallest import find_example
from grader.diagnosis.symptoms import Diagnosis, measured, swapping
from grader.errors import Finding
from grader.judging.ask_mode import AskMode
from grader.judging.call_counts import count_calls
from grader.judging.stage_processes import StageProcesses
from grader.oracle.calls import Call, Failure, Unknown
from grader.oracle.oracle import Oracle
from grader.results.example import Example
from grader.results.result import Check, Outcome

ABOUT_SHAPES = {"shapes-do-not-fit", "place-out-of-range"}
TRIED = 4  # wrong answers that two arguments in other places must all mend


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
    explained = explainer.explain_all(functions)
    found: dict[str, Check] = {}
    for name in dict.fromkeys(run.check.name for run in failed):
        mine = [run for run in failed if run.check.name == name]
        called = dict.fromkeys(call.function for run in mine for call in run.calls)
        diagnoses = [each for function in called if (each := explained[function])]
        errors = [run.name for run in mine if run.name in read_names()]
        names = [*errors, *(word for diagnosis in diagnoses for word in diagnosis.names)]
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

    def explain_all(self, functions: Iterable[str]) -> dict[str, Diagnosis | None]:
        """What is wrong with each function; None where that is not known."""
        gathered = {name: self._gather(name) for name in functions}
        wrong = {name: each for name, each in gathered.items() if is_wrong(each, self._oracle)}
        fits = [list_candidates(evidence, self._oracle) for evidence in wrong.values()]
        shared = frozenset(set.intersection(*fits) if fits else ())
        contract = self._processes.functions
        # A method that returns nothing may be the one that is wrong, whatever shows it.
        homes = {contract[name].defined for name in wrong if contract[name].owner}
        methods = {name for name, each in contract.items() if each.defined in homes}
        suspects = frozenset({*wrong, *methods})
        return {
            name: self._explain(replace(evidence, suspects=suspects, shared=shared))
            for name, evidence in gathered.items()
        }

    def _explain(self, evidence: Evidence) -> Diagnosis | None:
        """A fault of ours here must not touch a verdict; it is said, so that somebody can fix it."""
        try:
            found = (
                self._find_measuring(evidence.function)
                or self._diagnose(evidence)
                or self._find_swapping(evidence)
                or self._describe(evidence)
            )
            example = self._find_example(evidence, found.names if found else ())
            return (
                replace(found or Diagnosis((), ""), example=example) if found or example else None
            )
        except Exception as error:
            said = f"(The diagnosis failed: {type(error).__name__}: {error}.)"
            return Diagnosis((), said)

    def _diagnose(self, evidence: Evidence) -> Diagnosis | None:
        """The known mistake or symptom; where Python's error has a name of its own, it says more than sizes."""
        found = diagnose(evidence, self._oracle)
        errors = {run.name for run in self._failed} & read_names() - ABOUT_SHAPES
        return None if found and found.names == ("hard-coded-size",) and errors else found

    def _describe(self, evidence: Evidence) -> Diagnosis | None:
        errors = {run.name for run in self._failed} & read_names()
        if errors or not is_wrong(evidence, self._oracle):
            return None  # Python's own error says more
        function = self._processes.functions[evidence.function]
        return describe(evidence, self._oracle, function, self._processes.words)

    def _find_example(self, evidence: Evidence, names: Sequence[str]) -> Example | None:
        run = self._first_failed(evidence)
        if run is None or not is_wrong(evidence, self._oracle):
            return None
        return find_example(
            self._oracle.mistakes.rows.get(evidence.function),
            names,
            lambda arguments: find_answer(self._processes, evidence.function, arguments, run.mode),
            self._processes.functions[evidence.function],
            self._processes.words,
        )

    def _gather(self, function: str) -> Evidence:
        """The answers to the checks' calls, and to the questions of the table of mistakes."""
        evidence = Evidence(function, self._calls)
        rows, run = self._oracle.mistakes.rows.get(function), self._first_failed(evidence)
        if rows is None or run is None:
            return evidence
        mode = run.mode
        answers = ask_questions(
            rows, lambda given: find_answer(self._processes, function, given, mode)
        )
        return replace(evidence, answers=answers)

    def _first_failed(self, evidence: Evidence) -> FinishedRun | None:
        called = ((run, call.function) for run in self._failed for call in run.calls)
        return next((run for run, function in called if function == evidence.function), None)

    def _find_swapping(self, evidence: Evidence) -> Diagnosis | None:
        """Whether a function is right, wherever it is wrong, once two arguments change places."""
        contract, run = self._processes.functions[evidence.function], self._first_failed(evidence)
        compared = compare(evidence, self._oracle)[:TRIED]
        wrong = [each for each in compared if each.wrong]
        if run is None or not wrong or len(wrong) < len(compared):
            return None  # where it is right as it is, nothing is swapped
        # Do not swap numbers: a rate in place of a count only wastes time.
        first = wrong[0].call.arguments
        movable = [i for i, argument in enumerate(first) if not np.isscalar(argument)]
        for one, other in combinations(movable, 2):
            if all(self._is_right_swapped(each, one, other, run.mode) for each in wrong):
                names = (contract.parameters[i] for i in (one, other))
                return swapping(contract.signature, *names)
        return None

    def _is_right_swapped(self, each: Comparison, one: int, other: int, mode: AskMode) -> bool:
        swapped = list(each.call.arguments)
        swapped[one], swapped[other] = swapped[other], swapped[one]
        if alike(swapped[one], swapped[other]):
            return False  # nothing has changed places
        return alike(
            find_answer(self._processes, each.call.function, tuple(swapped), mode), each.right
        )

    def _find_measuring(self, function: str) -> Diagnosis | None:
        """Slopes that are measured, seen in the calls that the smallest of the failed calls makes."""
        contract = self._processes.functions[function]
        calls = [call for run in self._failed for call in run.calls if call.function == function]
        answered = [call for call in calls if not call.error]
        if not answered or not contract.made:
            return None
        # A program may call an earlier function once for each row: the fewer rows, the better.
        call = min(answered, key=lambda call: sum(map(count_numbers, call.arguments)))
        numbers = count_numbers(call.value)
        asked = count_calls(self._processes, contract, call.arguments, numbers) or call.asked
        return measured(asked, numbers)


def find_answer(
    processes: StageProcesses, function: str, arguments: tuple[Any, ...], mode: AskMode
) -> Any:
    """An answer, a `Failure` where the submission raised an error, or `Unknown`."""
    calls: list[Call] = []
    try:
        return processes.ask(processes.functions[function], arguments, mode, calls.append).value
    except Finding:
        return Failure(calls[-1].error) if calls and calls[-1].error else Unknown


def _attach(check: Check, found: Sequence[Diagnosis], names: Sequence[str]) -> Check:
    said = [each.says for each in found if each.says and each.says not in check.message]
    lines = check.message.split("\n")
    start = next((i for i, line in enumerate(lines) if line.startswith(" ")), len(lines))
    return replace(
        check,
        message="\n".join(
            [*lines[:start], *said, *lines[start:]]
        ),  # before the table, if there is one
        diagnosis=tuple(dict.fromkeys(filter(None, names))),
        explanation="\n".join(diagnosis.says for diagnosis in found if diagnosis.says),
        example=next((diagnosis.example for diagnosis in found if diagnosis.example), None),
        hint="\n".join(diagnosis.hint for diagnosis in found if diagnosis.hint),
    )
