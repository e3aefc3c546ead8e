"""Build the assignment's notebook from the handout text and the modules, with nbgrader metadata.

Text comes from README.md, each solution cell from the module that defines the function, given cells
from the given modules. `notebook.toml` sets the order and adds pictures and questions. With stubs as
sources it is the student notebook. With the marked reference it is the source notebook for
`nbgrader generate_assignment`.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.assignment.images import read_images
from grader.assignment.spec import Assignment, Stage
from grader.atomic_files import write_whole
from grader.errors import AssignmentError, OutputError
from grader.optional_imports import load_extra

PLAN = "notebook.toml"
ANSWER = "YOUR ANSWER HERE"  # nbgrader's own placeholder
HEADING = re.compile(r"^## (.+)\n", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A planned cell: id, kind, text, and metadata for nbgrader and xorkit."""

    name: str
    kind: str
    source: str
    grade: bool = False
    solution: bool = False
    locked: bool = False
    points: float | None = None
    module: str = ""

    @property
    def metadata(self) -> dict[str, Any]:
        """As nbgrader's schema version 3 has it, and the module of a solution."""
        about: dict[str, Any] = {"xorkit": {"module": self.module}} if self.module else {}
        if self.grade or self.solution or self.locked:
            about["nbgrader"] = {
                "schema_version": 3,
                "grade_id": self.name,
                "cell_type": self.kind,
                "grade": self.grade,
                "solution": self.solution,
                "locked": self.locked,
                "task": False,
            }
            if self.points is not None:
                about["nbgrader"]["points"] = self.points
        return about


def check_cell(stage: Stage) -> str:
    """The grade cell of a stage; scores go there."""
    return f"check-{stage.name}"


def solution_cell(function: str) -> str:
    """The solution cell of a function; comments go there."""
    return f"solution-{function}"


def make(assignment: Assignment, sources: Mapping[str, str]) -> str:
    """The notebook, as text; `sources` are those of the modules, by their names.

    Raises `AssignmentError` if notebook.toml does not match, `XorkitError` if nbformat is missing.
    """
    nbformat = load_extra("nbformat", "nbgrader")
    cells = []
    for block in plan(assignment, sources):
        new = nbformat.v4.new_code_cell if block.kind == "code" else nbformat.v4.new_markdown_cell
        cells.append(new(block.source, id=block.name, metadata=block.metadata))
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}
    about = {"kernelspec": kernel, "language_info": {"name": "python"}}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=about)
    nbformat.validate(notebook)
    return str(nbformat.writes(notebook)) + "\n"


def write_beside(assignment: Assignment, folder: Path) -> list[Path]:
    """Write the pictures of a notebook's text and its data files beside it; their paths.

    Raises `OutputError` rather than write over another one.
    """
    kinds = {"picture": read_images(assignment.folder), "data file": assignment.data}
    files = [(folder / name, what, content) for what, each in kinds.items() for name, content in each.items()]  # fmt: skip
    for path, what, content in files:
        if path.exists() and not (path.is_file() and path.read_bytes() == content):
            raise OutputError(
                f"{path} exists and is another {what}. Move it away to write this one."
            )
    for path, _, content in files:
        write_whole(path, content)
    return [path for path, _, _ in files]


def plan(assignment: Assignment, sources: Mapping[str, str]) -> list[Block]:
    """The cells in order; raises `AssignmentError` if notebook.toml does not match the assignment."""
    file = assignment.folder / PLAN
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
        title, sections = read_sections((assignment.folder / "README.md").read_text("utf-8"))
        used = [name for part in data["part"] for name in part.get("sections", [])]
        stages = [part["stage"] for part in data["part"] if "stage" in part]
        if sorted([*used, *data["left_out"]]) != sorted(sections):
            odd = {*used, *data["left_out"]} ^ {*sections}
            raise ValueError(f"its sections are not those of README.md ({', '.join(sorted(odd))})")
        if stages != [stage.name for stage in assignment.stages]:
            raise ValueError("its stages are not those of assignment.toml, in their order")
        return list(_lay_out(assignment, sources, data, title, sections))
    except OSError as error:
        raise AssignmentError(
            f"{assignment.folder} has no {PLAN} and README.md that can be read; a notebook is made from both."
        ) from error
    except KeyError as error:
        raise AssignmentError(f"{file} has no entry {error}.") from error
    except (ValueError, TypeError) as error:
        raise AssignmentError(f"{file}: {error}.") from error


def read_sections(text: str) -> tuple[str, dict[str, str]]:
    """The title of a Markdown text, and its sections by their headings."""
    start, *rest = HEADING.split(text)
    title = start.partition("\n")[0].removeprefix("# ")
    return title, dict(zip(rest[::2], (body.strip() for body in rest[1::2]), strict=True))


