"""Reads a strict TOML file into msgspec structs: a slip is an error with its line and the nearest key."""

from __future__ import annotations

import re
import tomllib
import typing
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

from grader.errors import XorkitError

WORDS = {
    "array": "a list",
    "bool": "true or false",
    "datetime": "a date with a time and an offset from UTC, without quotes, as in 2026-03-01T23:59:00+01:00",
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

Struct = TypeVar("Struct", bound=msgspec.Struct)


@dataclass(frozen=True)
class Format(Generic[Struct]):
    """A kind of TOML file. what: it is in a folder, such as `an assignment`; version: of the format.

    error: what is raised; example: where a right file is to be seen.
    """

    struct: type[Struct]
    what: str
    version: int
    error: type[XorkitError]
    example: str

    def read(self, file: Path) -> tuple[Struct, str]:
        """The file's content and its text; raises with the line and what to fix."""
        try:
            text = file.read_text(encoding="utf-8")
            data = tomllib.loads(text)
        except FileNotFoundError:
            raise self.error(f"{file.parent} is not {self.what}: it has no {file.name}.") from None
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise self.error(f"{file} cannot be read: {error}.") from error
        try:
            return msgspec.convert(data, self.struct, builtin_types=(datetime,)), text
        except msgspec.ValidationError as error:
            raise self.error(f"{file}{self._explain(str(error), text)}") from None

    def _explain(self, error: str, text: str) -> str:
        """What to fix, to follow the file's name. error: as msgspec says it."""
        found = PLACE.fullmatch(error)
        assert found
        steps = [step["key"] or step["number"] for step in STEP.finditer(found["place"] or "")]
        table = " of ".join(step for step in reversed(steps) if not step.isdigit()) or "the file"
        if unknown := UNKNOWN.match(found["says"]):
            key, known = unknown["key"], _list_keys(self.struct, steps)
            near = get_close_matches(key, known, 1, 0.5)
            help_ = f"Did you mean {near[0]}?" if near else f"Possible: {', '.join(known)}."
            return f", line {find_line(text, [*steps, key])}: there is no entry {key!r} in {table}. {help_}"
        if missing := MISSING.match(found["says"]):
            place = f" in the {table} of line {find_line(text, steps)}" if steps else ""
            return f" has no entry {missing['key']!r}{place}; see {self.example}."
        line = find_line(text, steps)
        if steps == ["version"]:
            return f", line {line}: this xorkit reads version {self.version} of the format."
        if wrong := WRONG.match(found["says"]):
            wanted = " or ".join(
                WORDS.get(word, word) for word in wrong["wanted"].split(" | ") if word != "null"
            )
            rest = re.sub(r", got `(\w+)`", lambda got: f", not {WORDS.get(got[1], got[1])}", wrong["rest"])  # fmt: skip
            rest = rest.removesuffix(" with a timezone component")
            what = f"each entry of {table}" if steps and steps[-1].isdigit() else table
            return f", line {line}: {what} should be {wanted}{rest}."
        return f", line {line}: {table}: {found['says']}."


def _list_keys(struct: type[msgspec.Struct], steps: Sequence[str]) -> list[str]:
    """The keys that a table may have."""
    for step in steps:
        if step in struct.__struct_fields__:
            struct = _find_struct(typing.get_type_hints(struct)[step]) or struct
    return list(struct.__struct_fields__)


def _find_struct(hint: Any) -> type[msgspec.Struct] | None:
    """The table that a type is, or that a list of it holds."""
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return hint
    return next(filter(None, map(_find_struct, typing.get_args(hint))), None)


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
