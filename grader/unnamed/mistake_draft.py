"""A draft of an entry for mistakes.toml, made from a group of equal wrong answers.

The body of one student's function takes the place of the reference's. It is asked the same questions in a new
locked process before it is offered.
"""

from __future__ import annotations

import ast
import hashlib
import json
import textwrap
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader.assignment.spec import Function, Stage
from grader.batch.results_folder import ResultsFolder
from grader.errors import OutputError, XorkitError
from grader.intake.submission import Submission
from grader.judging.ask_mode import AskMode
from grader.oracle.mistakes import edit
from grader.results.result import Result
from grader.safe_text import clean
from grader.unnamed.answer_groups import Group, find_unnamed
from grader.unnamed.inquiry import Answers, Inquiry, is_same
from grader.unnamed.own_function import Extraction, NoDraft, call_alike, find_node
from grader.unnamed.plain_code import find_danger, hide_people

TRIED = 5  # programs of a group
DEEP = (RecursionError, MemoryError)


@dataclass(frozen=True)
class Draft:
    """An entry without its two sentences. name: of the function and the code, and of nobody."""

    name: str
    function: str
    this: str
    that: str

    @property
    def text(self) -> str:
        """The entry as it stands in mistakes.toml."""
        return "\n".join(
            [
                "# A draft. Read the code before you record it: the reference runs outside the locked process.",
                "[[slot]]",
                f"function = {json.dumps(self.function)}",
                'place = "all of it"',
                f"this = {_quote(self.this)}",
                "",
                "[[slot.mistake]]",
                f"name = {json.dumps(self.name)}",
                f"that = {_quote(self.that)}",
                'says = ""  # TODO: what is seen, in 8 to 40 words: "Your ... is ..., and should be ..."',
                'hint = ""  # TODO: a question that leads to the cause, and not the code',
                "",
            ]
        )


def _quote(text: str) -> str:
    """A text in TOML: as it is, between three quotes, where that is possible."""
    plain = all(each.isprintable() or each in "\n\t" for each in text)
    return json.dumps(text) if "'''" in text or not plain else f"'''\n{text}'''"


@dataclass(frozen=True)
class Place:
    """The body of a function of the reference. this: its text without the docstring."""

    this: str
    indent: str
    parameters: Sequence[str]
    imports: frozenset[str]

    def has(self, node: ast.stmt) -> bool:
        """Whether a statement imports only what the reference imports as well."""
        listed = [*_list_imports(node)]
        return bool(listed) and self.imports.issuperset(listed)


def find_place(source: str, function: Function) -> Place:
    """Where a draft goes in the reference; raises `NoDraft`."""
    tree = ast.parse(source)
    node = find_node(tree.body, function)
    if not isinstance(node, ast.FunctionDef):
        raise NoDraft("the reference has no plain function of that name")
    has_docstring = ast.get_docstring(node) is not None
    body = node.body[has_docstring:]
    if not body or body[0].lineno == node.lineno:
        raise NoDraft("the reference has nothing but a docstring, or stands on one line")
    first = min([body[0].lineno, *(e.lineno for e in getattr(body[0], "decorator_list", []))])
    this = "\n".join(source.split("\n")[first - 1 : node.end_lineno]) + "\n"
    if source.count(this) != 1:
        raise NoDraft("its body stands in the reference more than once")
    parameters = [each.arg for each in [*node.args.posonlyargs, *node.args.args]]
    imports = frozenset(line for each in tree.body for line in _list_imports(each))
    return Place(this, " " * body[0].col_offset, parameters, imports)


