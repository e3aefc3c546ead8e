"""Requests for another look, read from files: texts, mails and tables."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from email import message_from_bytes, policy
from html.parser import HTMLParser
from pathlib import Path

from grader.errors import XorkitError
from grader.safe_text import clean
from grader.teaching.request import LONGEST, Request, UnclearRequest, parse_request

LARGEST = 2_000_000  # bytes of a file
KINDS = (".txt", ".md", ".eml", ".csv")
# The words of a heading that name a column; a form may ask `Which check is it about?`.
COLUMNS = {
    "student": {"student", "name", "who", "login"},
    "about": {"what", "check", "checks", "about", "stage", "part"},
    "why": {"why", "reason"},
    "mark": {"fingerprint", "result"},
}
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass
class Inbox:
    """The requests of a source, in the order of their files, and a sentence for each thing that is none."""

    requests: list[Request] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_inbox(source: Path) -> Inbox:
    """All requests in a file, or in the files of a folder; raises `XorkitError` where there is neither."""
    inbox = Inbox()
    if source.is_dir():
        for path in sorted(source.iterdir()):
            if not path.name.startswith("."):
                _read_file(path, inbox)
    elif source.exists():
        _read_file(source, inbox)
    else:
        raise XorkitError(f"{source} does not exist. Name a .csv file, or a folder of .txt and .eml files.")  # fmt: skip
    return inbox


def _read_file(path: Path, inbox: Inbox) -> None:
    name = clean(path.name, 100)
    kind = path.suffix.lower()
    if not path.is_file() or kind not in KINDS:
        inbox.problems.append(f"{name} was not read: it is no {', '.join(KINDS[:-1])} or .csv file.")  # fmt: skip
        return
    try:
        content = path.read_bytes()
    except OSError as error:
        inbox.problems.append(f"{name} cannot be read ({error.strerror}).")
        return
    if len(content) > LARGEST:
        inbox.problems.append(f"{name} was not read: it is larger than 2 MB.")
    elif kind == ".csv":
        _read_table(name, decode(content), inbox)
    else:
        try:
            text = read_mail(content) if kind == ".eml" else decode(content)
            inbox.requests.append(replace(parse_request(text), place=name))
        except UnclearRequest as error:
            inbox.problems.append(f"{name}, line {error.line}: {error}.")


def decode(content: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, else as Windows wrote it in Western Europe."""
    if content.startswith(UTF_16):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def read_mail(content: bytes) -> str:
    """The text of a mail; raises `UnclearRequest` where it has none."""
    try:
        body = message_from_bytes(content, policy=policy.default).get_body(("plain", "html"))
        if body is None:
            raise UnclearRequest("the mail has no text")
        text = str(body.get_content())
    except (LookupError, ValueError, TypeError, AttributeError) as error:
        if isinstance(error, UnclearRequest):
            raise
        raise UnclearRequest("the mail cannot be read") from error
    return _Words(text[:LONGEST]).text if body.get_content_subtype() == "html" else text


class _Words(HTMLParser):
    """The text of a page, with a line for each block."""

    BLOCKS = frozenset({"br", "p", "div", "li", "tr", "h1", "h2", "h3", "pre", "blockquote"})
    UNSEEN = frozenset({"script", "style", "head"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self._parts = [""]
        self._unseen = 0
        self.feed(page)
        self.close()

    @property
    def text(self) -> str:
        """All that is seen."""
        return "".join(self._parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._unseen += tag in self.UNSEEN
        if tag in self.BLOCKS:
            self._parts += ["" if self._parts[-1].endswith("\n") else "\n", "- " if tag == "li" else ""]  # fmt: skip

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in self.UNSEEN and self._unseen > 0
        if tag in self.BLOCKS - {"br"}:
            self._parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._parts.append(data)


def _read_table(name: str, text: str, inbox: Inbox) -> None:
    heading = text.partition("\n")[0]
    delimiter = max(",;\t", key=heading.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        places = find_columns(next(reader, []))
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            place = f"{name}, line {reader.line_num}"
            try:
                inbox.requests.append(replace(_read_row(row, places), place=place))
            except UnclearRequest as error:
                inbox.problems.append(f"{place}: {error}.")
    except csv.Error as error:
        inbox.problems.append(f"{name}, line {reader.line_num}: {error}. Nothing below it was read.")  # fmt: skip


def find_columns(headings: Sequence[str]) -> dict[str, int]:
    """The place of each column that a heading names; of two such headings the first."""
    words = [set(re.findall(r"\w+", heading.casefold())) for heading in headings]
    found: dict[str, int] = {}
    for column, names in COLUMNS.items():
        free = (n for n, each in enumerate(words) if each & names and n not in found.values())
        if (place := next(free, None)) is not None:
            found[column] = place
    return found


def _read_row(row: Sequence[str], places: dict[str, int]) -> Request:
    """A row: a cell that holds the text of a page, else the columns."""
    for text in _list_texts(row):
        return parse_request(text)
    cells = {name: row[n].strip() if n < len(row) else "" for name, n in places.items()}
    for column in ("student", "why"):
        if column not in cells:
            raise UnclearRequest(f"no heading names the column {column!r}, and no cell is a request")  # fmt: skip
        if not cells[column]:
            raise UnclearRequest(f"the column {column!r} is empty")
    about = cells.get("about", "")
    mark = cells.get("mark", "").lower()
    return Request(cells["student"], (about,) if about else (), cells["why"], mark)


def _list_texts(row: Sequence[str]) -> Iterator[str]:
    for cell in row:
        lowered = cell.casefold()
        if "student:" in lowered and "why:" in lowered:
            yield cell
