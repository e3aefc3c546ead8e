"""The message of a check on a screen: its table of numbers as a table, or as sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

HEADING = re.compile(r" (?:index)? *expected +got")


def list_lines(message: str, plain: bool, width: int) -> Iterator[tuple[str, bool]]:
    """The lines of a message, each with whether it belongs to a table of numbers.

    A table becomes sentences in plain lines, and where it is wider than the screen.
    """
    lines = message.splitlines()
    while lines:
        line = lines.pop(0)
        if not HEADING.fullmatch(line):
            yield line, False
            continue
        rows = list(takewhile(lambda row: row.startswith(" "), lines))
        del lines[: len(rows)]
        table = [line, *rows]
        told = plain or max(map(len, table)) > width
        for row in map(_tell, rows) if told else table:
            yield row, True


def _tell(row: str) -> str:
    """A row of a table in words; its cells are two blanks apart."""
    cells: Sequence[str] = re.split(r" {2,}", row.strip())
    match cells:
        case (index, expected, got):
            return f"At {index}: expected {expected}, got {got}."
        case (expected, got):
            return f"Expected {expected}, got {got}."
    return f"{row.strip().replace('… and', 'And')}."
