"""Find the known mistake that explains a submission's answers.

A function is asked the questions of the table of mistakes, and its answers are looked up there. A
mistake is named only if it predicts them all: those that were searched, those that were held back,
and in official grading the answers to the checks' own calls.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np

from grader.diagnosis.comparison import Comparison, alike, as_numbers, is_parts, reshape_like
from grader.diagnosis.symptoms import Diagnosis
from grader.oracle.calls import Call, Failure, Unknown
from grader.oracle.mistake_table import Rows, Written, find_part
from grader.oracle.oracle import Oracle
from grader.oracle.tabulate import is_brief

FEW = 3  # answers that must be left, to know a mistake by them, where others are errors
Names = tuple[str, ...]


@dataclass(frozen=True)
class Evidence:
    """What a function answered: to the calls of the checks, and to the questions of the table.

    suspects: the functions of the module that are wrong; a mistake may be in any of them. shared: the
    mistakes that would explain every one of them.
    """

    function: str
    calls: Sequence[Call]
    answers: Sequence[Any] = ()
    suspects: frozenset[str] = frozenset()
    shared: frozenset[Names] = frozenset()


def ask_questions(rows: Rows, ask: Callable[[tuple[Any, ...]], Any]) -> list[Any]:
    """The answers to the questions of a table, `Unknown` for a long run where something is wrong already."""
    answers: list[Any] = []
    for arguments, right in zip(rows.questions, rows.right, strict=True):
        done = is_brief(right) or all(map(alike, answers, rows.right))
        answers.append(ask(arguments) if done else Unknown)
    return answers


def list_candidates(evidence: Evidence, oracle: Oracle) -> set[Names]:
    """The mistakes with a function's answers, one or two at once."""
    rows = oracle.mistakes.rows.get(evidence.function)
    ways = _read_in_ways(evidence.answers, rows) if rows else ()
    return {written.names for answers in ways for written in rows.find(answers)} if rows else set()


def recognise(
    evidence: Evidence, rows: Rows, own: Sequence[Comparison], oracle: Oracle
) -> Diagnosis | None:
    """The mistakes with these answers, up to their shape, and where some of them are errors."""
    for answers in _read_in_ways(evidence.answers, rows):
        found = _find(answers, rows, own, evidence, oracle)
        if found:
            return _say(found, oracle)
    return _recognise_parts(evidence, rows, oracle)


def _say(names: Sequence[str], oracle: Oracle) -> Diagnosis:
    texts = [oracle.mistakes.texts[name] for name in names]
    return Diagnosis(
        tuple(names),
        " Also: ".join(text["says"] for text in texts),
        "\n".join(text["hint"] for text in texts),
    )


def _read_in_ways(answers: Sequence[Any], rows: Rows) -> Iterator[list[Any]]:
    """The answers as they are, in the shapes of the right ones, and without errors.

    None where nothing but errors is wrong: an error alone does not show its cause.
    """
    wrong = [got for got, right in zip(answers, rows.right, strict=False) if not alike(got, right)]
    if all(got is Unknown or isinstance(got, Failure) for got in wrong):
        return
    yield list(answers)
    shaped = [reshape_like(got, right) for got, right in zip(answers, rows.right, strict=False)]
    yield shaped
    values = [Unknown if isinstance(got, Failure) else got for got in shaped]
    if sum(value is not Unknown for value in values) >= FEW:
        yield values


def _find(
    answers: Sequence[Any],
    rows: Rows,
    own: Sequence[Comparison],
    evidence: Evidence,
    oracle: Oracle,
) -> Sequence[str]:
    """The only mistakes with these answers; where several fit, what they have in common."""

    def rank(written: Written) -> tuple[bool, int, int]:
        """One that explains all that is wrong, one before two, this function's own before others'."""
        names = written.names
        others = sum(places[name] != evidence.function for name in names)
        return names not in evidence.shared, len(names), others

    places = {name: text["function"] for name, text in oracle.mistakes.texts.items()}
    fit = [
        written
        for written in rows.find(answers)
        if {places[name] for name in written.names} <= evidence.suspects
    ]
    if sum(map(_tells, answers)) < FEW:  # too little to know two mistakes by
        fit = [written for written in fit if len(written.names) == 1]
    for _, group in groupby(sorted(fit, key=rank), rank):
        found = [written.names for written in group if _predicts(written, own, oracle)]
        if found:
            return [name for name in found[0] if all(name in names for names in found)]
    return ()


def _tells(answer: Any) -> bool:
    """Whether an answer is more than an error, or nothing but NaN and infinity."""
    if answer is Unknown or isinstance(answer, Failure):
        return False
    if isinstance(answer, dict):
        answer = tuple(answer.values())
    if is_parts(answer):
        return any(map(_tells, answer))
    numbers = as_numbers(answer)
    return numbers is None or bool(np.isfinite(numbers).any())


def _recognise_parts(evidence: Evidence, rows: Rows, oracle: Oracle) -> Diagnosis | None:
    """The single mistakes that each explain a part of the answer, and no part that is right."""
    fits: dict[str, set[str]] = {}
    right: list[set[str]] = []
    for part, table in rows.parts.items():
        wanted = [find_part(one, part) for one in rows.right]
        answers = [find_part(got, part) for got in evidence.answers]
        answers = [reshape_like(got, one) for got, one in zip(answers, wanted, strict=False)]
        known = [pair for pair in zip(answers, wanted, strict=False) if pair[0] is not Unknown]
        if len(known) >= FEW:
            names = {name for written in table.find(answers) for name in written.names}
            if all(alike(got, one) for got, one in known):
                right.append(names)
            else:
                fits[part] = names
    texts = oracle.mistakes.texts
    own = {name for name in texts if texts[name]["function"] == evidence.function}
    left = {part: set.intersection(names, own, *right) for part, names in fits.items()}
    found: list[str] = []
    while left := {part: names for part, names in left.items() if names and not names & {*found}}:
        counts = Counter(name for names in left.values() for name in names)
        best = [name for name, count in counts.items() if count == max(counts.values())]
        if len(best) > 1:
            break  # several fit equally well
        found.append(best[0])
    return _say(found, oracle) if found else None


def _predicts(written: Written, own: Sequence[Comparison], oracle: Oracle) -> bool:
    """Whether a mistake gives the answers to the checks' own calls, where it can be asked."""
    if oracle.replay is None:
        return True
    for each in own:
        if not isinstance(each.got, Failure):
            mistaken = oracle.replay(written, each.call.function, each.call.arguments)
            if mistaken is not Unknown and not alike(reshape_like(each.got, mistaken), mistaken):
                return False
    return True
