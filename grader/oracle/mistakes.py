"""Named mistakes: what a beginner writes in the slots of the reference.

A slot is a place of the reference: a factor, an operand, an axis, an index, an order, a statement. A
mistake is what may stand there instead, with a name and a sentence for the student. The reference
with one mistake in it, or with two in different slots, is a submission. The same list serves for
diagnosis (`grader.diagnosis`), for testing the checks (`xorkit audit`) and for the class report.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from grader.assignment.spec import Assignment
from grader.errors import AssignmentError
from grader.oracle.mistake_table import Written

COMMON = 3  # mistakes of a slot that are combined with those of others
Edits = tuple[tuple[str, str], ...]
"""Replacements of one text by another, each in one place of a module."""


@dataclass(frozen=True)
class Mistake:
    """One plausible bug: its function, its sentence and hint, and the ways to write it.

    ways: the edits of each; the first is the mistake, the others are other ways to write it.
    says: what was seen; hint: what to think about, in steps, shown when asked for. slot: the place.
    """

    name: str
    function: str
    says: str
    hint: str
    ways: tuple[Edits, ...]
    slot: str = ""


def read_mistakes(file: Path, assignment: Assignment) -> tuple[Mistake, ...]:
    """Read mistakes.toml; raises `AssignmentError` with file and line of an error."""
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ()
    try:
        slots = tomllib.loads(text).get("slot", [])
    except tomllib.TOMLDecodeError as error:
        raise AssignmentError(f"{file}: {error}.") from error
    mistakes: dict[str, Mistake] = {}
    for line, slot, entry in _list_entries(text, slots):
        place = f"{file}, line {line}"
        try:
            mistake = _read_mistake(slot, entry)
        except KeyError as error:
            raise AssignmentError(f"{place}: a mistake has no {error}.") from None
        except (TypeError, ValueError) as error:
            raise AssignmentError(f"{place}: {error}.") from None
        if mistake.function not in assignment.functions:
            raise AssignmentError(f"{place}: the assignment has no function {mistake.function}.")
        if mistake.name in mistakes:
            raise AssignmentError(f"{place}: the name {mistake.name} is used twice.")
        mistakes[mistake.name] = mistake
    return tuple(mistakes.values())


def _list_entries(text: str, slots: Any) -> Iterator[tuple[int, dict[str, Any], dict[str, Any]]]:
    """Each mistake with its slot, and the line where it begins."""
    heads = [n for n, line in enumerate(text.splitlines(), 1) if line.strip() == "[[slot.mistake]]"]
    entries = [(slot, entry) for slot in slots for entry in slot.get("mistake", [])]
    for line, (slot, entry) in zip(heads, entries, strict=False):
        yield line, slot, entry


def _read_mistake(slot: Mapping[str, Any], entry: Mapping[str, Any]) -> Mistake:
    texts = {key: str(entry[key]) for key in ("name", "says")}
    texts |= {"function": str(slot["function"]), "slot": str(slot["place"])}
    hint = entry["hint"]
    texts["hint"] = "\n".join(hint) if isinstance(hint, list) else str(hint)
    for key, value in texts.items():
        if not value.strip():
            raise ValueError(f"{key} is empty")
    this, that = entry["this"] if "this" in entry else slot["this"], entry["that"]
    ways = that if isinstance(that, list) else [that]
    return Mistake(**texts, ways=tuple(_pair(this, way) for way in ways))


def _pair(this: Any, that: Any) -> Edits:
    """The edits of one way: one text for another, or a list of texts for as many others."""
    if isinstance(this, str):
        this, that = [this], [that]
    if not isinstance(that, list) or len(this) != len(that):
        raise ValueError("each way in 'that' needs as many texts as 'this' has")
    return tuple((str(old), str(new)) for old, new in zip(this, that, strict=True))


def edit(source: str, edits: Edits, place: str) -> str:
    """A source with each `this` replaced by its `that`; raises `AssignmentError` unless it is there once."""
    for this, _ in edits:
        if source.count(this) != 1:
            raise AssignmentError(
                f"{place}: {this.strip().splitlines()[0]!r} occurs {source.count(this)} times; "
                "an edit must occur exactly once."
            )
    found = sorted((source.index(this), this, that) for this, that in edits)
    parts, end = [], 0
    for start, this, that in found:
        if start < end:
            raise AssignmentError(f"{place}: two edits overlap at {this.strip()!r}.")
        parts += [source[end:start], that]
        end = start + len(this)
    return "".join([*parts, source[end:]])


class Catalogue:
    """The mistakes of one assignment and their reference."""

    def __init__(
        self, assignment: Assignment, reference: Mapping[str, str], mistakes: Sequence[Mistake]
    ) -> None:
        """Raises `AssignmentError` for an edit that does not occur exactly once."""
        self.assignment = assignment
        self.reference = reference
        self.mistakes = {mistake.name: mistake for mistake in mistakes}
        for written in self.singles():
            self.sources(written)

    def singles(self) -> list[Written]:
        """Every single mistake in each of its ways."""
        return [
            Written((mistake.name,), way)
            for mistake in self.mistakes.values()
            for way in range(len(mistake.ways))
        ]

    def pairs(self) -> list[Written]:
        """Pairs of mistakes in one module that stand in different slots and do not overlap.

        They are made of the first few of each slot, which are the commonest, each in its first way; the
        same mistake in two layers (`hidden-…` and `output-…`) in all of them.
        """
        pairs = []
        for one, other in combinations(self._list_common(), 2):
            same = self.module(one.function) == self.module(other.function)
            if same and (one.function, one.slot) != (other.function, other.slot):
                twins = one.name.partition("-")[2] == other.name.partition("-")[2]
                ways = min(len(one.ways), len(other.ways)) if twins else 1
                for way in range(ways):
                    written = Written((one.name, other.name), way)
                    try:
                        self.sources(written)
                    except AssignmentError:
                        continue
                    pairs.append(written)
        return pairs

    def _list_common(self) -> list[Mistake]:
        """The first few mistakes of each slot."""
        counts = Counter[tuple[str, str]]()
        common = []
        for mistake in self.mistakes.values():
            counts[mistake.function, mistake.slot] += 1
            if counts[mistake.function, mistake.slot] <= COMMON:
                common.append(mistake)
        return common

    def of_module(self, function: str) -> list[Written]:
        """Single mistakes and then pairs that a function may be wrong by: those in its module."""
        module = self.module(function)
        return [
            written
            for written in [*self.singles(), *self.pairs()]
            if self.module(self.function(written)) == module
        ]

    def function(self, written: Written) -> str:
        """The function that a mistake is in; of two, the first one's."""
        return self.mistakes[written.names[0]].function

    def module(self, function: str) -> str:
        """The module of a function."""
        return self.assignment.functions[function].module

    def stage(self, function: str) -> str:
        """The name of a function's stage."""
        return self.assignment.modules[self.module(function)].name

    def sources(self, written: Written) -> dict[str, str]:
        """The reference with a mistake in it, or two."""
        edits: Edits = ()
        for name in written.names:
            edits += self.mistakes[name].ways[written.way]
        module = self.module(self.function(written))
        place = f"{'+'.join(written.names)} in {module}.py"
        return {**self.reference, module: edit(self.reference[module], edits, place)}

    def texts(self) -> dict[str, dict[str, str]]:
        """The public texts of each mistake, without the edits."""
        return {
            name: {"function": mistake.function, "says": mistake.says, "hint": mistake.hint}
            for name, mistake in self.mistakes.items()
        }
