"""A student's code for a page: coloured, with visible control characters, and bounded.

Pygments colours it and escapes it. Some of its patterns take time that grows with the square of a run of
blanks or of a line's length, so it is given short lines without blanks at their ends, and only so many.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from grader.assignment.spec import Assignment
from grader.intake.notebook import make_modules
from grader.intake.submission import Submission
from grader.optional_imports import load_extra
from grader.safe_text import HIDDEN, clean, count

LINE = 400  # characters of a line
LINES = 1500  # of a file
COLOURED = 30_000  # characters of a submission
SHOWN = 200_000  # characters of a submission
FILES = 40
# The kinds of words that have a colour; all others are plain, which keeps the page small.
KINDS = (
    "Comment", "Keyword", "Operator.Word", "Literal.String", "Literal.Number", "Name.Function", "Name.Class", "Name.Builtin", "Name.Decorator",
)  # fmt: skip


@dataclass(frozen=True)
class CodeFile:
    """A file on the page. lines: as markup of ours; about, cut: sentences. folded: whether it is closed at first."""

    name: str
    lines: tuple[Any, ...]
    about: str = ""
    cut: str = ""
    folded: bool = False


@dataclass(frozen=True)
class Code:
    """A submission's code. notes: what cannot be shown, in sentences."""

    files: tuple[CodeFile, ...] = ()
    notes: tuple[str, ...] = ()


class Shown:
    """How much of a submission is shown so far."""

    def __init__(self) -> None:
        self._left = SHOWN
        self._colours = COLOURED

    def show(self, name: str, text: str, about: str = "", folded: bool = False) -> CodeFile:
        """One more file, as far as there is room."""
        lines = split_lines(text)
        said = [f"{count(len(lines) - LINES, 'more line')} not shown."] if len(lines) > LINES else []  # fmt: skip
        long = [n for n, line in enumerate(lines[:LINES], 1) if len(line) > LINE]
        if long:
            characters = f"{len(lines[long[0] - 1]):,} characters"
            more = f", and {count(len(long) - 1, 'other line')}" if len(long) > 1 else ""
            said.append(f"Line {long[0]} has {characters}; {LINE} are shown{more}.")
        kept, room = [], self._left
        for line in lines[:LINES]:
            kept.append(cut_line(line))
            self._left -= len(kept[-1]) + 1
            if self._left < 0:
                kept.pop()
                said = [f"Only {count(len(kept), 'line')} of {len(lines):,} shown: there is more code than a page holds."]  # fmt: skip
                break
        size = room - self._left
        plain = size > self._colours
        self._colours -= 0 if plain else size
        said += ["It has no colours: there is too much of it."] if plain and kept else []
        return CodeFile(name, color(kept, plain), about, " ".join(said), folded)


def view_code(submission: Submission, assignment: Assignment) -> Code:
    """The code of a submission: the assignment's modules first, a notebook's cells last."""
    shown, files, notes = Shown(), [], []
    taken = _list_taken(submission, assignment)
    order = [*(name for name in assignment.modules if name in submission.modules)]
    order += sorted(submission.modules.keys() - assignment.modules.keys())
    for name in order:
        text = submission.modules[name]
        if text == assignment.given.get(name):
            notes.append(f"{name}.py is as it was handed out.")
        elif name not in taken or text.strip():
            files.append(shown.show(f"{name}.py", text, taken.get(name, "")))
    known = {f"{name}.py" for name in submission.modules}
    files += [
        shown.show(clean(name, 100), text, "Under this name it is no module of the assignment.")
        for name, text in submission.near.items()
        if name not in known
    ]
    notes += submission.unreadable.values()
    if (notebook := submission.notebook) and notebook.cells:
        cells = count(len(notebook.cells), "cell")
        text = "\n\n".join(f"# cell {n}\n{cell.source}" for n, cell in enumerate(notebook.cells, 1))
        files.append(shown.show(clean(notebook.name, 100), text, f"{cells} of code.", folded=True))
    if len(files) > FILES:
        notes.append(f"{count(len(files) - FILES, 'more file')} not shown.")
    if others := [name for name in submission.others if not (notebook and name == notebook.name)]:
        named = ", ".join(clean(name, 60) for name in others[:10])
        notes.append(f"Also handed in, and not graded: {named}{', …' if len(others) > 10 else ''}.")
    return Code(tuple(files[:FILES]), tuple(clean(note, 500) for note in notes))


def _list_taken(submission: Submission, assignment: Assignment) -> Mapping[str, str]:
    """What to say of each module that was taken from the notebook, by its name."""
    if not submission.notebook or not submission.notebook.cells:
        return {}
    made = make_modules(submission.notebook.cells, assignment)
    said = f"Taken from {clean(submission.notebook.name, 60)}; the line numbers are of this text."
    return {name: said for name, text in made.items() if submission.modules.get(name) == text}


def split_lines(text: str) -> list[str]:
    """Lines as Python counts them: a form feed or U+2028 ends none."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


def cut_line(line: str) -> str:
    """A line as it is shown: no blanks at its end, at most `LINE` characters, control characters by name."""
    kept = line[:LINE]
    if not (kept.isascii() and kept.isprintable()):
        kept = "".join(map(_name_hidden, kept))
    return f"{kept} …" if len(line) > LINE else kept.rstrip()


def _name_hidden(character: str) -> str:
    if character == "\t" or unicodedata.category(character) not in HIDDEN:
        return character
    return f"⟨U+{ord(character):04X}⟩"


def color(lines: list[str], plain: bool = False) -> tuple[Any, ...]:
    """Each line as markup; plain: only escaped."""
    safe = load_extra("markupsafe", "plot")
    if plain or not lines:
        return tuple(safe.escape(line) for line in lines)
    lexer, formatter = _make_lexer()
    made = io.StringIO()
    formatter.format(_simplify(lexer.get_tokens("\n".join(lines))), made)
    marked = made.getvalue().split("\n")[: len(lines)]
    return tuple(safe.Markup(line) for line in marked)


def _simplify(tokens: Iterator[tuple[Any, str]]) -> Iterator[tuple[Any, str]]:
    """The tokens with one type for all that have one colour."""
    plain, kinds = _make_kinds()
    known: dict[Any, Any] = {}
    for kind, text in tokens:
        if kind not in known:
            known[kind] = next((each for each in kinds if kind in each), plain)
        yield known[kind], text


@cache
def _make_kinds() -> tuple[Any, list[Any]]:
    token = load_extra("pygments.token", "plot")
    return token.Token, [token.string_to_tokentype(name) for name in KINDS]


@cache
def _make_lexer() -> tuple[Any, Any]:
    lexers = load_extra("pygments.lexers.python", "plot")
    html = load_extra("pygments.formatters.html", "plot")
    return lexers.PythonLexer(stripnl=False), html.HtmlFormatter(nowrap=True)
