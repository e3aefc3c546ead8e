"""What is wrong with a function: a known mistake, a symptom, or something that is true of its answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from grader.assignment.settings import Words
from grader.assignment.spec import Function
from grader.diagnosis.comparison import Comparison, alike
from grader.diagnosis.recognition import Evidence, recognise
from grader.diagnosis.statements import state
from grader.diagnosis.symptoms import NOT_REPEATABLE, Diagnosis, find_symptom
from grader.inside import wire
from grader.oracle.calls import Call, Failure, Unknown, digest
from grader.oracle.mistake_table import Rows
from grader.oracle.oracle import Oracle

LARGE = 2**16  # bytes; longer answers are not compared


def diagnose(evidence: Evidence, oracle: Oracle) -> Diagnosis | None:
    """The known mistake or the symptom that a function's answers show; None if there is none."""
    own = list(_compare_calls(evidence, oracle))
    if _differ_with_themselves(own):
        return NOT_REPEATABLE
    comparisons = compare(evidence, oracle)
    wrong = [each for each in comparisons if each.wrong]
    if not wrong:
        return None
    rows = oracle.mistakes.rows.get(evidence.function)
    named = recognise(evidence, rows, own, oracle) if rows else None
    return named or find_symptom(comparisons, wrong)


def describe(
    evidence: Evidence, oracle: Oracle, function: Function, words: Words
) -> Diagnosis | None:
    """What is true of a function's answers, where no name fits; None where there is nothing to say."""
    rows = oracle.mistakes.rows.get(evidence.function)
    # The questions of the table are the same at home and in official grading.
    comparisons = list(_compare_questions(evidence, rows)) if rows else []
    if not any(each.wrong for each in comparisons):
        comparisons = compare(evidence, oracle)
    return state(comparisons, evidence.answers, rows, function, words)


def is_wrong(evidence: Evidence, oracle: Oracle) -> bool:
    """Whether an answer is known not to be the right one."""
    return any(each.wrong for each in compare(evidence, oracle))


def compare(evidence: Evidence, oracle: Oracle) -> list[Comparison]:
    """Each different call with the answer given and the right one."""
    rows = oracle.mistakes.rows.get(evidence.function)
    asked = list(_compare_questions(evidence, rows)) if rows else []
    both = [*_compare_calls(evidence, oracle), *asked]
    return list({digest(evidence.function, each.call.arguments): each for each in both}.values())


def _compare_calls(evidence: Evidence, oracle: Oracle) -> Iterator[Comparison]:
    for call in evidence.calls:
        if call.function == evidence.function and call.size <= LARGE:
            got = Failure(call.error) if call.error else call.value
            right = oracle.answers.right(call.function, call.arguments)
            if right is not Unknown:
                yield Comparison(call, got, right)


def _compare_questions(evidence: Evidence, rows: Rows) -> Iterator[Comparison]:
    for arguments, right, got in zip(rows.questions, rows.right, evidence.answers, strict=False):
        if got is not Unknown:
            yield Comparison(Call(evidence.function, arguments, got), got, right)


def _differ_with_themselves(comparisons: Sequence[Comparison]) -> bool:
    first: dict[bytes, Any] = {}
    return any(
        not alike(each.got, first.setdefault(wire.encode(each.call.arguments), each.got))
        for each in comparisons
    )
