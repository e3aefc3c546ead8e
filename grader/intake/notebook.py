"""Turn a notebook's code cells into modules. Nothing is executed here.

A kernel has one namespace; modules do not. So each module consists of its functions and the
top-level statements that they need, found by following names: imports, helpers, constants.
Functions of earlier modules are imported by plain name, as in files, so that stages stay
independent. Statements that run, print or draw are not needed and are left out. So is a call
whose value is not kept, such as `history.append(0)`.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grader.assignment.spec import Assignment
from grader.intake.bounded_parse import WORDS, has_more_words, parse, read_json
from grader.intake.safe_archive import ARCHIVE_BYTES
from grader.intake.statements import Statement, split_statements
from grader.safe_text import clean

NOTEBOOK_BYTES = ARCHIVE_BYTES  # including its output images
CODE_CHARACTERS = 2**18  # total of all code cells
CELLS = 2000

# Cell magics whose cells are Python; other magics mean another language.
PYTHON_MAGICS = ("%%time", "%%timeit", "%%capture", "%%prun", "%%python", "%%python3")
MAGIC = re.compile(r"\s*(%{1,2}[A-Za-z]|!|\?|[\w., ]+=\s*(!|%[A-Za-z])|[\w.]+\?{1,2}\s*$)")
DEFINITION = re.compile(r"^[ \t]*(?:(?:async[ \t]+)?def|class)[ \t]+(\w+)", re.MULTILINE)


@dataclass(frozen=True)
class Cell:
    """The code of a cell, and its module if the notebook's metadata names one."""

    source: str
    module: str = ""


@dataclass(frozen=True)
class Notebook:
    """The code cells of a notebook. problem: one sentence if they cannot be read."""

    name: str
    cells: tuple[Cell, ...] = ()
    problem: str = ""

    @property
    def text(self) -> str:
        """The text that grading uses, for the fingerprint."""
        return json.dumps([self.problem, *([cell.module, cell.source] for cell in self.cells)])


def read_notebook(name: str, content: bytes) -> Notebook:
    """The code cells of a notebook's file, in any of the formats since 2013 (nbformat 3 and 4)."""
    shown = clean(name, 100)
    try:
        cells = tuple(itertools.islice(_read_cells(read_json(content)), CELLS + 1))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        large = "it holds" in str(error)
        said = (
            f": {error}. Clear its outputs, and save it again."
            if large
            else ". Save it again in Jupyter."
        )
        return Notebook(name, problem=f"{shown} is not a readable notebook{said}")
    if len(cells) > CELLS or _is_too_long([cell.source for cell in cells]):
        return Notebook(
            name,
            problem=f"{shown} holds more code than {WORDS:,} words and signs, or {CELLS:,} cells; hand in only your own code.",
        )
    return Notebook(name, cells)


def _is_too_long(sources: Sequence[str]) -> bool:
    """Whether there is too much to parse. A cell that is too long alone is not parsed, and costs itself."""
    short = [source for source in sources if not has_more_words(source)]
    return sum(map(len, sources)) > CODE_CHARACTERS or has_more_words("\n".join(short))


def _read_cells(data: dict[str, Any]) -> Iterator[Cell]:
    sheets = data.get("worksheets", [data])
    for cell in (cell for sheet in sheets for cell in sheet["cells"]):
        if cell["cell_type"] != "code":
            continue
        source = cell["source"] if "source" in cell else cell["input"]
        text = source if isinstance(source, str) else "".join(source)
        about = cell.get("metadata", {}).get("xorkit", {})
        module = about.get("module", "") if isinstance(about, dict) else ""
        # Lone surrogates cannot be encoded.
        text = text.encode("utf-8", "replace").decode()
        yield Cell(re.sub("\r\n?", "\n", text), module if isinstance(module, str) else "")


def make_modules(cells: Sequence[Cell], assignment: Assignment) -> dict[str, str]:
    """The source of each module of the assignment."""
    bench = ModuleBuilder(cells, assignment)
    return {module: bench.build(module) for module in assignment.modules}


