"""Where the problem of a check lies: the file, the line and the function."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from grader.assignment.spec import Function, Stage
from grader.results.result import Check

LINE = re.compile(r"^(?P<file>\w+\.py) line (?P<line>[0-9]{1,6})(?=:|$)", re.MULTILINE)


@dataclass(frozen=True)
class Place:
    """A line of a submission (from 1), and the function of the contract that was asked.

    file: empty where the submission has no such file.
    """

    file: str
    line: int
    function: Function


def find_place(check: Check, stage: Stage, sources: Mapping[str, str]) -> Place:
    """The line that the message names last, else the one that defines the function.

    sources: the submission's modules by name.
    """
    function = find_function(check, stage)
    for match in reversed(list(LINE.finditer(check.message))):
        name, line = match["file"], int(match["line"])
        source = sources.get(name.removesuffix(".py"))
        if source is not None and 1 <= line <= source.count("\n") + 1:
            return Place(name, line, function)
    if function.module not in sources:
        return Place("", 1, function)
    return Place(function.file, find_definition(sources[function.module], function), function)


def find_function(check: Check, stage: Stage) -> Function:
    """The function that the message, the sentence or the name of a check speaks of; else the first."""
    for text in (check.message, check.sentence, check.name):
        for function in sorted(stage.functions, key=lambda each: -len(each.name)):
            name = re.escape(function.name.removeprefix(f"{function.owner}."))
            if re.search(rf"(?:\b|_){name}(?:\b|_)", text):
                return function
    return stage.functions[0]


def find_definition(source: str, function: Function) -> int:
    """The line where a function, a class or a method is defined; 1 if it is not.

    A text search: deeply nested code can crash Python's parser.
    """
    patterns = [rf"(?:(?:async\s+)?def|class)\s+{function.defined}\b|{function.defined}\s*="]
    if function.owner:  # in the class, which is the next best place
        name = function.name.removeprefix(f"{function.owner}.")
        patterns.insert(0, rf"\s+(?:(?:async\s+)?def\s+{name}\b|(?:self\.)?{name}\s*=)")
    lines = source.split("\n")  # as Python counts them: a form feed ends none
    found = (n for each in patterns for n, line in enumerate(lines, 1) if re.match(each, line))
    return next(found, 1)
