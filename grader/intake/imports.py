"""Which modules of a submission use which others, by their import statements."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping

from grader.intake.bounded_parse import parse

IMPORT = re.compile(r"^[ \t]*(?:import|from)[ \t]+(\w+)", re.MULTILINE)


def find_users(modules: Mapping[str, str], used: Iterable[str]) -> frozenset[str]:
    """The modules that import one of some others, or a module that does."""
    imports = {
        name: set(_list_imports(source)) & modules.keys() for name, source in modules.items()
    }
    found = set(used)
    while more := {name for name, others in imports.items() if others & found} - found:
        found |= more
    return frozenset(found) - frozenset(used)


def find_used(modules: Mapping[str, str], users: Iterable[str]) -> frozenset[str]:
    """Some modules, and those that they import, and so on."""
    found = set(users) & modules.keys()
    new = found
    while new := {name for user in new for name in _list_imports(modules[user])} & (
        modules.keys() - found
    ):
        found |= new
    return frozenset(found)


def _list_imports(source: str) -> Iterator[str]:
    tree = parse(source)
    if tree is None:  # not Python, or too long to be parsed here
        yield from IMPORT.findall(source)
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
