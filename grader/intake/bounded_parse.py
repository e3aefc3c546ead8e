"""Parse a submission's text within bounds: a tree takes hundreds of times the memory of its text.

The numbers are from measurements on CPython 3.11: a word of Python costs up to 1 KB as a tree, a value of JSON up to
80 bytes.
"""

from __future__ import annotations

import ast
import json
import re
from itertools import islice
from typing import Any

WORDS = (
    20_000  # names, numbers, signs and lines of Python; a module of an assignment has some hundred
)
VALUES = 500_000  # values of JSON; a notebook with pictures has some thousand
_WORD = re.compile(r"\w+|[^\w\s]|\n")
# What Python's own readers raise for invalid or too deeply nested source.
FAULTS = (SyntaxError, ValueError, RecursionError, MemoryError)


def has_more_words(source: str, most: int = WORDS) -> bool:
    """Whether a source has more words, signs and lines than that."""
    return next(islice(_WORD.finditer(source), most, None), None) is not None


def parse(source: str) -> ast.Module | None:
    """The tree of a source; None if it is not valid Python, or too long."""
    if has_more_words(source):
        return None
    try:
        return ast.parse(source)
    except FAULTS:
        return None


def read_json(content: bytes) -> Any:
    """The data of a file; raises `ValueError` if it is no JSON, or has more than `VALUES` values."""
    if sum(map(content.count, (b",", b"[", b"{"))) > VALUES:
        raise ValueError(f"it holds more than {VALUES:,} values")
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (RecursionError, MemoryError) as error:
        raise ValueError("it is nested too deeply") from error
