"""One function of a submission: as it is written, and as a body that needs nothing else of the submission."""

from __future__ import annotations

import ast
import builtins
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from grader.assignment.spec import Assignment, Function
from grader.errors import XorkitError
from grader.intake.bounded_parse import parse
from grader.intake.statements import Statement, split_statements
from grader.reports.code_view import split_lines
from grader.unnamed.plain_code import Rename, list_bound, strip

MOST = 40  # statements that a function may need


class NoDraft(XorkitError):
    """A function that cannot be made self-contained; the reason is a clause: `it imports os`."""


def find_text(source: str, function: Function) -> str:
    """The function as it is written, with its comments; the whole source where it is not found."""
    tree = parse(source)
    node = find_node(tree.body, function) if tree else None
    if node is None:
        return source
    first = min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", []))])
    lines = split_lines(source)[first - 1 : node.end_lineno]
    return textwrap.dedent("\n".join(lines))


def find_meaning(text: str) -> str:
    """A text as its syntax tree, without comments and docstrings: equal for what differs in style only."""
    tree = parse(text)
    try:
        return ast.dump(strip(tree)) if tree else text
    except (RecursionError, MemoryError):
        return text


def find_node(body: Sequence[ast.stmt], function: Function) -> ast.stmt | None:
    """The last statement that binds the function; of a method, the one in its class, of an attribute the class."""
    node = None
    for name in filter(None, (function.owner, function.name.rpartition(".")[2])):
        found = [each for each in body if name in _binds(each)]
        if not found:
            return node if function.kind == "attribute" else None
        node = found[-1]
        if name == function.owner:
            if not isinstance(node, ast.ClassDef):
                return None
            body = node.body
    return node


def _binds(node: ast.stmt) -> set[str]:
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return {node.name}
    return list_bound(node) if isinstance(node, (ast.Assign, ast.AnnAssign)) else set()


@dataclass(frozen=True)
class Body:
    """Statements for the place of the reference's own. parameters: what the student calls the arguments."""

    needed: Sequence[ast.stmt]
    parameters: Sequence[str]
    statements: Sequence[ast.stmt]


