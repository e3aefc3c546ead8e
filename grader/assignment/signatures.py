"""Reads the signatures of a stage: which functions, classes and attributes are in which of its files."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import replace

from grader.assignment import file_format
from grader.assignment.spec import Function, Made


def read_functions(stage: file_format.Stage) -> tuple[Function, ...]:
    """The functions of a stage; raises `ValueError` for a signature or a file that does not fit."""
    modules = [_read_file(file, stage.name) for file in stage.files] or [stage.name]
    placed = [_place(signature, stage, modules) for signature in stage.functions]
    functions = _mark_classes([_parse(signature, module) for module, signature in placed])
    if spare := [each for each in modules if each not in {one.module for one in functions}]:
        raise ValueError(f"stage {stage.name} has no function in {spare[0]}.py")
    return functions


def _read_file(file: str, stage: str) -> str:
    """The module in a file."""
    name = file.removesuffix(".py")
    if file == name or not name.isidentifier():
        raise ValueError(f"stage {stage}: {file!r} should be the name of a module, such as area.py")
    return name


def _place(signature: str, stage: file_format.Stage, modules: Sequence[str]) -> tuple[str, str]:
    """The module of a signature, and the signature without it."""
    module, _, rest = signature.partition(".")
    if stage.files and module.strip() in modules:
        return module.strip(), rest
    if len(modules) > 1:
        raise ValueError(
            f"stage {stage.name} has several files; write {modules[0]}.{signature} for a function in {modules[0]}.py"
        )
    return modules[0], signature


def _mark_classes(functions: Sequence[Function]) -> tuple[Function, ...]:
    """The functions, of which those with methods or attributes below them are classes."""
    owners = {function.owner for function in functions} - {""}
    marked: dict[str, Function] = {}
    for function in functions:
        last = next(reversed(marked.values()), None)
        if function.owner and (last is None or last.defined != function.owner):
            raise ValueError(
                f"{function.name} should stand right below its class: {function.owner}(…)"
            )
        is_class = function.name in owners
        marked[function.name] = replace(function, kind="class") if is_class else function
    return tuple(marked.values())


def _parse(signature: str, module: str) -> Function:
    """From `undo(x, made=do(x))`: `made` is what `do` returns for these arguments."""
    try:
        call = ast.parse(signature, mode="eval").body
        if isinstance(call, ast.Attribute) and isinstance(call.value, ast.Name):
            return Function(ast.unparse(call), ("self",), module, kind="attribute")
        if not isinstance(call, ast.Call):
            raise SyntaxError
        if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name):
            own = ("self", *map(ast.unparse, call.args))
            return Function(ast.unparse(call.func), own, module, kind="method")
        if not isinstance(call.func, ast.Name):
            raise SyntaxError
        parameters = [ast.unparse(argument) for argument in call.args]
        makers = {len(parameters) + i: word.value for i, word in enumerate(call.keywords)}
        parameters += [str(word.arg) for word in call.keywords]
        made = tuple(
            Made(place, maker.func.id, tuple(parameters.index(ast.unparse(a)) for a in maker.args))
            for place, maker in makers.items()
            if isinstance(maker, ast.Call) and isinstance(maker.func, ast.Name)
        )
    except (SyntaxError, ValueError):
        raise ValueError(
            f"{signature!r} is not of the form name(parameter, …), Class.method(parameter, …) or Class.attribute"
        ) from None
    return Function(call.func.id, tuple(parameters), module, made)
