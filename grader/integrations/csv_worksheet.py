"""Fill cells of a CSV file and keep every other byte."""

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
"""A student's identifiers in other systems: `email`, `canvas_id`, …; never empty."""


@dataclass(frozen=True)
class Filled:
    """A file for another system. left: students left out, with reasons.

    count: results in the file. notes: further remarks, as sentences.
    """

    text: str
    count: int
    left: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mark:
    """What a student has in a column of an export; it is written only if it was judged."""

    student: str
    score: Decimal
    points: Decimal
    judged: bool

    @classmethod
    def of(cls, result: Result) -> Mark:
        """The score of a result."""
        score, points = (Decimal(str(each)) for each in (result.score, result.assignment.points))
        return cls(result.student, score, points, result.judged)


class Worksheet:
    """The cells of a CSV file, and their writing: quotes, delimiter, line ends and byte order mark.

    Raises `ExportError` if it is empty or a quote is not closed.
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
        """The text of a cell; empty if the row is too short."""
        cells = self._rows[row][0]
        return _read(cells[column]) if column < len(cells) else ""

    def fill(self, row: int, column: int, text: str) -> None:
        """Set a cell's text; quote it if it was quoted or must be."""
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
    """An identifier: its roster column, and its value in a worksheet row.

    spell: converts the roster's value to the worksheet's spelling.
    """

    name: str
    read: Callable[[int], Iterable[str]]
    spell: Callable[[str], str] = str


def call(name: str, number: str) -> str:
    """A student's name in a download, normalised: letters of the name, and the number."""
    return f"{re.sub(r'[^0-9a-z]', '', _plain(name))}_{number}"


def spell_download(student: str) -> str:
    """The same, from the name in a run: `Ada Lovelace_1234567` of Moodle, `lovelaceada_1234` of Canvas.

    What follows is the name of a file, which is the student's own choice.
    """
    match = re.fullmatch(r"(.+)_(\d+)", student.partition("_assignsubmission_")[0])
    return call(match[1], match[2]) if match else student


def _plain(name: str) -> str:
    """Remove accents; some systems drop them in file names."""
    return unicodedata.normalize("NFKD", name).casefold()


def match(
    rows: Sequence[int], keys: Sequence[Key], people: Mapping[str, Ids]
) -> tuple[dict[str, int], dict[str, str]]:
    """Match students to rows; list the unmatched with reasons.

    The first key that both have for a student decides. If no row or several rows match, no other
    key is tried. Case is ignored. Raises `ExportError` if two students match one row.
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
                f"{clean(owners[row], 80)} and {clean(student, 80)} match the same worksheet row "
                f"(row {row + 1}); fix the roster."
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
    """The maximum grade in a worksheet; raises `ExportError` if it is not a number above 0."""
    try:
        most = Decimal(maximum.strip().replace(",", "."))
        if not most.is_finite() or most <= 0:
            raise InvalidOperation
    except InvalidOperation:
        raise ExportError(
            f"The worksheet's highest grade is {clean(maximum, 40)!r}, which is not a number above 0; "
            "set the assignment there to be graded by points."
        ) from None
    return most


def scale(mark: Mark, maximum: str) -> str:
    """The score out of another maximum, with at most two decimals, in the way the maximum is written."""
    exact = mark.score * parse_points(maximum) / mark.points
    text = f"{exact.quantize(Decimal('0.01'), ROUND_HALF_UP):f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if "," in maximum else text


def note_rows(without: Sequence[str]) -> tuple[str, ...]:
    """The sentence about rows of the worksheet that no result is for."""
    if not without:
        return ()
    names = "; ".join(clean(name, 80) for name in without)
    return (f"Rows without a result were kept: {names}.",)
