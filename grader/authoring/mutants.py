"""Mutants: small mechanical changes of a source that a check should detect.

Operators after the mutation-testing literature (DeMillo, Lipton and Sayward 1978): another
operator, another constant, another variable, a factor or a statement left out.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from typing import Any

SWAPS: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.GtE: (ast.Gt, ast.Lt, ast.Eq),
    ast.Lt: (ast.LtE, ast.Gt),
}
CALLS = {
    "mean": ("sum", "median"),
    "sum": ("mean", "max"),
    "exp": ("expm1", "exp2"),
    "size": ("ndim",),
    "dot": ("multiply",),
}


Change = Callable[[Any], object]


@dataclass(frozen=True)
class Mutant:
    """A changed module: the line before and after, and the complete new source."""

    line: int
    before: str
    after: str
    source: str


@dataclass(frozen=True)
class Edit:
    """A change of one node of a source, not made yet. function: the one whose body the node is in."""

    part: Any
    change: Change
    function: ast.FunctionDef


def mutate(source: str) -> Iterator[Mutant]:
    """Every mutant of a source, each with one change in the body of one function."""
    for edit in list_edits(source):
        yield from _apply(source, edit)


def list_edits(source: str) -> Iterator[Edit]:
    """What `mutate` changes, one after another; cheap, since nothing is changed yet."""
    tree = ast.parse(source)
    parts = [
        each
        for node in tree.body
        for each in (node.body if isinstance(node, ast.ClassDef) else [node])
    ]
    for function in (node for node in parts if isinstance(node, ast.FunctionDef)):
        body = function.body[1:] if ast.get_docstring(function) else function.body
        names = _locals(function)
        for statement in body:
            for part in ast.walk(statement):
                for change in _changes(part, function, names):
                    yield Edit(part, change, function)


def apply_edit(source: str, edit: Edit) -> ast.Module:
    """The changed module as a tree. source: the text that the edit was listed for."""
    tree = ast.parse(source)
    edit.change(next(node for node in ast.walk(tree) if _place(node) == _place(edit.part)))
    return ast.fix_missing_locations(tree)


def _changes(part: ast.AST, function: ast.FunctionDef, names: set[str]) -> Iterator[Change]:
    """The possible changes of one node, as functions that apply them to a copy. names: the local ones."""
    match part:
        case ast.BinOp(op=op):
            for other in SWAPS.get(type(op), ()):
                yield partial(_put, "op", other())
            for side in ("left", "right"):
                yield partial(_keep, side)
        case ast.Compare(ops=[op]):
            for other in SWAPS.get(type(op), ()):
                yield partial(_put, "ops", [other()])
        case ast.UnaryOp():
            yield partial(_keep, "operand")
        case ast.Constant(value=bool() as value):
            yield partial(_put, "value", not value)
        case ast.Constant(value=int() | float() as value):
            yield partial(_put, "value", value + 1)
            yield partial(_put, "value", value - 1)
        case ast.Constant(value=str() as value):
            keys = {
                n.value
                for n in ast.walk(function)
                if isinstance(n, ast.Constant) and isinstance(n.value, str)
            }
            for key in sorted(keys - {value, ast.get_docstring(function, clean=False)}):
                yield partial(_put, "value", key)
        case ast.Attribute(attr="T"):
            yield partial(_keep, "value")
        case ast.Name(id=name, ctx=ast.Load()):
            for other_name in sorted(names - {name}) if name in names else ():
                yield partial(_put, "id", other_name)
        case ast.Call(func=ast.Attribute(attr=name), args=args, keywords=keywords):
            for other_name in CALLS.get(name, ()):
                yield partial(_call, other_name)
            yield from _change_call(args, keywords)
        case ast.Call(args=args, keywords=keywords):
            yield from _change_call(args, keywords)
        case ast.Tuple(elts=elements, ctx=ast.Load()):
            for i in range(len(elements) - 1):
                yield partial(_swap, "elts", i)
        case ast.Expr() | ast.Assign():
            yield _drop


def _change_call(args: list[ast.expr], keywords: list[ast.keyword]) -> Iterator[Change]:
    for i in range(len(args) - 1):
        yield partial(_swap, "args", i)
    for i in range(len(keywords)):
        yield partial(_take_out, "keywords", i)
    if len(args) == 1:
        yield _keep_argument


def _put(field: str, value: object, node: Any) -> None:
    setattr(node, field, value)


def _keep(field: str, node: Any) -> None:
    _become(node, getattr(node, field))


def _keep_argument(node: Any) -> None:
    _become(node, node.args[0])


def _drop(node: Any) -> None:
    _become(node, ast.Pass())


def _call(name: str, node: Any) -> None:
    node.func.attr = name


def _swap(field: str, place: int, node: Any) -> None:
    entries = getattr(node, field)
    entries.insert(place, entries.pop(place + 1))


def _take_out(field: str, place: int, node: Any) -> None:
    getattr(node, field).pop(place)


def _locals(function: ast.FunctionDef) -> set[str]:
    names = {argument.arg for argument in function.args.args}
    return names | {
        n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
    }


def _become(node: ast.AST, other: ast.AST) -> None:
    """Turn a node into a copy of another, in place."""
    new = copy.deepcopy(other)
    node.__class__ = new.__class__
    node.__dict__.clear()
    node.__dict__.update(new.__dict__)


def _apply(source: str, edit: Edit) -> Iterator[Mutant]:
    before = ast.unparse(ast.parse(source))
    after = ast.unparse(apply_edit(source, edit))
    for number, (old, new) in enumerate(zip_longest(before.splitlines(), after.splitlines()), 1):
        if old != new:
            yield Mutant(number, str(old).strip(), str(new).strip(), after + "\n")
            return


def _place(node: ast.AST) -> tuple[object, ...]:
    return type(node), *(
        getattr(node, name, 0) for name in ("lineno", "col_offset", "end_lineno", "end_col_offset")
    )