class ModuleBuilder:
    """The statements of a notebook, indexed by the names they bind."""

    def __init__(self, cells: Sequence[Cell], assignment: Assignment) -> None:
        self._assignment = assignment
        self._statements: list[Statement] = []
        self._broken: dict[str, str] = {}
        self._seeds: dict[str, set[str]] = {
            module: set(assignment.definitions(module)) for module in assignment.modules
        }
        self._dropped: dict[str, list[str]] = {}
        for cell in cells:
            self._take(cell)

    def _take(self, cell: Cell) -> None:
        source, dropped = drop_magics(cell.source)
        modules = self._modules_of(cell.module, source)
        for module in modules or [*self._seeds][:1]:
            self._dropped.setdefault(module, []).extend(dropped)
        statements = split_statements(source)
        if statements is None:
            self._broken.update(dict.fromkeys(modules, source))
            return
        self._statements += statements
        if cell.module in self._seeds:  # keep a renamed function under its own name
            self._seeds[cell.module] |= {name for each in statements for name in each.defines}

    def _modules_of(self, tag: str, source: str) -> list[str]:
        if tag in self._seeds:
            return [tag]
        found = set(DEFINITION.findall(source))
        return [each for each in self._seeds if found & {*self._assignment.definitions(each)}]

    def build(self, module: str) -> str:
        """One module: what it imports of those before it, and the statements that it needs, in order."""
        bound = {name for statement in self._statements for name in statement.binds}
        complete = all(name in bound for name in self._assignment.definitions(module))
        if module in self._broken and not complete:
            return self._broken[module]  # invalid Python: the import will report the error
        earlier = {
            name: before
            for before in itertools.takewhile(lambda each: each != module, self._seeds)
            for name in self._assignment.definitions(before)
        }
        chosen, used = self._follow(module, earlier)
        future = [each.source for each in chosen if each.is_future]
        imports = [f"from {earlier[name]} import {name}" for name in earlier if name in used]
        rest = [each.source for each in chosen if not each.is_future]
        return "\n".join([*future, *imports, *rest, *self._note(module), ""])

    def _follow(self, module: str, earlier: Mapping[str, str]) -> tuple[list[Statement], set[str]]:
        """The statements that a module's functions need, and all names that those use."""
        usable = [each for each in self._statements if module not in each.imports]
        binders: dict[str, list[int]] = {}
        for place, statement in enumerate(usable):
            for name in statement.binds:
                binders.setdefault(name, []).append(place)
        chosen: set[int] = set()
        known: set[str] = set()
        waiting = ["*", *self._seeds[module]]
        while waiting:
            name = waiting.pop()
            if name in known:
                continue
            known.add(name)
            places = [] if name in earlier else binders.get(name, [])
            for place in set(places) - chosen:
                chosen.add(place)
                waiting += usable[place].uses
        return [usable[place] for place in sorted(chosen)], known

    def _note(self, module: str) -> list[str]:
        """A print statement that tells the student which lines were left out."""
        dropped = self._dropped.get(module, [])
        if not dropped:
            return []
        shown = ", ".join(clean(line.strip(), 60) for line in dropped[:3])
        more = ", …" if len(dropped) > 3 else ""
        said = f"Left out of your notebook because it is not Python: {shown}{more}"
        return [f"print({said!r})"]


def drop_magics(source: str) -> tuple[str, list[str]]:
    """The source without IPython and shell lines, and the list of those lines."""
    lines = source.split("\n")
    first = next((place for place, line in enumerate(lines) if line.strip()), 0)
    dropped = []
    if lines[first].startswith("%%"):
        dropped.append(lines[first])
        lines = lines[first + 1 :] if lines[first].split()[0] in PYTHON_MAGICS else []
        source = "\n".join(lines)
    if parse(source) is not None:  # a string or continuation line may start like that
        return source, dropped
    for place, line in enumerate(lines):
        if MAGIC.match(line):
            dropped.append(line)
            lines[place] = line[: len(line) - len(line.lstrip())] + "pass"
    return "\n".join(lines), dropped
