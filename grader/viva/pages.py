"""The sheets as files: a page a student in two forms, an index, all pages in one for the printer, and JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from grader.atomic_files import file_name
from grader.own_files import OwnFiles
from grader.reports.html import render_page
from grader.safe_text import clean
from grader.viva.sheet import LETTERS, LineEdit, Question, Sheet

CODE = 160  # characters of a line that are shown


@dataclass(frozen=True)
class ShownQuestion:
    """A question, ready for a page: nothing in it but what a reader sees."""

    number: int
    question: Question

    @property
    def code(self) -> list[tuple[int, str, bool]]:
        """The lines of the student's own, without characters that act on a reader."""
        return [(number, shorten(text), marked) for number, text, marked in self.question.code]

    @property
    def edit(self) -> LineEdit | None:
        """The one changed line that it is about."""
        edits = self.question.fact.edits
        return edits[0] if len(edits) == 1 and self.question.code else None

    @property
    def after(self) -> str:
        """What the line becomes, as far in as it was."""
        if self.edit is None:
            return ""
        line = next(text for _, text, marked in self.question.code if marked)
        return shorten(line[: len(line) - len(line.lstrip())] + self.edit.after)

    @property
    def changes(self) -> list[tuple[str, str, str, str]]:
        """The options that are changes: letter, place, before, after."""
        if self.question.kind != "line":
            return []
        return [
            (letter, edit.place, shorten(edit.before), shorten(edit.after))
            for letter, edit in zip(LETTERS, self.question.fact.edits, strict=False)
        ]


def shorten(text: str) -> str:
    """A line of code, short enough for a page."""
    return clean(text.expandtabs(4), CODE)


def write_sheets(out: Path, title: str, sheets: Sequence[Sheet], files: OwnFiles) -> Path:
    """Write all files into OUT/viva; the index. Raises `OutputError`.

    questions/NAME.html holds no answer: it is what a student sees.
    """
    place = out / "viva"
    for sheet in sheets:
        for folder, answers in (("questions", False), ("examiner", True)):
            page = render_sheets(title, [sheet], answers)
            files.write(place / folder / f"{file_name(sheet.student)}.html", page.encode())
    files.write(place / "all.html", render_sheets(title, sheets, True).encode())
    data = [sheet.as_data() for sheet in sheets]
    files.write(place / "viva.json", f"{json.dumps(data, indent=1)}\n".encode())
    index = place / "index.html"
    files.write(index, render_index(title, sheets).encode())
    return index


def render_sheets(title: str, sheets: Sequence[Sheet], answers: bool) -> str:
    """Each student's questions on a printed page of their own, and the answers on the next, if wanted."""
    shown = [
        (sheet, [ShownQuestion(number, each) for number, each in enumerate(sheet.questions, 1)])
        for sheet in sheets
    ]
    return render_page("viva.html", title=title, sheets=shown, answers=answers)


def render_index(title: str, sheets: Sequence[Sheet]) -> str:
    """All students: how many questions there are, why not more, and links to the two forms."""
    links: Mapping[str, str] = {
        sheet.student: f"{quote(file_name(sheet.student))}.html" for sheet in sheets
    }
    return render_page("viva_index.html", title=title, sheets=sheets, links=links)
