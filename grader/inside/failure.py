"""Describe an exception of student code as bounded plain data.

Beside type, message and place: the last frames of student code, and what the values on the failing
line are. No code of the student's runs for it: only exact dicts, lists, tuples and arrays are looked into.
"""

from __future__ import annotations

import ast
import itertools
import sys
from collections import deque
from collections.abc import Iterator, Mapping
from types import CodeType, FrameType, ModuleType
from typing import Any

from .operands import Scope, say_flat

FRAMES = 6
NAMES = 60


def describe(error: BaseException, phase: str, sources: Mapping[str, str]) -> dict[str, Any]:
    """An error as plain text, with the last lines of student code that it passed."""
    steps = _find_steps(error, sources)
    file, line = "", 0
    if isinstance(error, SyntaxError) and error.filename and error.filename[:-3] in sources:
        file, line = error.filename, error.lineno or 0
    elif steps:
        file, line = steps[-1][0].f_code.co_filename, steps[-1][2]
    return {
        "phase": phase,
        "type": type(error).__name__,
        "message": _say(error)[:2000],
        "where": str(error.name or "") if isinstance(error, ImportError) else "",
        "file": file,
        "line": line,
        "source": _line(sources, file, line),
        **_look_around(error, steps, sources),
    }


Step = tuple[FrameType, int, int]  # a frame, its last instruction, its line


def _find_steps(error: BaseException, sources: Mapping[str, str]) -> list[Step]:
    steps: deque[Step] = deque(maxlen=FRAMES)
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename[:-3] in sources:
            steps.append((trace.tb_frame, trace.tb_lasti, trace.tb_lineno or 0))
        trace = trace.tb_next
    return list(steps)


def _line(sources: Mapping[str, str], file: str, line: int) -> str:
    lines = sources.get(file[:-3], "").splitlines()
    return lines[line - 1].strip()[:200] if 0 < line <= len(lines) else ""


def _look_around(
    error: BaseException, steps: list[Step], sources: Mapping[str, str]
) -> dict[str, Any]:
    """The frames, with the operands of the last and of its caller in another file, and the names in reach."""
    try:
        last = steps[-1][0].f_code.co_filename if steps else ""
        others = (i for i, s in enumerate(steps) if s[0].f_code.co_filename != last)
        caller = max(others, default=-1)
        wanted = {len(steps) - 1, caller}
        frames = [_describe_step(s, sources, i in wanted) for i, s in enumerate(steps)]
        return {"frames": frames, "names": list(_list_names(error, steps, sources))}
    except BaseException:  # the parser may fail on what the compiler took
        return {}


def _describe_step(step: Step, sources: Mapping[str, str], wanted: bool) -> dict[str, Any]:
    frame, instruction, line = step
    code = frame.f_code
    about: dict[str, Any] = {
        "file": code.co_filename,
        "line": line,
        "source": _line(sources, code.co_filename, line),
        "function": code.co_name[:80],
    }
    if wanted:
        source = sources[code.co_filename[:-3]]
        about |= Scope(frame, source, line).describe(*find_node(source, code, instruction, line))
    return about


def find_node(
    source: str, code: CodeType, instruction: int, line: int
) -> tuple[ast.AST | None, list[ast.AST]]:
    """The smallest part of the program that the failing instruction belongs to, and all around it."""
    first, last, start, end = next(
        itertools.islice(code.co_positions(), instruction // 2, None), (None,) * 4
    )
    vague = False
    if first is None or last is None or start is None or end is None:  # a Python without columns
        vague = True
        first, last, start, end = line, line, sys.maxsize, -1
    around: list[ast.AST] = []
    node: ast.AST | None = ast.parse(source)
    while node is not None:
        around.append(node)
        node = next((c for c in _children(node) if _covers(c, first, last, start, end)), None)
    while vague and len(around) > 1 and not isinstance(around[-1], ast.stmt):
        around.pop()
    found = around.pop()
    return (found if around else None), around


def _children(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if hasattr(child, "lineno"):
            yield child
        else:  # a comprehension or arguments: no place of its own
            yield from _children(child)


def _covers(node: Any, first: int, last: int, start: int, end: int) -> bool:
    begins, ends = (node.lineno, node.col_offset), (node.end_lineno, node.end_col_offset)
    return bool(begins <= (first, start) and (last, end) <= ends)


def _list_names(
    error: BaseException, steps: list[Step], sources: Mapping[str, str]
) -> Iterator[str]:
    """Names that could have been meant: of the module an import failed at, or those in reach."""
    scopes: list[Any] = []
    if isinstance(error, ImportError) and error.name in sources:
        module = sys.modules.get(str(error.name))
        scopes = [vars(module)] if type(module) is ModuleType else []
    elif steps:
        frame = steps[-1][0]
        scopes = [frame.f_code.co_varnames, frame.f_code.co_freevars, frame.f_globals]
    names = (name for scope in scopes for name in scope if type(name) is str)
    public = (say_flat(name) for name in names if not name.startswith("__"))
    return itertools.islice(public, NAMES)


def _say(error: BaseException) -> str:
    try:
        return str(error.msg if isinstance(error, SyntaxError) else error)
    except BaseException:  # the student's __str__ may also fail
        return ""
