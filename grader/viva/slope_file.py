"""viva.toml beside assignment.toml: what a gradient of the assignment is the gradient of.

Only `xorkit viva` reads it; no grade depends on it, and it is not in the fingerprint of the checks.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from grader.assignment.spec import Assignment, Function
from grader.assignment.strict_toml import Format
from grader.errors import AssignmentError

FILE = "viva.toml"


class SlopeEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One gradient, and the number that it is the gradient of."""

    what: Annotated[str, Meta(description="That number in words, such as `the cost`.")]
    of: Annotated[str, Meta(description="How it is computed, from functions of the contract.")]
    gradient: Annotated[str, Meta(description="The call that returns the gradient.")]
    by: Annotated[str, Meta(description="The argument that it is the gradient for.")]
    like: Annotated[str, Meta(description="The function whose arguments the names are.")]


class VivaFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of viva.toml."""

    slope: Annotated[list[SlopeEntry], Meta(min_length=1)]


FORMAT = Format(VivaFile, "an assignment", 1, AssignmentError, "docs/viva.md")
Ask = Callable[[Function, tuple[Any, ...]], Any]


@dataclass(frozen=True)
class Formula:
    """Calls of functions inside one another, such as `cost(y, guess(X, sides)[1])`.

    functions: those that it calls, by what they are called in it.
    """

    tree: ast.expr
    functions: Mapping[str, Function]

    @property
    def outermost(self) -> Function | None:
        """The function that is called last."""
        return self.functions.get(ast.unparse(self.tree.func)) if isinstance(self.tree, ast.Call) else None  # fmt: skip

    @property
    def names(self) -> frozenset[str]:
        """The arguments that it uses."""
        called = {ast.unparse(node.func).partition(".")[0] for node in ast.walk(self.tree) if isinstance(node, ast.Call)}  # fmt: skip
        return frozenset(node.id for node in ast.walk(self.tree) if isinstance(node, ast.Name)) - called  # fmt: skip

    def compute(self, known: Mapping[str, Any], ask: Ask) -> Any:
        """The value, for these arguments. `ask` calls one function; raises what that raises.

        Raises `LookupError` or `TypeError` where an answer has not the entry that is taken of it.
        """
        return self._compute(self.tree, known, ask)

    def _compute(self, node: ast.expr, known: Mapping[str, Any], ask: Ask) -> Any:
        if isinstance(node, ast.Call):
            given = tuple(self._compute(each, known, ask) for each in node.args)
            return ask(self.functions[ast.unparse(node.func)], given)
        if isinstance(node, ast.Subscript):
            return self._compute(node.value, known, ask)[ast.literal_eval(node.slice)]
        return known[ast.unparse(node)]


@dataclass(frozen=True)
class Slope:
    """An entry of viva.toml that was understood; see `SlopeEntry`."""

    what: str
    of: Formula
    gradient: Formula
    by: str
    like: Function


def read_slopes(assignment: Assignment) -> tuple[Slope, ...]:
    """What viva.toml says; empty without one. Raises `AssignmentError` with what to fix."""
    file = assignment.folder / FILE
    if not file.exists():
        return ()
    return tuple(_read(entry, assignment, str(file)) for entry in FORMAT.read(file)[0].slope)


def _read(entry: SlopeEntry, assignment: Assignment, file: str) -> Slope:
    like = assignment.functions.get(entry.like)
    if like is None:
        raise AssignmentError(f"{file}: like = {entry.like!r} is no function of the assignment.")
    if entry.by not in like.parameters:
        raise AssignmentError(f"{file}: by = {entry.by!r} is no argument of {like.signature}.")
    of, gradient = (_parse(text, assignment, like, file) for text in (entry.of, entry.gradient))
    return Slope(entry.what, of, gradient, entry.by, like)


def _parse(text: str, assignment: Assignment, like: Function, file: str) -> Formula:
    try:
        tree = ast.parse(text, mode="eval").body
        functions = {ast.unparse(node.func): node for node in _list_calls(tree, like)}
    except (SyntaxError, ValueError, TypeError) as error:
        raise AssignmentError(
            f"{file}: {text!r} is not made of calls, entries such as [1], and arguments of {like.signature} ({error})."
        ) from None
    found: dict[str, Function] = {}
    for name, node in functions.items():
        module, _, last = name.rpartition(".")
        known = assignment.functions.get(name)
        if known is None and module in assignment.given:
            known = Function(last, tuple(f"argument {place}" for place in range(len(node.args))), module)  # fmt: skip
        if known is None:
            raise AssignmentError(f"{file}: {name} in {text!r} is no function of the assignment, nor MODULE.FUNCTION of a given module.")  # fmt: skip
        found[name] = known
    return Formula(tree, found)


def _list_calls(node: ast.expr, like: Function) -> Iterator[ast.Call]:
    """Every call in a formula; raises `ValueError` for what is neither a call, an entry nor an argument."""
    match node:
        case ast.Call(args=args, keywords=[]):
            for each in args:
                yield from _list_calls(each, like)
            yield node
        case ast.Subscript(value=value, slice=entry):
            ast.literal_eval(entry)
            yield from _list_calls(value, like)
        case ast.Name(id=name) if name in like.parameters:
            return
        case _:
            raise ValueError(ast.unparse(node))
