"""The format of `assignment.toml`: strict, so that a slip is an error with its line and not a default.

`assignment.schema.json` beside this module says the same to editors; `python -m grader.assignment.file_format`
writes it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from grader.assignment.strict_toml import Format
from grader.errors import AssignmentError

SCHEMA = Path(__file__).with_name("assignment.schema.json")
VERSION = 1
Points = Annotated[float, Meta(gt=0, description="The checks' points add up to them.")]


class Limits(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Limits of one submission."""

    call_seconds: Annotated[float, Meta(gt=0, description="One call, its import included.")]
    submission_seconds: Annotated[float, Meta(gt=0, description="All that one submission does.")]
    memory_mb: Annotated[int, Meta(gt=0, description="Beyond what Python and NumPy take.")]
    answer_mb: Annotated[int, Meta(gt=0, description="The largest value that a function returns.")]
    output_characters: Annotated[int, Meta(ge=0, description="Printed text to keep.")]


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The handout's words for arrays; messages use them, and no grade depends on them."""

    sides: dict[str, str] = {}
    shapes: dict[str, list[str]] = {}
    returns: dict[str, list[str]] = {}
    steps: dict[str, str] = {}
    values: Annotated[
        dict[str, Literal["positive", "shares"]],
        Meta(
            description="What an array's numbers are: above 0, or shares, which add up to 1 in a row."
        ),
    ] = {}


class Stage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What students write and its checks grade, in the order of the work."""

    name: Annotated[str, Meta(description="Its checks are in test_NAME.py.")]
    points: Points
    functions: Annotated[list[str], Meta(description="Signatures, such as `area(width, height)`.")]
    files: Annotated[
        list[str],
        Meta(
            description="The files that students write. Without it: NAME.py. A function in one of several "
            "is written with its module: `shapes.area(width, height)`."
        ),
    ] = []
    needs: Annotated[
        list[str] | None,
        Meta(description="The earlier stages that this one builds on. Without it: all of them."),
    ] = None
    read: Annotated[str, Meta(description="The section of the handout.")] = ""
    hints: Annotated[
        dict[str, list[str]], Meta(description="For each function, what to think about, by steps.")
    ] = {}


class Manual(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person marks: a written answer, a drawing, a talk."""

    name: Annotated[str, Meta(description="As `xorkit adjust --on` names it.")]
    points: Points
    asks: Annotated[str, Meta(description="What students are asked for, in a sentence.")]


class AssignmentFile(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag=False
):
    """All of `assignment.toml`."""

    version: Annotated[int, Meta(ge=1, le=VERSION, description="Of this format.")] = VERSION
    name: str
    title: str
    public_seed: Annotated[int, Meta(ge=0, description="Of the inputs of `xorkit check`.")]
    given: Annotated[list[str], Meta(description="Modules that students get.")]
    data: Annotated[
        list[str], Meta(description="Files beside this one that the students' code may read.")
    ] = []
    packages: Annotated[
        list[str], Meta(description="Packages beside NumPy that the students' code may import.")
    ] = []
    limits: Limits
    stage: Annotated[list[Stage], Meta(min_length=1)]
    manual: Annotated[list[Manual], Meta(description="What a person marks.")] = []
    words: Words = Words()
    protections: Annotated[
        list[str] | None, Meta(description="Those that grading requires. Without it: all.")
    ] = None
    deadline: Annotated[
        Any, Meta(description="A table with due, grace_minutes and penalty_per_day.")
    ] = None
    visibility: Annotated[
        Any, Meta(description="A table: when a check is shown, by its name.")
    ] = {}


FORMAT = Format(
    AssignmentFile,
    "an assignment",
    VERSION,
    AssignmentError,
    "the assignment that comes with xorkit",
)


def read_file(file: Path) -> AssignmentFile:
    """Read an `assignment.toml`; raises `AssignmentError` with the line and what to fix."""
    return FORMAT.read(file)[0]


def make_schema() -> str:
    """The format as a JSON Schema."""
    schema = msgspec.json.schema(AssignmentFile)
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=2) + "\n"  # fmt: skip


if __name__ == "__main__":
    SCHEMA.write_text(make_schema(), encoding="utf-8")
