"""The types of `student` and `expected`, for an author's editor: `contract.pyi`, made from the contract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grader.assignment.spec import Assignment, Function

FILE = "contract.pyi"
HEAD = '''"""Made by xorkit record: what a check may ask of student and expected. For editors alone.

In a check file: from typing import TYPE_CHECKING
if TYPE_CHECKING: from contract import Expected, Student
"""

from typing import Any

from grader.checks.answer import Answer
'''
# What a check may ask of a function: the name, what comes before and after its arguments, what it gives.
WAYS: tuple[tuple[str, list[str], list[str], str], ...] = (
    ("__call__", [], [], "Answer"),
    ("raises", ["error: type[Exception]"], [], "None"),
    ("printed", [], [], "Answer"),
    ("leaves_unchanged", [], ["but: tuple[str, ...] = ()"], "None"),
    ("is_worked_out", [], [], "None"),
)


def make_types(assignment: Assignment) -> str:
    """The text of `contract.pyi`."""
    classes = [each for each in assignment.functions.values() if each.kind == "class"]
    tops = [each for each in assignment.functions.values() if not each.owner]
    members = {each.name: _list_members(assignment, each) for each in classes}
    parts = [
        HEAD,
        *(_define_call(each) for each in assignment.functions.values() if _is_called(each)),
        *(_define_object(each.name, members[each.name], "Student") for each in classes),
        *(_define_object(each.name, members[each.name], "Expected") for each in classes),
        _define_side("Student", tops),
        _define_side("Expected", tops),
    ]
    return "\n\n".join(parts)


def _list_members(assignment: Assignment, owner: Function) -> list[Function]:
    return [each for each in assignment.functions.values() if each.owner == owner.name]


def _is_called(function: Function) -> bool:
    return function.kind in ("function", "method")


def _name(function: Function) -> str:
    return "_" + function.name.replace(".", "_")


def _takes(function: Function) -> list[str]:
    own = function.parameters[1 if function.owner else 0 :]
    return [f"{name}: Any" for name in own]


def _define_call(function: Function) -> str:
    """A function or a method of the student, with what else a check may ask of it."""
    lines = [
        f"    def {name}({', '.join(['self', *before, *_takes(function), *after])}) -> {gives}: ..."
        for name, before, after, gives in WAYS
    ]
    return "\n".join([f"class {_name(function)}:", *lines]) + "\n"


def _define_object(name: str, members: Sequence[Function], side: str) -> str:
    return "\n".join([f"class _{side}{name}:", *_list_entries(members, side)]) + "\n"


def _define_side(side: str, tops: Sequence[Function]) -> str:
    return "\n".join([f"class {side}:", *_list_entries(tops, side)]) + "\n"


def _list_entries(functions: Sequence[Function], side: str) -> Iterator[str]:
    for each in functions:
        name = each.name.rpartition(".")[2]
        given = ", ".join(["self", *_takes(each)])
        if each.kind == "class":
            yield f"    def {name}({given}) -> _{side}{name}: ..."
        elif each.kind == "attribute":
            yield f"    {name}: {'Answer' if side == 'Student' else 'Any'}"
        elif side == "Student":
            yield f"    {name}: {_name(each)}"
        else:
            yield f"    def {name}({given}) -> Any: ..."
