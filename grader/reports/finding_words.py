"""What findings are called for a teacher, and of which kind they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

Kind = Literal["misconception", "packaging", "crash", "not-started"]
PHRASE = 72  # characters of a short phrase

# Findings that call for a manual review of the program.
SUSPECT = {
    "not-allowed": "tried to use files, programs, threads or the network",
    "no-answer": "sent an invalid reply",
    "not-repeatable": "gives different answers to the same call",
    "program-ended": "ended the whole program",
    "killed": "was killed, probably for too much memory",
}
# Sentences for findings that are not in mistakes.toml.
WORDS = {
    "arguments-changed": "an argument is changed in place",
    "arguments-swapped": "two arguments are swapped",
    "broadcast-by-accident": "mismatched shapes are broadcast silently by NumPy",
    "calls-unwritten": "a function that is called is not written yet",
    "does-not-raise": "a function goes on where it should stop with an error",
    "endless-recursion": "a function calls itself endlessly",
    "finite-differences": "the gradient uses finite differences",
    "hard-coded-size": "it works for one size only",
    "ignores-input": "the answer does not depend on the arguments",
    "import-fails": "the module fails on import",
    "integers-not-handled": "integers are not handled",
    "merge-conflict": "the file has the marks of a merge in it",
    "missing-file": "a module is missing",
    "missing-function": "a function is missing",
    "nan": "some values are not a number",
    "no-plain-numbers": "the answer is not a plain number or array",
    "not-written": "a function is not written yet",
    "numpy-only": "a library other than NumPy is imported",
    "raises": "a function stops with an error",
    "returns-nothing": "a function returns nothing",
    "single-precision": "numbers have single precision",
    "syntax-error": "the file is not valid Python",
    "time-limit": "it does not answer in time",
    "too-much-memory": "it needs more memory than there is",
    "unreadable": "the file cannot be read",
    "wrong-arguments": "a function has the wrong parameters",
    "wrong-keys": "a dict has the wrong keys",
    "wrong-kind": "the answer has the wrong type",
    "wrong-shape": "an array has the wrong shape",
}
NOT_STARTED = {"not-written", "calls-unwritten", "missing-file", "missing-function"}
PACKAGING = {"merge-conflict", "missing-file", "missing-function", "syntax-error", "unreadable", "import-fails", "numpy-only"}  # fmt: skip
CRASHES = {"endless-recursion", "killed", "no-answer", "not-allowed", "program-ended", "raises", "time-limit", "too-much-memory"}  # fmt: skip


def name_kind(name: str) -> Kind:
    """Whether a finding is a misconception, or something that no lesson mends."""
    if name in PACKAGING:
        return "packaging"
    if name in CRASHES:
        return "crash"
    return "not-started" if name in NOT_STARTED else "misconception"


def say_finding(name: str, says: Mapping[str, str]) -> str:
    """The sentence of a finding; says: those of the known mistakes. Empty where there is none."""
    said = says.get(name) or WORDS.get(name) or SUSPECT.get(name, "")
    return said[:1].upper() + said[1:]


def shorten(sentence: str) -> str:
    """A sentence to a student as a short phrase about them: its first clause, without the address."""
    clause = re.split(r"[;:(]|\. |, (?:so|and it|which|but|where|as) ", sentence.removesuffix("."))[
        0
    ]
    clause = re.sub(r"^(?:Your|The|Here) ", "", clause.strip())
    if len(clause) > PHRASE:
        clause = f"{clause[:PHRASE].rpartition(' ')[0]} …"
    keeps = re.match(r"[A-Z][A-Z_]|(?!A\b)[A-Z]\b", clause)  # a name such as X
    return clause if keeps else clause[:1].lower() + clause[1:]
