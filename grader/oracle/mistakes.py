"""Named mistakes: each is an edit of the reference with a sentence for the student.

An edited reference is a submission with that mistake. The same list serves for diagnosis
(`grader.diagnosis`), for testing the checks (`xorkit audit`) and for the class report.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from grader.assignment.spec import Assignment
from grader.errors import AssignmentError


@dataclass(frozen=True)
class Mistake:
    """One plausible bug: its function, its sentence and hint, and its edits.

    edits: replacements for `this`; the first is the mistake, the others are other ways to write it. says: what was seen; hint: what to think about, shown when asked for.
    """

    name: str
    function: str
    says: str
    hint: str
    this: str
    edits: tuple[str, ...]


@dataclass(frozen=True)
class Variant:
    """The reference with one mistake in it, or two."""

    names: tuple[str, ...]
    function: str
    edits: tuple[tuple[str, str], ...]


def read_mistakes(file: Path, assignment: Assignment) -> tuple[Mistake, ...]:
    """Read mistakes.toml; raises `AssignmentError` with file and line of an error."""
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    try:
        entries = tomllib.loads(text).get("mistake", [])
    except tomllib.TOMLDecodeError as error:
        raise AssignmentError(f"{file}: {error}.") from error
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line == "[[mistake]]"]
    mistakes: list[Mistake] = []
    for entry, line in zip(entries, lines, strict=False):
        place = f"{file}, line {line}"
        try:
            that = entry["that"]
            texts = {key: str(entry[key]) for key in ("name", "function", "says", "hint", "this")}
        except KeyError as error:
            raise AssignmentError(f"{place}: a mistake has no {error}.") from None
        empty = [key for key, value in texts.items() if not value.strip()]
        if empty:
            raise AssignmentError(f"{place}: {empty[0]} is empty.")
        if texts["function"] not in assignment.functions:
            raise AssignmentError(f"{place}: the assignment has no function {texts['function']}.")
        if texts["name"] in {mistake.name for mistake in mistakes}:
            raise AssignmentError(f"{place}: the name {texts['name']} is used twice.")
        edits = tuple(that) if isinstance(that, list) else (str(that),)
        mistakes.append(Mistake(**texts, edits=edits))
    return tuple(mistakes)


def edit(source: str, edits: Sequence[tuple[str, str]], place: str) -> str:
    """A source with each `this` replaced by its `that`; raises `AssignmentError` unless it is there once."""
    for this, that in edits:
        if source.count(this) != 1:
            raise AssignmentError(
                f"{place}: {this.strip().splitlines()[0]!r} occurs {source.count(this)} times; "
                "an edit must occur exactly once."
            )
        source = source.replace(this, that)
    return source


class Catalogue:
    """The mistakes of one assignment and their reference."""

    def __init__(
        self, assignment: Assignment, reference: Mapping[str, str], mistakes: Sequence[Mistake]
    ) -> None:
        """Raises `AssignmentError` for an edit that does not occur exactly once."""
        self.assignment = assignment
        self.reference = reference
        self.mistakes = {mistake.name: mistake for mistake in mistakes}
        for variant in self.singles():
            self.sources(variant)

    def singles(self) -> list[Variant]:
        """Every single mistake in each of its edits."""
        return [
            Variant((mistake.name,), mistake.function, ((mistake.this, that),))
            for mistake in self.mistakes.values()
            for that in mistake.edits
        ]

    def pairs(self) -> list[Variant]:
        """Pairs of mistakes in one function whose edits do not overlap."""
        pairs = []
        for one, other in combinations(self.mistakes.values(), 2):
            if one.function == other.function:
                edits = ((one.this, one.edits[0]), (other.this, other.edits[0]))
                variant = Variant((one.name, other.name), one.function, edits)
                try:
                    self.sources(variant)
                except AssignmentError:
                    continue
                pairs.append(variant)
        return pairs

    def sources(self, variant: Variant) -> dict[str, str]:
        """The reference with a variant's edits in it."""
        module = self.assignment.functions[variant.function].module
        place = f"{'+'.join(variant.names)} in {module}.py"
        return {**self.reference, module: edit(self.reference[module], variant.edits, place)}

    def variants(self) -> list[Variant]:
        """Single mistakes, then pairs: list indices are their numbers."""
        return [*self.singles(), *self.pairs()]

    def texts(self) -> dict[str, dict[str, Any]]:
        """The public texts of each mistake, without the edits."""
        return {
            name: {"function": mistake.function, "says": mistake.says, "hint": mistake.hint}
            for name, mistake in self.mistakes.items()
        }
