"""Find the known mistake that explains a submission's answers.

A function is asked the questions of the table of mistakes, and its answers are looked up there. A
mistake is named only if it predicts them all: those that were searched, those that were held back,
and in official grading the answers to the checks' own calls. `symptoms` and `statements` say what is
true of answers that no mistake predicts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from grader.assignment.spec import Function, Words
from grader.diagnosis.comparison import Comparison, alike, reshape_like
from grader.diagnosis.statements import state
from grader.diagnosis.symptoms import NOT_REPEATABLE, Diagnosis, find_symptom
from grader.inside import wire
from grader.oracle.calls import Call, Failure, Unknown, digest
from grader.oracle.mistake_table import Rows, Written, find_part
from grader.oracle.oracle import Oracle

LARGE = 2**16  # bytes; longer answers are not compared
FEW = 3  # answers that must be left, to know a mistake by them, where others are errors


@dataclass(frozen=True)
class Evidence:
    """What a function answered: to the calls of the checks, and to the questions of the table.

    suspects: the functions of the module that are wrong; a mistake may be in any of them.
    """

    function: str
    calls: Sequence[Call]
    answers: Sequence[Any] = ()
    suspects: frozenset[str] = frozenset()


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
    named = _recognise(evidence, rows, own, oracle) if rows else None
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


def _recognise(
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
    """The answers as they are, in the shapes of the right ones, and without errors."""
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
    pairs = list(zip(answers, rows.right, strict=False))
    wrong = [got for got, right in pairs if got is not Unknown and not alike(got, right)]
    if all(isinstance(got, Failure) for got in wrong):
        return ()  # an error alone does not show its cause
    ranked: dict[tuple[int, int], list[tuple[str, ...]]] = {}
    for written in rows.find(answers):
        places = [oracle.mistakes.texts[name]["function"] for name in written.names]
        if set(places) <= evidence.suspects and _predicts(written, own, oracle):
            # One mistake before two, and this function's own before those of another.
            rank = len(places), sum(place != evidence.function for place in places)
            ranked.setdefault(rank, []).append(written.names)
    found = ranked[min(ranked)] if ranked else []
    return [name for name in found[0] if all(name in names for names in found)] if found else ()


def _recognise_parts(evidence: Evidence, rows: Rows, oracle: Oracle) -> Diagnosis | None:
    """The single mistakes that each explain a part of the answer, and no part that is right."""
    fits: dict[str, set[str]] = {}
    right: list[set[str]] = []
    for part, table in rows.parts.items():
        wanted = [find_part(one, part) for one in rows.right]
        answers = [find_part(got, part) for got in evidence.answers]
        answers = [reshape_like(got, one) for got, one in zip(answers, wanted, strict=False)]
        known = [got for got in answers if got is not Unknown]
        names = {name for written in table.find(answers) for name in written.names}
        if len(known) < FEW:
            continue
        if all(
            alike(got, one) for got, one in zip(answers, wanted, strict=False) if got is not Unknown
        ):
            right.append(names)
        else:
            fits[part] = names
    own = {
        name
        for name, text in oracle.mistakes.texts.items()
        if text["function"] == evidence.function
    }
    fits = {part: set.intersection(names, own, *right) for part, names in fits.items()}
    found: list[str] = []
    while left := {part: names for part, names in fits.items() if names and not names & set(found)}:
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
