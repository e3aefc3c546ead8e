"""The smallest example: the first of the small ones on which a submission is wrong in the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from grader.assignment.settings import Words
from grader.assignment.spec import Function
from grader.diagnosis.comparison import alike, as_numbers
from grader.diagnosis.views import list_paths
from grader.oracle.calls import Failure, Unknown
from grader.oracle.mistake_table import Rows, find_part, list_parts
from grader.results.example import Example, Step

Ask = Callable[[tuple[Any, ...]], Any]


def find_example(
    rows: Rows | None, names: Sequence[str], ask: Ask, function: Function, words: Words
) -> Example | None:
    """The first example with a wrong value; of a submission with a known mistake, that mistake's value."""
    examples = rows.examples if rows else None
    if examples is None:
        return None
    single = names[0] if len(names) == 1 and names[0] in examples.mistakes else ""
    for place, (arguments, right) in enumerate(
        zip(examples.questions, examples.right, strict=True)
    ):
        got = ask(arguments)
        if got is Unknown or isinstance(got, Failure):
            return None  # Python's own error says what is wrong
        if alike(got, right) or (single and single not in examples.name_at(place, got)):
            continue
        steps = examples.steps[place]
        return _show(arguments, right, got, steps, function, words)
    return None


def _show(
    arguments: tuple[Any, ...],
    right: Any,
    got: Any,
    steps: Sequence[tuple[str, Any]],
    function: Function,
    words: Words,
) -> Example:
    given = tuple(
        (name, format_value(value)) for name, value in list_given(arguments, function, words)
    )
    called = words.returns.get(function.name, ())
    parts = {name or "the answer": path for path, name in list_paths(right, called)}
    shown: list[Step] = []
    for name, value in steps:
        if (name, format_value(value)) in given:
            continue
        if name not in parts and words.steps.get(name, "-"):
            shown.append(Step(name, words.steps.get(name, ""), format_value(value)))
        elif name in parts:
            shown.append(_compare(name, parts.pop(name), right, got, words))
    shown += [_compare(name, path, right, got, words) for name, path in parts.items()]
    return Example(function.signature, given, tuple(shown))


def _compare(name: str, path: Sequence[str], right: Any, got: Any, words: Words) -> Step:
    for part in path:
        right, got = find_part(right, part), find_part(got, part)
    wanted = format_value(right)
    yours = "missing" if got is Unknown else format_value(got)
    if wanted == yours and not alike(got, right):  # they differ in later digits, or in their shape
        wanted, yours = format_value(right, 12), format_value(got, 12)
        if wanted == yours:
            wanted, yours = f"{wanted} {np.shape(right)}", f"{yours} {np.shape(got)}"
    return Step(name, words.steps.get(name, ""), wanted, yours)


def list_given(
    arguments: tuple[Any, ...], function: Function, words: Words
) -> Iterator[tuple[str, Any]]:
    """Each array and number of a call with its name, such as `sides["left"]`."""
    for place, (name, value) in enumerate(zip(function.parameters, arguments, strict=False)):
        called = words.returns.get(function.maker(place), ())
        parts = list_parts(value)
        for part in parts:
            known = part.isdecimal() and int(part) < len(called)
            word = called[int(part)] if known else f'{name}["{part}"]'
            yield word, find_part(value, part)
        if not parts:
            yield name, value


def format_value(value: Any, digits: int = 4) -> str:
    """A value in one line, with few digits: `0.7311`, `[0.5, 1]`, `[[1], [0]]`."""
    array = as_numbers(value)
    if array is None:
        return "not an array of numbers"
    if array.size == 1:
        return f"{float(array.ravel()[0]):.{digits}g}"
    if array.ndim == 1:
        return f"[{', '.join(f'{entry:.{digits}g}' for entry in array)}]"
    return f"[{', '.join(format_value(row, digits) if row.size > 1 else f'[{format_value(row, digits)}]' for row in array)}]"