def _list_imports(node: ast.stmt) -> Iterator[str]:
    """Each name that a statement imports, as a statement of its own."""
    if isinstance(node, ast.Import):
        yield from (ast.unparse(ast.Import([alias])) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from (ast.unparse(ast.ImportFrom(node.module, [alias], node.level)) for alias in node.names)  # fmt: skip


def propose(
    inquiry: Inquiry, folder: ResultsFolder, results: Sequence[Result], group: Group
) -> Draft:
    """The first draft that gives the answers of the group; raises `XorkitError` with the reason."""
    assignment = inquiry.assignment
    function, stage = assignment.functions[group.function], assignment.stage(group.stage)
    names = [result.student for result in results]
    reasons: dict[str, None] = {}
    for result in [result for result in results if result.student in group.students][:TRIED]:
        stored = folder.sources.find(result)
        found = find_unnamed(inquiry, folder, result)
        answers = next((each.answers for each in found if each.function == function), None)
        if stored is None or answers is None:
            reasons["the submission does not give these answers any more"] = None
            continue
        sources = {**assignment.given, **stored.placed(assignment).modules}
        for own in (False, True):
            try:
                draft = _make(inquiry, function, sources, names, own)
                _verify(inquiry, stage, function, draft, answers)
            except NoDraft as reason:
                reasons[str(reason)] = None
            except DEEP:
                reasons["the code is nested too deeply"] = None
            else:
                return draft
    why = "; ".join(reasons)
    raise XorkitError(f"No draft of group {group.number}: {clean(why, 400)}. Write the entry by hand, from the two codes.")  # fmt: skip


def _make(
    inquiry: Inquiry,
    function: Function,
    sources: Mapping[str, str],
    names: Sequence[str],
    own: bool,
) -> Draft:
    assignment, reference = inquiry.assignment, inquiry.job.reference or {}
    place = find_place(reference[function.module], function)
    tree = call_alike(Extraction(sources, assignment, own).take(function), place.parameters)
    tree.body = [each for each in tree.body if not place.has(each)]
    known = "\n".join(reference.values())
    tree = hide_people(tree, names, known)
    modules = [*assignment.modules, *assignment.given, *assignment.packages]
    danger = find_danger(tree, modules, reference[function.module])
    if danger:
        raise NoDraft(danger)
    that = textwrap.indent(ast.unparse(tree), place.indent) + "\n"
    mark = hashlib.sha256(that.encode("utf-8", "replace")).hexdigest()[:6]
    words = function.name.replace("_", "-").replace(".", "-").lower()
    return Draft(f"{words}-{mark}", function.name, place.this, that)


def _verify(
    inquiry: Inquiry, stage: Stage, function: Function, draft: Draft, answers: Answers
) -> None:
    """Ask the reference with the draft in it, in a new locked process; raises `NoDraft`."""
    reference = inquiry.job.reference or {}
    source = edit(reference[function.module], ((draft.this, draft.that),), draft.name)
    sources = {**reference, function.module: source}
    (given,) = inquiry.ask(Submission("draft", sources), stage, [function], AskMode())
    if not is_same(given.got, answers.got):
        raise NoDraft("alone in the reference, the function gives other answers")


def append(draft: Draft, file: Path, known: Sequence[str]) -> None:
    """Add a draft at the end of a file; raises `XorkitError` where its name is taken, or the file is no TOML."""
    try:
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        slots = tomllib.loads(before).get("slot", [])
        taken = [str(each.get("name")) for slot in slots for each in slot.get("mistake", [])]
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise XorkitError(f"{file} cannot be read as a list of mistakes ({error}). Name another file: --into") from error  # fmt: skip
    if draft.name in (*taken, *known):
        raise XorkitError(f"There is an entry {draft.name} already. Nothing was written.")
    begin = "" if not before else "\n" if before.endswith("\n") else "\n\n"
    try:
        tomllib.loads(f"{before}{begin}{draft.text}")
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8", newline="\n") as end:
            end.write(f"{begin}{draft.text}")
    except tomllib.TOMLDecodeError as error:
        raise XorkitError(f"{file} would not be valid with the draft in it ({error}). Name another file: --into") from error  # fmt: skip
    except OSError as error:
        raise OutputError(f"{file} cannot be written ({error.strerror}). Name another file: --into") from error  # fmt: skip
