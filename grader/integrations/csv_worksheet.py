"""Another system's CSV file, of which a few cells are filled while every other byte stays as it was."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from grader.errors import ExportError
from grader.results.result import Result
from grader.safe_text import clean

Ids = Mapping[str, str]
"""Who a student is in another system: `email`, `canvas_id`, …, each a text that is not empty."""


@dataclass(frozen=True)
class Filled:
    """A file for another system. left: students whose result is not in it, each with the reason.

    count: how many are in it. notes: what else a person should know, in sentences.
    """

    text: str
    count: int
    left: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


class Worksheet:
    """The cells of a CSV file, and their writing: quotes, delimiter, line ends and byte order mark.

    Raises `ExportError` where it is empty, or a quote is not closed.
    """

    def __init__(self, text: str) -> None:
        self._mark = "\ufeff" if text.startswith("\ufeff") else ""
        text = text.removeprefix("\ufeff")
        if not text.strip():
            raise ExportError("The worksheet is empty; download it again.")
        heading = re.sub(r'"[^"]*"', "", text.splitlines()[0])
        self.delimiter = max(",;", key=heading.count)
        self._rows = list(_split(text, self.delimiter))
        self.headings = [_read(cell).strip() for cell in self._rows[0][0]]

    @property
    def rows(self) -> range:
        """The numbers of the rows below the headings."""
        return range(1, len(self._rows))

    def find(self, heading: str) -> int | None:
        """The column of that heading."""
        return self.headings.index(heading) if heading in self.headings else None

    def cell(self, row: int, column: int) -> str:
        """What a cell says; nothing where the row is too short for it."""
        cells = self._rows[row][0]
        return _read(cells[column]) if column < len(cells) else ""

    def fill(self, row: int, column: int, text: str) -> None:
        """Put a text into a cell, in quotes where it was or must be."""
        cells = self._rows[row][0]
        cells += [""] * (column + 1 - len(cells))
        quoted = cells[column].startswith('"') or re.search(r'["\r\n]|^\s|\s$', text)
        must = quoted or self.delimiter in text
        cells[column] = '"' + text.replace('"', '""') + '"' if must else text

    def render(self) -> str:
        """The file."""
        rows = (self.delimiter.join(cells) + end for cells, end in self._rows)
        return self._mark + "".join(rows)


def _split(text: str, delimiter: str) -> Iterator[tuple[list[str], str]]:
    """Each row's cells as they are written, and how its line ends."""
    d = re.escape(delimiter)
    pattern = re.compile(rf'("[^"]*(?:""[^"]*)*"|[^"{d}\r\n][^{d}\r\n]*|)({d}|\r\n|\n|\r|\Z)')
    place, cells, end = 0, [], ""
    while place < len(text) or end == delimiter:
        match = pattern.match(text, place)
        if match is None:
            line = text.count("\n", 0, place) + 1
            raise ExportError(f"The worksheet has a stray quote in line {line}; download it again.")
        place, end = match.end(), match[2]
        cells.append(match[1])
        if end != delimiter:
            yield cells, end
            cells = []


def _read(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if cell.startswith('"') else cell


@dataclass(frozen=True)
class Key:
    """Something that a student is known by: the word in a roster, and what the worksheet has in a row.

    spell: what to look for, other than what the roster has.
    """

    name: str
    read: Callable[[int], Iterable[str]]
    spell: Callable[[str], str] = str


def call(name: str, number: str) -> str:
    """What a download calls a student, as far as systems agree: letters of the name, and the number."""
    return f"{re.sub(r'[^0-9a-z]', '', _plain(name))}_{number}"


def spell_download(student: str) -> str:
    """The same, from the name in a run: `Ada Lovelace_1234567` of Moodle, `lovelaceada_1234` of Canvas.

    What follows is the name of a file, which is the student's own choice.
    """
    match = re.fullmatch(r"(.+)_(\d+)", student.partition("_assignsubmission_")[0])
    return call(match[1], match[2]) if match else student


def _plain(name: str) -> str:
    """Without accents, which not every system keeps in the name of a file."""
    return unicodedata.normalize("NFKD", name).casefold()


def match(
    rows: Sequence[int], keys: Sequence[Key], people: Mapping[str, Ids]
) -> tuple[dict[str, int], dict[str, str]]:
    """The row of each student, and why some have none.

    The first key that the worksheet has and the roster has for a student decides: where no row has
    that value, or two, nothing else is tried. Capitals do not count. Raises `ExportError` where two
    students want one row.
    """
    found: dict[str, int] = {}
    left: dict[str, str] = {}
    indexes = {key.name: index for key in keys if (index := _index(rows, key))}
    for student, ids in people.items():
        key = next((key for key in keys if key.name in indexes and ids.get(key.name)), None)
        if key is None:
            left[student] = f"the roster has none of {', '.join(indexes)}"
            continue
        said = ids[key.name]
        index = indexes[key.name]
        places = index.get(_fold(said), set()) | index.get(_fold(key.spell(said)), set())
        if len(places) == 1:
            found[student] = places.pop()
        else:
            how = "two rows have" if places else "no row of the worksheet has"
            left[student] = f"{how} the {key.name} {clean(said, 80)}"
    owners: dict[int, str] = {}
    for student, row in found.items():
        if row in owners:
            raise ExportError(
                f"{clean(owners[row], 80)} and {clean(student, 80)} are one person in the worksheet "
                f"(row {row + 1}); mend the roster."
            )
        owners[row] = student
    return found, left


def _index(rows: Sequence[int], key: Key) -> dict[str, set[int]]:
    index: dict[str, set[int]] = {}
    for row in rows:
        for value in key.read(row):
            if value.strip():
                index.setdefault(_fold(value), set()).add(row)
    return index


def _fold(value: str) -> str:
    return " ".join(value.split()).casefold()


def parse_points(maximum: str) -> Decimal:
    """The highest grade, as a worksheet has it; raises `ExportError` where that is no number of points."""
    try:
        most = Decimal(maximum.strip().replace(",", "."))
        if not most.is_finite() or most <= 0:
            raise InvalidOperation
    except InvalidOperation:
        raise ExportError(
            f"The worksheet's highest grade is {clean(maximum, 40)!r}, which is no number of points; "
            "set the assignment there to be graded by points."
        ) from None
    return most


def scale(result: Result, maximum: str) -> str:
    """The score out of another maximum, with at most two decimals, in the way the maximum is written."""
    exact = Decimal(result.score) * parse_points(maximum) / result.assignment.points
    text = f"{exact.quantize(Decimal('0.01'), ROUND_HALF_UP):f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if "," in maximum else text


def note_rows(without: Sequence[str]) -> tuple[str, ...]:
    """The sentence about rows of the worksheet that no result is for."""
    if not without:
        return ()
    names = "; ".join(clean(name, 80) for name in without)
    return (f"Rows without a result, left as they were: {names}.",)
