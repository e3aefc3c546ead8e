"""What each check is worth, as the files with the checks say."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path


def read_check_points(file: Path) -> dict[str, float]:
    """The points of the checks in a file, by name; without those whose points are not written as a number."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    checks = [each for each in tree.body if isinstance(each, ast.FunctionDef)]
    return {check.name: found[0] for check in checks if (found := list(_find_points(check)))}


def _find_points(check: ast.FunctionDef) -> Iterator[float]:
    for each in check.decorator_list:
        if not isinstance(each, ast.Call) or not each.args:
            continue
        name = each.func.attr if isinstance(each.func, ast.Attribute) else ast.unparse(each.func)
        number = each.args[0].value if isinstance(each.args[0], ast.Constant) else None
        if name == "points" and isinstance(number, int | float):
            yield number
