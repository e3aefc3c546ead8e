"""How often a function calls those that a slope could be measured with."""

from __future__ import annotations

from contextlib import suppress
from math import inf
from typing import Any

from grader.assignment.spec import Function
from grader.errors import Finding
from grader.judging.ask_mode import AskMode
from grader.judging.stage_processes import StageProcesses
from grader.oracle.calls import Call

OFTEN = 3  # calls for each slope that is wanted


def count_calls(
    processes: StageProcesses,
    function: Function,
    arguments: tuple[Any, ...],
    wrong_numbers: int = 0,
    apart: bool = False,
) -> dict[str, int]:
    """The number of calls of each such function in one call; empty if it fails.

    They are counted here, where they are answered; without a reference, as at home, the program counts
    them itself.

    They are the one that makes its argument and those of later stages before its own; an
    earlier one only where the answers are wrong and it is called too often for a walk over
    the rows. wrong_numbers: how many numbers a wrong answer has. apart: see `AskMode`.
    """
    seen: list[Call] = []
    mode = AskMode("spied", apart=apart)
    if processes.can_stand_in:
        earlier = frozenset(module for stage in processes.earlier for module in stage.modules)
        mode = AskMode("stubbed", earlier, apart)
    with suppress(Finding):
        processes.ask(function, arguments, mode, seen.append)
    makers = {processes.functions[made.function].module for made in function.made}
    modules = [stage.modules for stage in processes.earlier]
    first = next((place for place, own in enumerate(modules) if makers & {*own}), 0)
    names = {each.name for stage in processes.earlier[first:] for each in stage.functions}
    asked = seen[-1].asked if seen else {}
    often = OFTEN * wrong_numbers if wrong_numbers else inf
    return {name: count for name, count in asked.items() if name in names or count >= often}
