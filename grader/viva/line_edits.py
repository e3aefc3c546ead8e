"""Changes of single lines of a student's source, in the student's own words and numbering.

A mutant of `grader.authoring.mutants` is a whole module written anew. Here only the changed expression is
replaced in the text, so that a question can name a line as the student knows it.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from grader.authoring.mutants import Edit, apply_edit, list_edits
from grader.intake.imports import find_used
from grader.viva.sheet import LineEdit

AROUND = 2  # lines shown before and after the one in question


def draw_edits(
    module: str, source: str, random: np.random.RandomState, most: int
) -> Iterator[LineEdit]:
    """Some changes of different lines, in random order; none where Python cannot read the source.

    Functions with a `while` are left out: a changed one may never end.
    """
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    try:
        edits = list(list_edits(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    functions = {edit.function for edit in edits}
    endless = {function for function in functions if _has_while(function)}
    seen: set[int] = set()
    for place in random.permutation(len(edits)):
        edit = edits[place]
        if len(seen) >= most:
            return
        if edit.part.lineno in seen or edit.function in endless:
            continue
        made = _edit_line(module, source, edit)
        if made:
            seen.add(made.line)
            yield made


def _has_while(function: ast.FunctionDef) -> bool:
    return any(isinstance(node, ast.While) for node in ast.walk(function))


def _edit_line(module: str, source: str, edit: Edit) -> LineEdit | None:
    """The change within its line; None where it cannot be written there so that it means the same."""
    part = edit.part
    if part.lineno != part.end_lineno:
        return None
    try:
        changed = copy.deepcopy(part)
        edit.change(changed)
        text, wanted = ast.unparse(changed), ast.dump(apply_edit(source, edit))
    except (AttributeError, ValueError, RecursionError):  # it leaves nothing that can be written
        return None
    lines = source.split("\n")
    row = part.lineno - 1
    whole = lines[row].encode()  # Python counts columns in bytes
    for new in (text, f"({text})"):
        line = (whole[: part.col_offset] + new.encode() + whole[part.end_col_offset :]).decode()
        there = "\n".join([*lines[:row], line, *lines[row + 1 :]])
        if "\n" not in new and _means(there, wanted):
            return LineEdit(module, part.lineno, lines[row].strip(), line.strip(), there)
    return None


def _means(source: str, wanted: str) -> bool:
    try:
        return ast.dump(ast.parse(source)) == wanted
    except (SyntaxError, ValueError, RecursionError):
        return False


def quote_lines(source: str, line: int) -> tuple[tuple[int, str, bool], ...]:
    """The lines around one, with their numbers, and whether it is the one."""
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    start, end = max(0, line - 1 - AROUND), line + AROUND
    return tuple((number, text, number == line) for number, text in enumerate(lines[start:end], start + 1))  # fmt: skip


def list_homes(
    modules: Mapping[str, str], own: Sequence[str], contract: frozenset[str]
) -> list[str]:
    """The modules whose lines may decide what a stage answers: its own, and the student's own helpers.

    contract: the names of all modules of stages and of given ones.
    """
    return [*own, *sorted(find_used(modules, own) - contract)]
