"""A student's code without what is theirs alone: comments, docstrings, annotations, prints, and names of people."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

SHORT = 3  # letters; a shorter part of a student's name counts only as a word of its own
FORBIDDEN = frozenset({
    "open", "exec", "eval", "compile", "getattr", "setattr", "delattr", "globals", "locals", "vars", "input",
    "breakpoint", "help", "exit", "quit", "memoryview",
})  # fmt: skip
# What of NumPy reads or writes files, or leads to other modules.
OUTSIDE = frozenset({
    "load", "save", "savez", "savez_compressed", "savetxt", "loadtxt", "genfromtxt", "fromfile", "tofile", "memmap",
    "open_memmap", "fromregex", "DataSource", "ctypeslib", "ctypes", "f2py", "testing", "lib", "core", "dump", "dumps",
    "distutils", "show_config", "format", "npyio", "sys", "os",
})  # fmt: skip
ALLOWED = frozenset({"numpy", "numpy.linalg", "numpy.random", "math", "cmath", "itertools", "functools", "collections", "copy"})  # fmt: skip


def strip(tree: ast.Module) -> ast.Module:
    """The same program without docstrings, annotations, prints and the words of its errors."""
    stripped = ast.fix_missing_locations(_Strip().visit(tree))
    assert isinstance(stripped, ast.Module)
    return stripped


class _Strip(ast.NodeTransformer):
    """Comments are gone already: a syntax tree holds none."""

    def generic_visit(self, node: ast.AST) -> ast.AST:
        super().generic_visit(node)
        for name in ("body", "orelse", "finalbody"):
            body = getattr(node, name, None)
            if isinstance(body, list):
                kept = [each for each in body if not isinstance(each, ast.Pass)]
                setattr(node, name, kept or body[: name == "body"])
        return node

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        value = node.value
        is_print = isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "print"  # fmt: skip
        return ast.Pass() if is_print or isinstance(value, ast.Constant) else self.generic_visit(node)  # fmt: skip

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.returns = None
        return self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.annotation = None
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        if node.value is None:
            return ast.Pass()
        return self.generic_visit(ast.Assign([node.target], node.value))

    def visit_Raise(self, node: ast.Raise) -> ast.AST:
        return _Strings(lambda _: True).visit(node)  # type: ignore[no-any-return]

    def visit_Assert(self, node: ast.Assert) -> ast.AST:
        node.msg = None
        return self.generic_visit(node)


class _Strings(ast.NodeTransformer):
    """Some texts become empty."""

    def __init__(self, chosen: Any) -> None:
        self._chosen = chosen

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if isinstance(node.value, (str, bytes)) and self._chosen(str(node.value)):
            return ast.Constant(type(node.value)())
        return node


class Rename(ast.NodeTransformer):
    """New names for variables, functions and attributes; attributes: those among them."""

    def __init__(self, names: Mapping[str, str], bound: Iterable[str], attributes: Mapping[str, str] = {}) -> None:  # fmt: skip
        self._names, self._bound, self._attributes = names, frozenset(bound), attributes

    def visit_Name(self, node: ast.Name) -> ast.AST:
        node.id = self._names.get(node.id, node.id)
        return node

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.arg = self._names.get(node.arg, node.arg)
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.name = self._names.get(node.name, node.name)
        return self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        node.name = self._names.get(node.name, node.name)
        return self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        node.attr = self._attributes.get(node.attr, node.attr)
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if isinstance(node.func, ast.Name) and node.func.id in self._bound:
            for word in node.keywords:
                word.arg = self._names.get(word.arg, word.arg) if word.arg else word.arg
        return self.generic_visit(node)

    def visit_alias(self, node: ast.alias) -> ast.AST:
        known = node.asname or node.name
        if known in self._names:
            node.asname = self._names[known]
        return node

    def visit_Nonlocal(self, node: ast.Nonlocal) -> ast.AST:
        node.names = [self._names.get(name, name) for name in node.names]
        return node

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> ast.AST:
        node.name = self._names.get(node.name, node.name) if node.name else None
        return self.generic_visit(node)


def list_bound(tree: ast.AST) -> set[str]:
    """The names that a piece of code gives a value, its arguments and functions among them."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, ast.arg):
            found.add(node.arg)
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            found.add(node.name)
        elif isinstance(node, ast.alias):
            found.add((node.asname or node.name).partition(".")[0])
        elif isinstance(node, ast.ExceptHandler) and node.name:
            found.add(node.name)
    return found


def hide_people(tree: ast.Module, students: Iterable[str], known: str) -> ast.Module:
    """Other names for what is named after a student, and no text that names one.

    known: a text whose words are nobody's, the reference.
    """
    parts = {part for name in students for part in re.findall(r"[^\W_]+", name.casefold())}
    words = {part for part in parts if len(part) > 1 and part not in known.casefold()}

    def is_named(text: str) -> bool:
        own = text.casefold()
        return any(word in own if len(word) >= SHORT else word in re.findall(r"[^\W_]+", own) for word in words)  # fmt: skip

    bound = list_bound(tree)
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    own = {name for name in attributes if not hasattr(np, name) and not hasattr(np.ndarray, name)}
    new = (f"name_{n}" for n in range(1, len(bound) + len(own) + 1))
    names = {name: next(new) for name in sorted(bound) if is_named(name)}
    other = {name: next(new) for name in sorted(own) if is_named(name)}
    hidden = _Strings(is_named).visit(Rename(names, bound, other).visit(tree))
    assert isinstance(hidden, ast.Module)
    return ast.fix_missing_locations(hidden)


def find_danger(tree: ast.AST, modules: Iterable[str], known: str = "") -> str:
    """What in some code could do more than compute, as a few words; empty where there is nothing.

    modules: those of the assignment and its packages. known: the reference, which may read files. A mistake is
    part of the reference later, and that runs outside the locked process.
    """
    allowed = ALLOWED | {*modules}
    outside = OUTSIDE - {*re.findall(r"\w+", known)}
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or "."]
            if odd := [a.name for a in node.names if a.name in outside or a.name.startswith("_")]:
                return f"it imports {odd[0]}"
        if odd := [name for name in names if name not in allowed]:
            return f"it imports {odd[0]}"
        if isinstance(node, ast.Name) and (node.id in FORBIDDEN or node.id.startswith("__")):
            return f"it uses {node.id}"
        if isinstance(node, ast.Attribute) and (node.attr in outside or node.attr.startswith("_")):
            return f"it uses .{node.attr}"
        if isinstance(node, ast.Global):
            return "it keeps something between calls (global)"
    return ""
