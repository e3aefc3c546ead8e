"""The format of `assignment.toml`: strict, so that a slip is an error with its line and not a default.

`assignment.schema.json` beside this module says the same to editors; `python -m grader.assignment.file_format`
writes it.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from grader.errors import AssignmentError

SCHEMA = Path(__file__).with_name("assignment.schema.json")
VERSION = 1
WORDS = {
    "array": "a list",
    "bool": "true or false",
    "float": "a number",
    "int": "a whole number",
    "object": "a table",
    "str": "text",
}
UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>.*?)`")
MISSING = re.compile(r"Object missing required field `(?P<key>.*?)`")
WRONG = re.compile(r"Expected `(?P<wanted>[^`]*)`(?P<rest>.*)")
PLACE = re.compile(r"(?P<says>.*?)(?: - at `\$(?P<place>.*)`)?")
STEP = re.compile(r"\.(?P<key>[^.\[]+)|\[(?P<number>\d+|\.\.\.)\]")

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


class Stage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A module that students write, in the order of the work."""

    name: Annotated[str, Meta(description="The module NAME.py; its checks are in test_NAME.py.")]
    points: Points
    functions: Annotated[list[str], Meta(description="Signatures, such as `area(width, height)`.")]
    needs: Annotated[
        list[str] | None,
        Meta(description="The earlier stages that this one builds on. Without it: all of them."),
    ] = None
    read: Annotated[str, Meta(description="The section of the handout.")] = ""
    hints: Annotated[
        dict[str, list[str]], Meta(description="For each function, what to think about, by steps.")
    ] = {}


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


def read_file(file: Path) -> AssignmentFile:
    """Read an `assignment.toml`; raises `AssignmentError` with the line and what to fix."""
    try:
        text = file.read_text(encoding="utf-8")
        data = tomllib.loads(text)
    except FileNotFoundError:
        raise AssignmentError(
            f"{file.parent} is not an assignment: it has no assignment.toml."
        ) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise AssignmentError(f"{file} cannot be read: {error}.") from error
    try:
        return msgspec.convert(data, AssignmentFile)
    except msgspec.ValidationError as error:
        raise AssignmentError(f"{file}{_explain(str(error), text)}") from None


def _explain(error: str, text: str) -> str:
    """What to fix, to follow the file's name. error: as msgspec says it."""
    found = PLACE.fullmatch(error)
    assert found
    steps = [step["key"] or step["number"] for step in STEP.finditer(found["place"] or "")]
    table = " of ".join(step for step in reversed(steps) if not step.isdigit()) or "the file"
    if unknown := UNKNOWN.match(found["says"]):
        key, known = unknown["key"], _list_keys(steps)
        near = get_close_matches(key, known, 1, 0.5)
        help_ = f"Did you mean {near[0]}?" if near else f"Possible: {', '.join(known)}."
        return f", line {find_line(text, [*steps, key])}: there is no entry {key!r} in {table}. {help_}"
    if missing := MISSING.match(found["says"]):
        place = f" in the {table} of line {find_line(text, steps)}" if steps else ""
        return (
            f" has no entry {missing['key']!r}{place}; see the assignment that comes with xorkit."
        )
    line = find_line(text, steps)
    if steps == ["version"]:
        return f", line {line}: this xorkit reads version {VERSION} of the format."
    if wrong := WRONG.match(found["says"]):
        wanted = " or ".join(
            WORDS.get(word, word) for word in wrong["wanted"].split(" | ") if word != "null"
        )
        rest = re.sub(r", got `(\w+)`", lambda got: f", not {WORDS.get(got[1], got[1])}", wrong["rest"])  # fmt: skip
        what = f"each entry of {table}" if steps and steps[-1].isdigit() else table
        return f", line {line}: {what} should be {wanted}{rest}."
    return f", line {line}: {table}: {found['says']}."


def _list_keys(steps: Sequence[str]) -> list[str]:
    """The keys that a table may have."""
    tables: Mapping[str, type[msgspec.Struct]] = {"stage": Stage, "limits": Limits, "words": Words}
    kind = next((tables[step] for step in reversed(steps) if step in tables), AssignmentFile)
    return [field.name for field in msgspec.structs.fields(kind)]


def find_line(text: str, steps: Sequence[str]) -> int:
    """The line of an entry, from 1; that of its table where it has none of its own.

    steps: keys, and places in arrays, such as `stage`, `0`, `points`.
    """
    lines, at, table = text.splitlines(), 0, ""
    for place, step in enumerate(steps):
        if step.isdigit():
            continue
        table = f"{table}.{step}" if table else step
        number = int(steps[place + 1]) if steps[place + 1 : place + 2] and steps[place + 1].isdigit() else 0  # fmt: skip
        heads = _find(lines, at, rf"\[{{1,2}}\s*{re.escape(table)}\s*\]{{1,2}}", len(lines))
        end = next(iter(_find(lines, at + 1, r"\[", len(lines))), len(lines))
        entries = _find(lines, at, rf"{re.escape(step)}\s*=", end)
        if entries:
            return entries[0] + 1
        if number < len(heads):
            at = heads[number]
    return at + 1


def _find(lines: Sequence[str], start: int, pattern: str, end: int) -> list[int]:
    return [number for number in range(start, end) if re.match(rf"\s*{pattern}", lines[number])]


def make_schema() -> str:
    """The format as a JSON Schema."""
    schema = msgspec.json.schema(AssignmentFile)
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, indent=2) + "\n"  # fmt: skip


if __name__ == "__main__":
    SCHEMA.write_text(make_schema(), encoding="utf-8")
