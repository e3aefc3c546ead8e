"""Find the known mistake that explains a submission's answers.

A function is asked the questions of the table of mistakes, and its answers are looked up there. A
mistake is named only if it predicts them all: those that were searched, those that were held back,
and in official grading the answers to the checks' own calls. `symptoms` and `statements` say what is
true of answers that no mistake predicts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from grader.diagnosis.comparison import Comparison, alike, reshape_like
from grader.diagnosis.symptoms import NOT_REPEATABLE, Diagnosis, find_symptom
from grader.inside import wire
from grader.oracle.calls import Call, Failure, Unknown, digest
from grader.oracle.mistake_table import Rows, Written
from grader.oracle.oracle import Oracle

LARGE = 2**16  # bytes; longer answers are not compared
FEW = 3  # answers that must be left, to know a mistake by them, where others are errors


@dataclass(frozen=True)
class Evidence:
    """What a function answered: to the calls of the checks, and to the questions of the table."""

    function: str
    calls: Sequence[Call]
    answers: Sequence[Any] = ()


def diagnose(evidence: Evidence, oracle: Oracle) -> Diagnosis | None:
    """Diagnose a function from its answers; None if the cause is unknown."""
    own = list(_compare_calls(evidence, oracle))
    if _differ_with_themselves(own):
        return NOT_REPEATABLE
    comparisons = compare(evidence, oracle)
    wrong = [each for each in comparisons if each.wrong]
    if not wrong:
        return None
    rows = oracle.mistakes.rows.get(evidence.function)
    named = _recognise(evidence, rows, own, oracle) if rows else None
    return named or find_symptom(comparisons, wrong)


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


def _recognise(
    evidence: Evidence, rows: Rows, own: Sequence[Comparison], oracle: Oracle
) -> Diagnosis | None:
    """The mistakes with these answers, up to their shape, and where some of them are errors."""
    for answers in _read_in_ways(evidence.answers, rows):
        names = _find(answers, rows, own, oracle)
        if names:
            texts = [oracle.mistakes.texts[name] for name in names]
            return Diagnosis(
                names,
                " Also: ".join(text["says"] for text in texts),
                "\n".join(text["hint"] for text in texts),
            )
    return None


def _read_in_ways(answers: Sequence[Any], rows: Rows) -> Iterator[list[Any]]:
    """The answers as they are, in the shapes of the right ones, and without errors."""
    yield list(answers)
    shaped = [reshape_like(got, right) for got, right in zip(answers, rows.right, strict=False)]
    yield shaped
    values = [Unknown if isinstance(got, Failure) else got for got in shaped]
    if sum(value is not Unknown for value in values) >= FEW:
        yield values


def _find(
    answers: Sequence[Any], rows: Rows, own: Sequence[Comparison], oracle: Oracle
) -> tuple[str, ...] | None:
    """The only mistakes with these answers; where several fit, what they have in common."""
    pairs = list(zip(answers, rows.right, strict=False))
    wrong = [got for got, right in pairs if got is not Unknown and not alike(got, right)]
    if all(isinstance(got, Failure) for got in wrong):
        return None  # an error alone does not show its cause
    found: list[tuple[str, ...]] = []
    for written in rows.find(answers):
        names = written.names
        if found and len(names) > len(found[0]):
            break
        if names not in found and _predicts(written, own, oracle):
            found.append(names)
    common = [name for name in found[0] if all(name in names for names in found)] if found else []
    return tuple(common) or None


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