def _lay_out(
    assignment: Assignment,
    sources: Mapping[str, str],
    data: Mapping[str, Any],
    title: str,
    sections: Mapping[str, str],
) -> Iterator[Block]:
    yield Block("title", "markdown", f"# {title}\n\n{data['begin'].strip()}")
    yield Block("imports", "code", _find_imports(assignment, sources), locked=True)
    for name, source in assignment.given.items():
        yield Block(f"given-{name}", "code", source.strip(), locked=True)
    numbers: dict[str, int] = {}

    def name_next(word: str) -> str:
        numbers[word] = numbers.get(word, 0) + 1
        return f"{word}-{numbers[word]}"

    for part in data["part"]:
        if "begin" in part:
            yield Block(name_next("text"), "markdown", part["begin"].strip())
        for heading in part.get("sections", []):
            yield Block(name_next("text"), "markdown", f"## {heading}\n\n{sections[heading]}")
        if "stage" in part:
            yield from _lay_out_stage(assignment, assignment.stage(part["stage"]), sources)
        questions = list(part.get("question", []))
        for picture in part.get("picture", []):
            yield Block(name_next("about-picture"), "markdown", picture["says"])
            yield Block(name_next("picture"), "code", picture["code"].strip())
            if questions:  # each experiment has its own
                yield from _lay_out_question(questions.pop(0))
        for question in questions:
            yield from _lay_out_question(question)


def _lay_out_stage(
    assignment: Assignment, stage: Stage, sources: Mapping[str, str]
) -> Iterator[Block]:
    says = ast.get_docstring(ast.parse(sources[stage.modules[0]])) or stage.name
    text = f"### {says.partition(chr(10))[0].rstrip('.')} ({stage.points} points)"
    yield Block(f"stage-{stage.name}", "markdown", text)
    ours = {*assignment.given, *assignment.modules}  # what other cells hold
    for module in stage.modules:
        wanted = assignment.definitions(module)
        for name, part in split_functions(f"{module}.py", sources[module], wanted, ours).items():
            yield Block(solution_cell(name), "code", part, solution=True, module=module)
    call = f'from grader.integrations.nbgrader_check import check\n\ncheck("{assignment.name}", "{stage.name}")'
    yield Block(check_cell(stage), "code", call, grade=True, locked=True, points=stage.points)


def _lay_out_question(question: Mapping[str, Any]) -> Iterator[Block]:
    name, points = str(question["name"]), int(question["points"])
    yield Block(f"ask-{name}", "markdown", f"**Question** ({points} points). {question['asks']}")
    yield Block(f"answer-{name}", "markdown", ANSWER, grade=True, solution=True, points=points)


def split_functions(
    file: str, source: str, wanted: Sequence[str], ours: Container[str]
) -> dict[str, str]:
    """The part of a module that belongs to each function of its contract, imports left out.

    wanted: the names of these functions. ours: the modules whose functions are in other cells; one that
    is imported under another name gets that name. Raises `ValueError` if a function is missing, or such a module is imported as a whole.
    """
    lines, body = source.split("\n"), ast.parse(source).body
    rest = [node for node in body if not isinstance(node, ast.Import | ast.ImportFrom | ast.Expr)]
    starts = {
        node.name: min([node.lineno, *(each.lineno for each in node.decorator_list)]) - 1
        for node in rest
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name in wanted
    }
    if list(starts) != [*wanted]:
        raise ValueError(f"{file} does not define {', '.join(wanted)}, in this order")
    first = min(starts.values(), default=0)
    starts[wanted[0]] = min([first, *(node.lineno - 1 for node in rest)])
    ends = [*list(starts.values())[1:], len(lines)]
    parts = {
        name: "\n".join(lines[start:end]).strip("\n")
        for (name, start), end in zip(starts.items(), ends, strict=True)
    }
    if names := list(_list_names(file, body, ours)):
        parts[wanted[0]] = "\n".join([*names, "", parts[wanted[0]]])
    return parts


def _list_names(file: str, body: Sequence[ast.stmt], ours: Container[str]) -> Iterator[str]:
    """The assignments that take the place of `from scores import scale as stretch`."""
    for node in body:
        if isinstance(node, ast.ImportFrom) and node.module in ours:
            yield from (f"{each.asname} = {each.name}" for each in node.names if each.asname)
        whole = (
            [e.name for e in node.names if e.name in ours] if isinstance(node, ast.Import) else []
        )
        if whole:
            raise ValueError(
                f"{file} imports {whole[0]} as a whole, and a notebook has no modules; "
                f"write from {whole[0]} import …"
            )


def _find_imports(assignment: Assignment, sources: Mapping[str, str]) -> str:
    """The modules' library imports, without duplicates."""
    ours = {*assignment.given, *assignment.modules}  # what other cells hold
    lines: dict[str, None] = {}
    for module in assignment.modules:
        for node in ast.parse(sources[module]).body:
            if isinstance(node, ast.Import) or (
                isinstance(node, ast.ImportFrom) and node.module not in ours
            ):
                lines[ast.unparse(node)] = None
    return "\n".join(lines)
