"""Which mistake is it? The answers of a submission, held against those of each known mistake.

A name is given only where every answer is the mistaken one, and at least one is a value that
differs from the right one. What no edit of the reference can show has a symptom of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from grader.diagnosis.comparison import Comparison, alike
from grader.diagnosis.symptoms import NOT_REPEATABLE, Diagnosis, find_symptom
from grader.inside import wire
from grader.oracle.calls import Call, digest
from grader.oracle.oracle import Failure, Oracle, Unknown
from grader.oracle.recorded import LONG, is_short


def diagnose(calls: Sequence[Call], function: str, oracle: Oracle) -> Diagnosis | None:
    """What is wrong with a function, by the calls that were made to it; None where nobody can say."""
    comparisons = list(_compare(calls, function, oracle))
    if _differ_with_themselves(comparisons):
        return NOT_REPEATABLE
    comparisons = list(
        {digest(function, each.call.arguments): each for each in comparisons}.values()
    )
    wrong = [each for each in comparisons if each.wrong]
    if not wrong:
        return None
    # Wrong answers first: they tell most variants apart at once.
    ordered = [*wrong, *(each for each in comparisons if not each.wrong)]
    singles, pairs = oracle.mistakes.variants(function)
    return (
        _recognise(ordered, wrong, function, singles, oracle)
        or _recognise(ordered, wrong, function, pairs, oracle)
        or find_symptom(comparisons, wrong)
    )


def _compare(calls: Sequence[Call], function: str, oracle: Oracle) -> Iterator[Comparison]:
    for call in calls:
        if call.function == function and call.size <= LONG:
            got = Failure(call.error) if call.error else call.value
            right = oracle.answers.right(function, call.arguments)
            if right is not Unknown and is_short(right):
                yield Comparison(call, got, right)


def _differ_with_themselves(comparisons: Sequence[Comparison]) -> bool:
    first: dict[bytes, Any] = {}
    return any(
        not alike(each.got, first.setdefault(wire.encode(each.call.arguments), each.got))
        for each in comparisons
    )


def _recognise(
    ordered: Sequence[Comparison],
    wrong: Sequence[Comparison],
    function: str,
    variants: Sequence[tuple[int, tuple[str, ...]]],
    oracle: Oracle,
) -> Diagnosis | None:
    """The one set of mistakes whose answers these are; none where several would do."""
    if all(isinstance(each.got, Failure) for each in wrong):
        return None  # an error alone is no evidence of its cause
    found: dict[tuple[str, ...], None] = {}
    for number, names in variants:
        if names not in found and all(
            alike(each.got, oracle.mistakes.mistaken(number, function, each.call.arguments))
            for each in ordered
        ):
            found[names] = None
    if len(found) != 1:
        return None
    (names,) = found
    texts = [oracle.mistakes.texts[name] for name in names]
    return Diagnosis(
        names,
        " Also: ".join(text["says"] for text in texts),
        "\n".join(text["hint"] for text in texts),
    )
