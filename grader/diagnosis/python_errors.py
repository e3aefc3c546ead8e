"""Python's own errors in words for a beginner: a name for each known kind, and one sentence.

The kinds that a pattern can tell are in python_errors.toml. Names, keys and imports are compared with
those that exist (`python_names`), shapes with those in the handout (`python_shapes`).
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Container
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from grader.assignment.spec import Assignment
from grader.diagnosis import python_names, python_shapes
from grader.errors import Frame, Operand, Raised
from grader.safe_text import clean

MAIN = ("value", "left", "right", "called", "argument", "index")  # the roles that {it} may have
# The kinds that the other two modules tell.
COMPARED = (
    "array-has-no-such-part", "circular-import", "dict-unpacked", "entry-not-unpacked", "function-imported-as-module",
    "key-as-attribute", "key-used-as-name", "looked-in-wrong-module", "misspelt-attribute", "misspelt-import",
    "misspelt-key", "misspelt-name", "missing-import", "missing-key", "name-hides-function", "no-such-function",
    "number-as-key", "own-module-missing", python_shapes.NAME, "unknown-name", "unpack-count", "used-before-set",
)  # fmt: skip
LONGEST = 60  # characters of an operand in a sentence


@dataclass(frozen=True)
class Kind:
    """A kind of error: what it is recognised by, and what to say; see python_errors.toml."""

    name: str
    says: str
    type: str = ""
    message: str = ""
    source: str = ""
    operation: str = ""
    kind: str = ""
    must: bool = False

    def explain(self, error: Raised, frame: Frame) -> str:
        """The sentence; empty where the error is of another kind."""
        message = re.search(self.message, error.message)
        source = re.search(self.source, error.source)
        if not (re.fullmatch(self.type or ".*", error.type) and message and source):
            return ""
        it = self._find(frame)
        if not re.search(self.operation, frame.operation) or (self.must and it is None):
            return ""
        words: dict[str, str] = defaultdict(lambda: "it")
        words |= {each.role: say_operand(each) for each in frame.operands if each.role in MAIN}
        words |= {"called": words.get("called", "the value"), "left": words.get("left", "this")}
        words |= {"it": say_operand(it) if it else "a value on this line", "file": error.file}
        words["key"] = f'"{it.keys[0]}"' if it and it.keys else "in quotation marks"
        words |= {**source.groupdict(""), **message.groupdict("")}
        return self.says.format_map(words)

    def _find(self, frame: Frame) -> Operand | None:
        """The operand that the sentence is about."""
        kinds = self.kind.split("|")
        found = (o for role in MAIN for o in frame.operands if o.role == role and o.kind in kinds)
        return next(found, None)


@cache
def read_kinds() -> tuple[Kind, ...]:
    """The kinds that patterns tell, in the order in which they are tried."""
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    return tuple(Kind(**table) for table in tomllib.loads(text)["kind"])


@cache
def read_names() -> frozenset[str]:
    """The names of all kinds of Python's own errors."""
    return frozenset((*COMPARED, *(kind.name for kind in read_kinds())))


def explain_python(error: Raised, assignment: Assignment) -> tuple[str, str] | None:
    """A name and a sentence for an error of Python's own; None where none is known."""
    frame = error.frames[-1] if error.frames else Frame(error.file, error.line, error.source)
    found = python_names.explain(error, frame, assignment)
    found = found or python_shapes.explain(error, frame, assignment)
    if found:
        return found
    told = ((kind.name, kind.explain(error, frame)) for kind in read_kinds())
    return next(((name, said) for name, said in told if said), None)


def find_caller(error: Raised, own: Container[str]) -> int | None:
    """The last call before another file stopped, by its place among the frames; one in `own` files if any is."""
    places = [i for i, frame in enumerate(error.frames) if frame.file != error.file]
    if not places or not error.file:
        return None
    mine = [i for i in places if error.frames[i].file in own and error.file not in own]
    return (mine or places)[-1]


def explain_caller(error: Raised, place: int) -> str:
    """Who handed over what, where another file's call stopped. place: of the caller's frame."""
    caller, inner = error.frames[place], [*error.frames, None][place + 1]
    line = f"{caller.file} line {caller.line}"
    if inner is None or inner.function == "<module>":
        return f"{line} imports {error.file.removesuffix('.py')}, and {error.file} stopped."
    given = [_say_argument(each) for each in caller.operands if each.role == "argument"]
    handed = f" with {', '.join(given[:4])}" if given and caller.operation in ("call", "@") else ""
    return f"{line} called {inner.function}{handed}, and {error.file} stopped."


def say_operand(operand: Operand) -> str:
    """An operand as the student wrote it."""
    text = operand.text
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _say_argument(operand: Operand) -> str:
    text = say_operand(operand)
    if operand.kind == "array":
        return f"{text} {operand.shape}"
    plain = operand.kind in ("", "object", "number", "text", "bool") or text == operand.kind
    return text if plain else clean(f"{text} (a {operand.kind})".replace("(a None)", "(None)"), 100)