class Extraction:
    """Takes functions out of one submission. own: whether the assignment's other functions of a module come along."""

    def __init__(self, modules: Mapping[str, str], assignment: Assignment, own: bool) -> None:
        self._sources = modules
        self._assignment = assignment
        self._own = own
        self._statements: dict[str, list[Statement]] = {}

    def take(self, function: Function) -> Body:
        """The body of a function with all that it needs; raises `NoDraft`."""
        module = self._locate(function.module, function.defined)
        (tree,) = [ast.parse("\n".join(each.source for each in self._split(module)))]
        node = find_node(tree.body, function)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda):
            made = ast.Return(node.value.body)
            arguments, body = node.value.args, list[ast.stmt]([made])
        elif isinstance(node, ast.FunctionDef) and not node.decorator_list:
            arguments, body = node.args, node.body
        else:
            raise NoDraft("it is no plain function")
        if arguments.vararg or arguments.kwarg:
            raise NoDraft("it takes any number of arguments")
        names = [each.arg for each in [*arguments.posonlyargs, *arguments.args]]
        wanted = len(function.parameters)
        if len(names) < wanted:
            raise NoDraft("it takes fewer arguments")
        first = len(names) - len(arguments.defaults)
        rest = list(zip(names[wanted:], arguments.defaults[max(0, wanted - first) :], strict=False))
        rest += [(each.arg, value) for each, value in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True) if value]  # fmt: skip
        begin = [ast.Assign([ast.Name(name, ast.Store())], value) for name, value in rest]
        seen = {(module, function.defined)}
        needed = list(self._list_needed(module, self._list_uses(module, function.defined), seen))
        needed.sort(key=lambda each: not isinstance(each, (ast.Import, ast.ImportFrom)))
        return Body(needed, names[:wanted], [*begin, *body])

    def _locate(self, module: str, name: str) -> str:
        """The module in which a name is written, which others import it from."""
        for _ in range(MOST):
            found = [each for each in self._split(module) if name in each.binds]
            node = ast.parse(found[-1].source).body[0] if found else None
            if not isinstance(node, ast.ImportFrom) or (node.module or "") not in self._sources:
                return module
            if any(alias.asname for alias in node.names if alias.asname == name):
                raise NoDraft("it has another name where it is written")
            module = str(node.module)
        raise NoDraft("its imports go in a circle")

    def _split(self, module: str) -> list[Statement]:
        if module not in self._statements:
            tree = parse(self._sources.get(module, ""))
            plain = ast.unparse(strip(tree)) if tree else ""
            found = split_statements(plain)
            if not found:
                raise NoDraft(f"{module}.py cannot be read")
            self._statements[module] = found
        return self._statements[module]

    def _list_uses(self, module: str, name: str) -> frozenset[str]:
        uses = [each.uses for each in self._split(module) if name in each.binds]
        return frozenset[str]().union(*uses)

    def _list_needed(
        self, module: str, names: frozenset[str], seen: set[tuple[str, str]]
    ) -> Iterator[ast.stmt]:
        """The statements that bind some names, after those that they need themselves."""
        for name in sorted(names):
            if (module, name) in seen:
                continue
            seen.add((module, name))
            if len(seen) > MOST:
                raise NoDraft("it needs too much of the other code")
            if not self._own and self._is_contract(module, name):
                continue  # the reference has its own
            statements = self._split(module)
            found = [each for each in statements if name in each.binds]
            if not found:
                yield from self._import_starred(module, name, seen)
            for each in found:
                if (module, each.source) in seen:
                    continue
                if not each.imports:
                    seen.add((module, each.source))
                for node in ast.parse(each.source).body:
                    if isinstance(node, (ast.Import, ast.ImportFrom)):
                        yield from self._import(node, name, seen)
                    else:
                        yield from self._list_needed(module, each.uses, seen)
                        yield node

    def _is_contract(self, module: str, name: str) -> bool:
        return any(each.defined == name and each.module == module for each in self._assignment.functions.values())  # fmt: skip

    def _import(
        self, node: ast.Import | ast.ImportFrom, name: str, seen: set[tuple[str, str]]
    ) -> Iterator[ast.stmt]:
        """One name that is imported: from the assignment as it is, else with what the student's own file has."""
        for alias in node.names:
            if (alias.asname or alias.name).partition(".")[0] != name:
                continue
            if isinstance(node, ast.Import):
                if self._is_own(alias.name):
                    raise NoDraft(f"it needs the student's own {alias.name}.py")
                yield ast.Import([alias])
            elif self._is_from_elsewhere(node.module or "", alias.name):
                yield ast.ImportFrom(node.module, [alias], node.level)
            else:
                yield from self._list_needed(str(node.module), frozenset({alias.name}), seen)
                if alias.asname and alias.asname != alias.name:
                    yield ast.Assign([ast.Name(alias.asname, ast.Store())], ast.Name(alias.name, ast.Load()))  # fmt: skip

    def _import_starred(
        self, module: str, name: str, seen: set[tuple[str, str]]
    ) -> Iterator[ast.stmt]:
        """A name that only a star can bring; nothing for a builtin."""
        for each in self._split(module):
            node = ast.parse(each.source).body[0]
            if not isinstance(node, ast.ImportFrom) or node.names[0].name != "*":
                continue
            alias, origin = ast.alias(name), node.module or ""
            if origin not in self._sources:
                if not hasattr(builtins, name):
                    yield ast.ImportFrom(origin, [alias], 0)
            elif self._is_contract(origin, name):
                yield ast.ImportFrom(origin, [alias], 0)
            elif any(name in other.binds for other in self._split(origin)):
                yield from self._list_needed(origin, frozenset({name}), seen)

    def _is_own(self, module: str) -> bool:
        """Whether a module is the student's own, and not one of the assignment."""
        known = {*self._assignment.modules, *self._assignment.given}
        return module in self._sources and module not in known

    def _is_from_elsewhere(self, module: str, name: str) -> bool:
        """Whether an import leads to a library, a given module, or a function of the assignment."""
        return (
            module not in self._sources
            or module in self._assignment.given
            or self._is_contract(module, name)
        )


def call_alike(body: Body, parameters: Sequence[str]) -> ast.Module:
    """The statements with the reference's names for the arguments; raises `NoDraft` where these clash."""
    statements: list[ast.stmt] = [*body.needed, *body.statements]
    tree = ast.Module(statements, [])
    names = {old: new for old, new in zip(body.parameters, parameters, strict=False) if old != new}
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} | list_bound(tree)
    bound = list_bound(tree) | {*body.parameters}
    for clash in sorted((used & {*names.values()}) - names.keys()):
        if clash not in bound:
            raise NoDraft(f"it has another meaning for {clash}")
        names[clash] = next(new for n in range(2, MOST) if (new := f"{clash}_{n}") not in used)
    made = Rename(names, bound).visit(tree)
    assert isinstance(made, ast.Module)
    return ast.fix_missing_locations(made)
