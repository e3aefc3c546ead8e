"""What the values on a failing line are: kind and shape, without running code of the student's."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator
from types import BuiltinFunctionType, FrameType, FunctionType, ModuleType
from typing import Any

import numpy as np

OPERANDS, KEYS, TEXT = 12, 16, 80
SYMBOLS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.MatMult: "@", ast.Pow: "**",
    ast.FloorDiv: "//", ast.Mod: "%", ast.BitXor: "^",
}  # fmt: skip
PRODUCTS = ("dot", "matmul")
PAIRS = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/"}
KINDS: dict[type, str] = {
    np.ndarray: "array", dict: "dict", list: "list", tuple: "tuple", str: "text", bool: "bool",
    type(None): "None", int: "number", float: "number", complex: "number", ModuleType: "module",
    FunctionType: "function", BuiltinFunctionType: "function", np.ufunc: "function",
    np.float64: "number", np.float32: "number", np.int64: "number", np.int32: "number",
    type(np.dot): "function", np.matrix: "matrix",
}  # fmt: skip
UNKNOWN = object()
Part = tuple[str, ast.AST]  # a role, and what plays it


def say_flat(text: str, limit: int = 40) -> str:
    """A short text of one line."""
    return " ".join(text[: 4 * limit].split())[:limit]


class Scope:
    """The names of a frame, and the values behind the expressions of its source."""

    def __init__(self, frame: FrameType, source: str, line: int) -> None:
        local = frame.f_locals
        # A function's names are a plain snapshot; a class body's may be a mapping of the student's.
        plain = type(local) is dict or frame.f_code.co_flags & 1
        self._locals: dict[str, Any] = dict(local) if plain else {}
        self._globals = frame.f_globals
        self._lines = source.encode().splitlines(keepends=True)
        self._line = line

    def describe(self, node: ast.AST | None, around: list[ast.AST]) -> dict[str, Any]:
        """The operation that failed, and its operands: at most `OPERANDS`."""
        operation, parts = _take_apart(node, around) if node else ("", [])
        statement = next((n for n in [node, *reversed(around)] if isinstance(n, ast.stmt)), None)
        parts += [("other", each) for each in _find_values(statement, self._line)]
        operands: dict[str, dict[str, Any]] = {}
        for role, part in parts:
            text = self._text(part)
            if text and (role != "other" or text not in operands) and len(operands) < OPERANDS:
                key = text if text not in operands else f"{text} {role}"
                operands[key] = {"role": role, "text": text, **self._describe(part)}
        for name, value in self._locals.items():
            if type(value) is dict and name not in operands and len(operands) < OPERANDS:
                operands[name] = {"role": "near", "text": say_flat(name), **_describe_value(value)}
        targets = len(node.elts) if isinstance(node, (ast.Tuple, ast.List)) else 0
        return {"operation": operation, "targets": targets, "operands": list(operands.values())}

    def _text(self, node: Any) -> str:
        first, last = node.lineno - 1, node.end_lineno - 1
        lines = self._lines[first : last + 1]
        if not lines or last - first > 5:
            return ""
        lines[-1] = lines[-1][: node.end_col_offset]
        return say_flat(b"".join(lines)[node.col_offset :].decode("utf-8", "replace"), TEXT)

    def _describe(self, node: ast.AST) -> dict[str, Any]:
        value = self._look(node)
        if value is UNKNOWN:
            shape = self._infer(node)
            return {"kind": "" if shape is None else "array", "shape": shape or ()}
        base = node.value if isinstance(node, ast.Attribute) and node.attr == "T" else node
        return {**_describe_value(value), "alias": self._find_alias(self._look(base))}

    def _look(self, node: ast.AST) -> Any:
        """The value of a name, or of an entry or attribute that is safe to take."""
        match node:
            case ast.Name(id=name):
                return self._locals.get(name, self._globals.get(name, UNKNOWN))
            case ast.Constant(value=value):
                return value
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(number))):
                return -number
            case ast.Attribute(value=inner, attr=name):
                value = self._look(inner)
                if type(value) is np.ndarray and name in ("T", "shape", "size"):
                    return getattr(value, name)
                return value.__dict__.get(name, UNKNOWN) if type(value) is ModuleType else UNKNOWN
            case ast.Subscript(value=inner, slice=place):
                return _take(self._look(inner), self._look(place))
        return UNKNOWN

    def _infer(self, node: ast.AST) -> tuple[int, ...] | None:
        """The shape of an expression of arrays and numbers, worked out and not computed."""
        value = self._look(node)
        if value is not UNKNOWN:
            kind = KINDS.get(type(value))
            return value.shape if kind == "array" else () if kind == "number" else None
        if isinstance(node, ast.Attribute) and node.attr == "T":
            shape = self._infer(node.value)
            return None if shape is None else shape[::-1]
        if isinstance(node, ast.UnaryOp):
            return self._infer(node.operand)
        operation, parts = _take_apart(node, [])
        if isinstance(node, ast.Call) and _attribute(node.func) in ("transpose", "exp"):
            inner = [*node.args, getattr(node.func, "value", node)]
            shape = self._infer(inner[0])
            return shape if _attribute(node.func) == "exp" or shape is None else shape[::-1]
        if not operation or [role for role, _ in parts] != ["left", "right"]:
            return None
        left, right = (self._infer(part) for _, part in parts)
        if left is None or right is None:
            return None
        try:
            if operation == "@":
                fits = len(left) == len(right) == 2 and left[1] == right[0]
                return (left[0], right[1]) if fits else None
            return np.broadcast_shapes(left, right)
        except ValueError:
            return None

    def _find_alias(self, value: Any) -> str:
        """Where in a dict or tuple of this function an array comes from: `sides["left"]`, `parts[1]`."""
        for name, holder in self._locals.items() if type(value) is np.ndarray else ():
            entries: Any = ()
            if type(holder) is dict:
                entries = [(f'"{k}"', v) for k, v in holder.items() if type(k) is str]
            elif type(holder) is tuple:
                entries = enumerate(holder)
            for place, entry in itertools.islice(entries, KEYS):
                if entry is value:
                    return say_flat(f"{name}[{place}]", TEXT)
        return ""


def _describe_value(value: Any) -> dict[str, Any]:
    kind = KINDS.get(type(value), "object")
    about: dict[str, Any] = {"kind": kind, "shape": ()}
    if kind == "array":
        about |= {"shape": value.shape[:8], "whole": value.dtype.kind in "biu"}
    elif kind in ("list", "tuple"):
        about["shape"] = (len(value),)
    elif kind == "dict":
        keys = [say_flat(key) for key in list(value)[:KEYS] if type(key) is str]
        about |= {"shape": (len(value),), "keys": keys}
    elif kind == "text":
        about["keys"] = [say_flat(value)]
    elif kind == "module":
        about["keys"] = [say_flat(n) for n in list(vars(value))[:200] if n[:2] != "__"][:KEYS]
    return about


def _take(holder: Any, place: Any) -> Any:
    if type(holder) is dict and type(place) is str:
        return holder.get(place, UNKNOWN)
    if type(holder) in (list, tuple) and type(place) is int and abs(place) < len(holder):
        return holder[place]
    return UNKNOWN


def _attribute(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else ""


def _take_apart(node: ast.AST, around: list[ast.AST]) -> tuple[str, list[Part]]:
    """What an expression does, as a sign or a word, and the parts that it does it with."""
    match node:
        case ast.BinOp(left=left, op=sign, right=right):
            return SYMBOLS.get(type(sign), "?"), [("left", left), ("right", right)]
        case ast.AugAssign(target=left, op=sign, value=right):
            return SYMBOLS.get(type(sign), "?") + "=", [("left", left), ("right", right)]
        case ast.Compare(left=left, comparators=[right]):
            return "compare", [("left", left), ("right", right)]
        case ast.Call(func=ast.Attribute(value=holder, attr=name), args=[one, *rest]) if (
            name in PRODUCTS or name in PAIRS
        ) and len(rest) < 2:
            pair = [one, *rest] if rest else [holder, one]
            return PAIRS.get(name, "@"), [("left", pair[0]), ("right", pair[1])]
        case ast.Call(func=called, args=arguments, keywords=named):
            given = [("argument", each) for each in [*arguments, *(word.value for word in named)]]
            held = [("value", called.value)] if isinstance(called, ast.Attribute) else []
            return "call", [("called", called), *held, *given]
        case ast.Subscript(value=value, slice=place):
            return "index", [("value", value), ("index", place)]
        case ast.Attribute(value=value):
            return "attribute", [("value", value)]
        case ast.Tuple(ctx=ast.Store()) | ast.List(ctx=ast.Store()):
            return _find_unpacked(node, around)
        case ast.UnaryOp(operand=value):
            return "sign", [("value", value)]
        case ast.expr():
            return "", [("value", node)]
    return "", []


def _find_unpacked(node: ast.AST, around: list[ast.AST]) -> tuple[str, list[Part]]:
    """What stands on the right of the names of an assignment, or behind a loop's `in`."""
    for parent in reversed(around):
        if isinstance(parent, ast.Assign):
            return "unpack", [("value", parent.value)]
        if isinstance(parent, ast.stmt):
            break
    loops = [p for p in around if isinstance(p, ast.For)]
    loops += [loop for p in around for loop in getattr(p, "generators", ())]
    return "unpack each", [("value", loop.iter) for loop in loops if loop.target is node]


def _find_values(statement: ast.AST | None, line: int) -> Iterator[ast.AST]:
    """The names, entries and attributes of the failing line, from the outside in."""
    for node in ast.walk(statement) if statement else ():
        if isinstance(node, (ast.Name, ast.Subscript, ast.Attribute)) and node.lineno == line:
            yield node
