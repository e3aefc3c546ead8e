"""A student's request for another look: the text that a page offers, and what comes back of it."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass

from grader.results.result import Result
from grader.results.stage_state import list_failed
from grader.safe_text import clean

END = "(End of the request.)"
LONGEST = 100_000  # characters of a text
LINE = 1000  # characters of a line that may be a label or the end
WHOLE = "the whole result"
# What mail programs and web forms put into a text, or take the place of.
BLANKS = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\t"), " ")
NOTHING = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad"))
QUOTED = re.compile(r"^(?:\s*[>|])+ ?")
LABEL = re.compile(
    r"^[\s*_#]*(?:(student|assignment|result|why)|(about)\b[^:]*?)[\s*_]*:[\s*]*(.*?)[\s*]*$",
    re.IGNORECASE,
)
BULLET = re.compile(r"^\s*[-*+•·‣–—]\s*(.*)$")
# A signature, or the mail that was answered.
AFTER = re.compile(
    r"^\s*(?:--\s*|_{5,}|-{3,}.*message\s*-{3,}|(?:on|am|le|el)\b.*(?:wrote|schrieb|écrit|escribió)\s*:)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Request:
    """What a student asks.

    about: the lines that name stages and checks, as they were written. mark: of the result that it
    speaks of, if it says so; see `make_mark`. place: the file, and the line where there are several.
    """

    student: str
    about: tuple[str, ...]
    why: str
    mark: str = ""
    assignment: str = ""
    place: str = ""

    @property
    def key(self) -> str:
        """Six characters that stand for it; the same text, wrapped anew, has the same ones."""
        words = [" ".join(each.split()) for each in (self.student, *self.about, self.why, self.mark)]  # fmt: skip
        return hashlib.sha256(json.dumps(words).encode()).hexdigest()[:6]


class UnclearRequest(ValueError):
    """A text that is no request. line: where, from 1."""

    def __init__(self, why: str, line: int = 1) -> None:
        super().__init__(why)
        self.line = line


def make_mark(result: Result) -> str:
    """Ten characters that stand for a result: a hash of all that the grade depends on."""
    text = json.dumps(sorted(result.fingerprints.items()))
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def write_request(result: Result) -> str:
    """The text that a student's page offers; it names checks that are shown and cost points.

    Empty where nothing was handed in, or the result is of no known grading.
    """
    if result.absent or not result.fingerprints:
        return ""
    open_checks = list_failed(result.shown)
    about = [WHOLE]
    for name in dict.fromkeys(check.stage for check in open_checks):
        about.append(f"stage {name}")
        about += [f"{one.name}: {one.sentence}" for one in open_checks if one.stage == name]
    return "\n".join(
        [
            "Please look at this result again.",
            f"Student: {show_name(result.student)}",
            f"Assignment: {result.assignment.name}",
            f"Result: {make_mark(result)}",
            "About (keep the lines that you mean, delete the others):",
            *(f"- {line}" for line in about),
            "Why:",
            "",
            "",
            END,
        ]
    )


def show_name(student: str) -> str:
    """A name on one line, as the text of a request has it."""
    return " ".join(clean(student, 200).split())


def parse_request(text: str) -> Request:
    """The request in a text; raises `UnclearRequest`.

    Quotes of mail programs, signatures, wrapped lines, other bullets, bold letters and blanks of
    other kinds are put up with.
    """
    parts: dict[str, list[str]] = {}
    now, start = "", 1
    lines = (
        text[:LONGEST]
        .replace("\r\n", "\n")
        .replace("\r", "\n")
        .translate(BLANKS)
        .translate(NOTHING)
    )
    for number, written in enumerate(lines.split("\n"), 1):
        line = QUOTED.sub("", written).rstrip()
        if now == "why":
            if line.strip() == END or AFTER.match(line[:LINE]):
                break
            parts[now].append(line)
        elif found := LABEL.match(line[:LINE]):
            now = (found[1] or found[2]).casefold()
            start = number if now == "why" else start
            parts[now] = [found[3]]
        elif now == "about" or (now and line):
            parts[now].append(line)
        else:  # what follows an empty line is no part of a name
            now = ""
    if not parts.get("student"):
        raise UnclearRequest("it is no request, since no line begins with 'Student:'")
    student = _join(parts["student"])
    if not student:
        raise UnclearRequest("no name stands after 'Student:'")
    if "why" not in parts:
        raise UnclearRequest("no line begins with 'Why:'")
    if not (why := "\n".join(parts["why"]).strip()):
        raise UnclearRequest("nothing stands after 'Why:'", start)
    return Request(
        student,
        tuple(_list_about(parts.get("about", []))),
        why,
        _join(parts.get("result", [])).partition(" ")[0].lower(),
        _join(parts.get("assignment", [])),
    )


def _list_about(lines: list[str]) -> list[str]:
    """The entries; a line without a bullet belongs to the one before it, or is one itself at the start."""
    entries: list[str] = []
    for line in lines:
        bullet = BULLET.match(line)
        if bullet:
            entries.append(bullet[1])
        elif entries and line.strip():
            entries[-1] += f" {line.strip()}"
        elif line.strip():
            entries.append(line)
    return [text for each in entries if (text := _join([each]))]


def _join(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())
