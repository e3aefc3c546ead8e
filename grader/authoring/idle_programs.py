"""Programs that compute nothing: each returns constants, or what it was given, in the right shapes.

They are made from the contract's functions and from what the reference answers, and must score 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np

from grader.assignment.spec import Assignment, Function
from grader.intake.submission import Submission

CONSTANTS = ("0.0", "0.25", "0.5", "1.0")
HEAD = '''import numpy as np


def fill(value, number):
    """A value of the same structure, with one number in every place."""
    if isinstance(value, dict):
        return {key: fill(entry, number) for key, entry in value.items()}
    if isinstance(value, (tuple, list)):
        return tuple(fill(entry, number) for entry in value)
    return np.full(np.shape(value), number) if np.ndim(value) else number
'''
Answered = tuple[tuple[Any, ...], Any]
"""The arguments of a call, and the right answer."""
Body = Callable[[Function], str]
"""What a function of the program returns, as Python."""


def list_idle_programs(
    assignment: Assignment, calls: Mapping[str, Sequence[Answered]]
) -> Iterator[Submission]:
    """Submissions that must get no points; calls: some of each function, with sizes that differ."""
    for number in CONSTANTS:
        yield _write(assignment, f"{number} alone", partial(_give, number))
        yield _write(assignment, f"{number} in the right shape", partial(_fill, calls, number))
    for place in range(max(len(each.parameters) for each in assignment.functions.values())):
        yield _write(assignment, f"argument {place + 1} as it came", partial(_echo, "{}", place))
        for number in CONSTANTS:
            form, name = f"fill({{}}, {number})", f"{number} in the shape of argument {place + 1}"
            yield _write(assignment, name, partial(_echo, form, place))
    yield _write(assignment, "None", partial(_give, "None"))
    yield _write(assignment, "an error", partial(_give, "1 / 0"))
    yield _write(assignment, "a ValueError", partial(_give, "int('no number')"))


def _write(assignment: Assignment, name: str, body: Body) -> Submission:
    modules = {
        module: HEAD
        + "".join(_define(each, body) for each in stage.functions if each.module == module)
        for module, stage in assignment.modules.items()
    }
    return Submission(name, modules)


def _define(function: Function, body: Body) -> str:
    """A function, a class, or what goes on below a class: a method or an attribute."""
    own = ", ".join(function.parameters)
    if function.kind == "class":
        return f"\n\nclass {function.name}:\n    def __init__(self, {own}):\n        pass\n"
    if not function.owner:
        return f"\n\ndef {function.name}({own}):\n    return {body(function)}\n"
    name = function.name.removeprefix(f"{function.owner}.")
    read = "    @property\n" if function.kind == "attribute" else ""
    return f"\n{read}    def {name}({own}):\n        return {body(function)}\n"


def _give(text: str, function: Function) -> str:
    del function
    return text


def _echo(form: str, place: int, function: Function) -> str:
    """An argument of a function; the last one where it has not so many."""
    return form.format(function.parameters[min(place, len(function.parameters) - 1)])


def _fill(calls: Mapping[str, Sequence[Answered]], number: str, function: Function) -> str:
    """A constant in the shape of the right answer, whatever the sizes."""
    known = calls.get(function.name, ())
    counts = [dict(_list_counts(function, arguments)) for arguments, _ in known]
    return _shape([right for _, right in known], counts, number) if known else number


def _list_counts(function: Function, arguments: tuple[Any, ...]) -> Iterator[tuple[str, int]]:
    """Each size that the arguments have, and how to get it, as Python."""
    for name, value in zip(function.parameters, arguments, strict=False):
        if isinstance(value, int):
            yield name, value
        entries = value.items() if isinstance(value, dict) else [(None, value)]
        for key, entry in entries:
            whole = name if key is None else f"{name}[{key!r}]"
            for axis, size in enumerate(np.shape(entry) if isinstance(entry, np.ndarray) else ()):
                yield f"np.shape({whole})[{axis}]", size


def _shape(right: Sequence[Any], counts: Sequence[Mapping[str, int]], number: str) -> str:
    """A constant of the structure of some right answers, as Python; sizes come from the arguments."""
    first = right[0]
    if isinstance(first, dict):
        parts = {key: _shape([each[key] for each in right], counts, number) for key in first}
        return f"{{{', '.join(f'{key!r}: {part}' for key, part in parts.items())}}}"
    if isinstance(first, tuple):
        places = [_shape([each[i] for each in right], counts, number) for i in range(len(first))]
        return f"({', '.join(places)},)"
    sides = []
    for axis in range(np.ndim(first)):
        sizes = [np.shape(each)[axis] if np.ndim(each) > axis else -1 for each in right]
        ways = (
            way
            for way in counts[0]
            if all(count.get(way) == size for count, size in zip(counts, sizes, strict=True))
        )
        sides.append(next(ways, str(sizes[0])))
    return f"np.full(({', '.join(sides)},), {number})" if sides else number
