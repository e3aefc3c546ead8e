"""What a gradient means: if one number grows a little, how does what is computed with it change?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from grader.assignment.spec import Function
from grader.diagnosis.comparison import as_numbers
from grader.diagnosis.views import list_paths
from grader.errors import Finding
from grader.viva.options import read_part, shuffle, take_part
from grader.viva.program import Program, ask
from grader.viva.sheet import Fact, Question
from grader.viva.slope_file import Slope

GRADIENT = "the gradient"  # what a reason is for
STEP = 0.01
TRIES = 6  # small calls and numbers in them
SMALL = 1e-2  # a change below this share of the step is too near none
BENT = 0.1  # the share by which the changes in both directions may differ
FAR = 0.25  # a gradient that misses the change by more than this share is wrong


@dataclass(frozen=True)
class Growth:
    """One number of an argument that grows. slope: what the gradient says; change: what is measured."""

    arguments: tuple[Any, ...]
    entry: tuple[str, tuple[int, ...]]
    slope: float
    before: float
    change: float


def ask_slope(program: Program, slopes: Sequence[Slope], random: np.random.RandomState) -> Question | None:  # fmt: skip
    """The sign and the size of a change, measured with the program itself."""
    for place in random.permutation(len(slopes)):
        slope = slopes[place]
        needed = (*slope.of.functions.values(), *slope.gradient.functions.values())
        if not program.has(*(function.module for function in needed)):
            continue
        growth = next(_try_some(program, slope, random), None)
        if growth:
            return _write(program, slope, growth, random)
    return None


def grow(value: Any, entry: tuple[str, tuple[int, ...]], step: float) -> Any:
    """An array, or a dict of arrays, with one number larger. entry: the key, empty for an array, and the index."""
    key, index = entry
    array = np.array(value[key] if key else value, dtype=float)
    array[index] += step
    return {**value, key: array} if key else array


def _try_some(program: Program, slope: Slope, random: np.random.RandomState) -> Iterator[Growth]:
    """Growths of some numbers that change something, in small calls."""
    calls = program.bench.list_calls(slope.like)
    stage = program.bench.assignment.stages[-1]
    with program.open(stage) as processes:
        for place in random.permutation(len(calls))[:TRIES]:
            if program.out_of_time:
                return
            known = dict(zip(slope.like.parameters, calls[place], strict=False))

            try:
                gradient = slope.gradient.compute(known, partial(ask, processes))
                entries = list(_list_entries(gradient, known[slope.by]))
                for number in random.permutation(len(entries))[:TRIES]:
                    entry, value = entries[number]
                    grown = [
                        {**known, slope.by: grow(known[slope.by], entry, step)}
                        for step in (-STEP, 0, STEP)
                    ]
                    less, before, more = (
                        float(np.asarray(slope.of.compute(each, partial(ask, processes))).item())
                        for each in grown
                    )
                    if _is_straight(less, before, more):
                        yield Growth(calls[place], entry, value, before, more - before)
            except (Finding, LookupError, TypeError, ValueError) as error:
                said = str(error).partition("\n")[0] if isinstance(error, Finding) else ""
                program.reasons.setdefault(GRADIENT, said)


def _is_straight(less: float, before: float, more: float) -> bool:
    """Whether something changes, and by about as much in both directions: a slope says no more than that."""
    change = more - before
    if not np.isfinite([less, more]).all() or abs(change) < SMALL * STEP:
        return False
    return abs(change - (before - less)) < BENT * abs(change)


def _list_entries(gradient: Any, by: Any) -> Iterator[tuple[tuple[str, tuple[int, ...]], float]]:
    """Each number of a gradient that stands at the place of a number of the argument."""
    for path, _ in list_paths(by, ()):
        wanted = as_numbers(take_part(by, path))
        slopes = read_part(gradient, path)
        if wanted is None or slopes is None or wanted.shape != slopes.shape or len(path) > 1:
            continue
        for index in np.ndindex(slopes.shape):
            yield (path[0] if path else "", index), float(slopes[index])


def _write(program: Program, slope: Slope, growth: Growth, random: np.random.RandomState) -> Question:  # fmt: skip
    key, index = growth.entry
    place = f"[{', '.join(map(str, index))}]" if index else ""
    name = f'{slope.by}["{key}"]{place}' if key else f"{slope.by}{place}"
    change, said = growth.change, growth.slope * STEP
    options = dict.fromkeys(
        map(_say, (change, -change, change / STEP, *([said] if _is_far(said, change) else []), 0.0))
    )
    lettered, answer = shuffle(list(options)[:4], random)
    function = slope.gradient.outermost
    returns = f"{function.name} gives" if function else "the gradient is"
    says = f"Measured: {change:+.4g}, from {growth.before:.4g}. The slope {growth.slope:.4g} times {STEP} is {said:+.4g}."
    if _is_far(said, change):
        says += " They do not agree: this gradient is not that of the program. Ask why."
    return Question(
        "slope",
        f"For these numbers, your {returns} {growth.slope:.3g} at {name}. If {name} grows by {STEP}, what does {slope.what} do?",
        lettered,
        answer,
        says,
        Fact(slope.like.name, growth.arguments, entry=growth.entry, step=STEP),
        _describe(program, slope, growth.arguments),
    )


def _describe(
    program: Program, slope: Slope, arguments: tuple[Any, ...]
) -> tuple[tuple[str, str], ...]:
    """The arguments that the formulas use; the program computes the others itself."""
    named = zip(slope.like.parameters, arguments, strict=False)
    used = {name: value for name, value in named if name in {slope.by, *slope.of.names, *slope.gradient.names}}  # fmt: skip
    function = Function(slope.like.name, tuple(used), slope.like.module)
    return program.bench.describe(function, tuple(used.values()))


def _is_far(said: float, change: float) -> bool:
    return abs(said - change) > FAR * abs(change)


def _say(change: float) -> str:
    if change == 0:
        return "it stays as it is"
    size = np.format_float_positional(abs(change), 2, fractional=False, trim="-")
    return f"it {'rises' if change > 0 else 'falls'} by about {size}"
