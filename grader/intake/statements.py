"""Top-level statements of a source, with the names that each binds and uses.

Python's symbol tables give the global names; the source is not executed.
"""

from __future__ import annotations

import ast
import symtable
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader.intake.bounded_parse import FAULTS, parse


@dataclass(frozen=True)
class Statement:
    """One statement, or several that share a line.

    binds: global names that it gives a value; a star where it imports one. uses: global names that
    it, or a function in it, looks up. defines: the functions among `binds`. imports: modules.
    """

    source: str
    binds: frozenset[str]
    uses: frozenset[str]
    defines: frozenset[str]
    imports: frozenset[str]

    @property
    def is_future(self) -> bool:
        """Whether it must come first."""
        return "__future__" in self.imports


def split_statements(source: str) -> list[Statement] | None:
    """The statements of a source; None if it is not valid Python."""
    tree = parse(source)
    if tree is None:
        return None
    lines = source.split("\n")
    try:
        return [
            _describe("\n".join(lines[start - 1 : end]), nodes)
            for start, end, nodes in _group(tree.body)
        ]
    except FAULTS:
        return None


def _group(body: Sequence[ast.stmt]) -> Iterator[tuple[int, int, list[ast.stmt]]]:
    """Statements with their first and last lines; what stands on one line stays together."""
    start, end, nodes = 0, 0, list[ast.stmt]()
    for node in body:
        decorators = getattr(node, "decorator_list", [])
        first = min([node.lineno, *(each.lineno for each in decorators)])
        if nodes and first > end:
            yield start, end, nodes
            nodes = []
        start = start if nodes else first
        end = node.end_lineno or node.lineno
        nodes.append(node)
    if nodes:
        yield start, end, nodes


def _describe(source: str, nodes: list[ast.stmt]) -> Statement:
    table = symtable.symtable(source, "cell", "exec")
    binds = {
        symbol.get_name()
        for symbol in table.get_symbols()
        if symbol.is_assigned() or symbol.is_imported()
    }
    imports: set[str] = set()
    for node in (inner for outer in nodes for inner in ast.walk(outer)):
        if isinstance(node, ast.Import):
            imports |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imports.add(node.module or "")
            binds |= {"*" for alias in node.names if alias.name == "*"}
        elif isinstance(node, ast.Subscript | ast.Attribute) and isinstance(node.ctx, ast.Store):
            binds |= _root(node)
    if "__future__" in imports:
        binds.add("*")
    functions = {
        node.name
        for node in nodes
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    }
    return Statement(
        source,
        frozenset(binds),
        frozenset(_find_uses(table)),
        frozenset(functions),
        frozenset(imports),
    )


def _root(node: ast.expr) -> set[str]:
    """The name whose value changes: `settings` in `settings["rate"] = 1`."""
    while isinstance(node, ast.Subscript | ast.Attribute):
        node = node.value
    return {node.id} if isinstance(node, ast.Name) else set()


def _find_uses(table: symtable.SymbolTable) -> set[str]:
    """Global names that are looked up, in this scope and those in it."""
    names: set[str] = set()
    waiting = [table]
    while waiting:
        scope = waiting.pop()
        top = scope.get_type() == "module"
        names |= {symbol.get_name() for symbol in scope.get_symbols() if top or symbol.is_global()}
        waiting += scope.get_children()
    return names
