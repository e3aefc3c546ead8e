"""What is true of answers that no known mistake predicts.

Each statement holds in every case that was seen. One or two are said: how the wrong part relates to the
right one, and where the answer is right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, islice
from typing import Any

from grader.assignment.settings import Words
from grader.assignment.spec import Function
from grader.diagnosis.comparison import Comparison, alike, reshape_like
from grader.diagnosis.places import find_condition, find_places, find_sign
from grader.diagnosis.relations import relate
from grader.diagnosis.symptoms import Diagnosis
from grader.diagnosis.views import Case, Part, take_apart
from grader.oracle.calls import Failure, Unknown
from grader.oracle.mistake_table import Rows, find_part

MOST = 2  # sentences
HINTS = {
    "scaled": "Where would such a number come from: a factor that is missing, or that is there once too often?",
    "scaled-by-size": "Sizes come in where something is averaged or added up. Where does your code divide, and by what?",
    "another-array": "Two arrays of the same shape are easy to mix up. Which names does that line read?",
    "wrong-array": "Two arrays of the same shape are easy to mix up. Which names does that line read?",
    "argument-unused": "Follow that array through your code: where does it come in?",
    "negated": "Which way does each difference and each step go? Try it with numbers.",
    "transposed": "Hold its shape against the one in the docstring.",
    "no-effect": "Is a result kept from an earlier call, or is an argument never used?",
}
HINT = "Work the smallest case out on paper, and compare it with your code line by line."


def state(
    comparisons: Sequence[Comparison],
    answers: Sequence[Any],
    rows: Rows | None,
    function: Function,
    words: Words,
) -> Diagnosis | None:
    """One or two true sentences about a function's answers; None where there is nothing to say."""
    values = [each for each in comparisons if not isinstance(each.got, Failure)]
    if not any(each.wrong for each in values):
        return None  # Python's own error says what is wrong
    if all(each.got is None for each in values):
        return None  # a missing return says more than any comparison
    parts = take_apart(values, function, words)
    found = list(islice(_list_statements(values, answers, rows, parts, function, words), MOST))
    if not found:
        return None
    names = tuple(dict.fromkeys(name for name, _ in found if name))
    hint = next((HINTS[name] for name in names if name in HINTS), HINT)
    return Diagnosis(names, " ".join(says for _, says in found), hint)


def _list_statements(
    comparisons: Sequence[Comparison],
    answers: Sequence[Any],
    rows: Rows | None,
    parts: Sequence[Part],
    function: Function,
    words: Words,
) -> Iterator[tuple[str, str]]:
    """Names for a diagnosis and sentences, what tells most first."""
    wrong = [part for part in parts if not part.is_right]
    if not wrong:
        return
    first = wrong[0]
    called = _begin(first.name)
    pooled = [case for part in wrong for case in part.wrong]
    everywhere = relate(pooled, words.sides) if wrong[1:] else None
    if everywhere:
        yield everywhere.name, f"Every array that is wrong is {everywhere.says}."
    elif known := _find_as_if(answers, rows, first.name, words, function):
        yield known
    elif relation := relate(first.wrong, words.sides):
        yield relation.name, f"{called} is {relation.says}."
    elif places := find_places(first.wrong):
        yield "", f"{called} is {places}."
    if same := _find_no_effect(comparisons, function):
        yield "no-effect", same
    if condition := find_condition(_join(parts), words.sides):
        yield "", f"It is {condition}."
    if right := [part.name for part in parts if part.is_right]:
        yield (
            "",
            f"Right in every case: {_list(right)}. Not right: {_list([part.name for part in wrong])}.",
        )
    if sign := find_sign(first.wrong):
        yield "", f"{called} is {sign}."
    if first.name and isinstance(comparisons[0].right, tuple):
        yield "", f"The first array on the way that is not right is {first.name}: look there first."
    if len(first.wrong) < len(first.cases):
        yield "", f"{called} is wrong in {len(first.wrong)} of {len(first.cases)} cases."
    else:
        yield "", f"{called} is wrong in every case that was tried."


def _begin(name: str) -> str:
    return f"Your {name}" if name else "Your answer"


def _list(names: Sequence[str]) -> str:
    return (
        ", ".join(names[:-1]) + (" and " if names[1:] else "") + names[-1] if names else "nothing"
    )


def _join(parts: Sequence[Part]) -> list[Case]:
    """The cases of the whole answer: right where every part is."""
    rows = zip(*(part.cases for part in parts), strict=False)
    return [next((case for case in row if not case.is_right), row[0]) for row in rows]


def _find_as_if(
    answers: Sequence[Any],
    rows: Rows | None,
    part: str,
    words: Words,
    function: Function,
) -> tuple[str, str] | None:
    """The changed question to which the answers are right."""
    if rows is None or rows.as_if is None or not answers:
        return None
    shaped = [reshape_like(got, one) for got, one in zip(answers, rows.right, strict=False)]
    for table, label in _list_tables(rows.as_if, part, words, function):
        own = [find_part(got, label) if label else got for got in shaped]
        right = [find_part(one, label) if label else one for one in rows.right]
        wrong = [
            got
            for got, one in zip(own, right, strict=False)
            if got is not Unknown and not alike(got, one)
        ]
        if len(wrong) < 2:
            continue
        # A changed question with the same right answer (rows in another order) says nothing.
        same = table.find(right)
        found = [name for each in table.find(own) if each not in same for name in each.names]
        if found:
            name, _, says = found[0].partition(": ")
            what = (
                f"Your {part} is exactly the right one"
                if label
                else "Your answers are exactly the right ones"
            )
            return name, f"{what} {says}."
    return None


def _list_tables(
    as_if: Rows, part: str, words: Words, function: Function
) -> Iterator[tuple[Rows, str]]:
    yield as_if, ""
    called = words.returns.get(function.name, ())
    label = str(called.index(part)) if part in called else part
    if label in as_if.parts:
        yield as_if.parts[label], label


def _find_no_effect(comparisons: Sequence[Comparison], function: Function) -> str:
    """Two calls with one argument changed and the same answer, which should be two."""
    test: Callable[[Any, Any], bool] = alike
    for one, other in combinations(comparisons, 2):
        pairs = list(zip(one.call.arguments, other.call.arguments, strict=False))
        changed = [place for place, (left, right) in enumerate(pairs) if not test(left, right)]
        made = {each.place for each in function.made}
        made |= {0} if function.owner else set()  # the object
        own = [place for place in changed if place not in made]
        if len(own) != 1 or isinstance(one.got, Failure):
            continue
        if test(one.right, other.right) or not test(one.got, other.got):
            continue
        name = function.parameters[own[0]]
        return f"It gave the same answer to two calls that differed in {name}, and should not have."
    return ""
