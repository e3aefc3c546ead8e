"""Answers recorded for the public seed: numbers, names and sentences, and no code.

They ship with the handout, so that a student without a network is told what official grading would
say about the same inputs. `grader.oracle.recording` writes them.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from grader.assignment.spec import Assignment
from grader.errors import AssignmentError
from grader.inside import wire
from grader.oracle.calls import Failure, Unknown, digest
from grader.oracle.mistake_table import MistakeTable, Rows
from grader.oracle.oracle import Oracle, make_empty_oracle

RECORDED = "recorded.npz"
UNREADABLE = (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile)
Archive = Mapping[str, npt.NDArray[Any]]


@dataclass(frozen=True)
class RecordedAnswers:
    """Looks up what the reference answered.

    calls: the number of each call, by its digest. places: where each answer begins and ends in `content`.
    """

    calls: Mapping[bytes, int]
    places: npt.NDArray[np.int64]
    content: bytes

    def answer(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """What was recorded; raises `AssignmentError` if the recording is older than the checks."""
        found = self.right(function, arguments)
        if found is Unknown or isinstance(found, Failure):
            raise AssignmentError(
                "the recorded answers are older than these checks; ask for a new handout"
            )
        return found

    def right(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """See `Answers`."""
        call = self.calls.get(digest(function, arguments))
        if call is None:
            return Unknown
        start, end = self.places[call]
        return unpack(self.content[start:end])

    def seconds(self, function: str, arguments: tuple[Any, ...]) -> float:
        """Not known."""
        del function, arguments
        return 0.0


def pack(answer: Any) -> bytes:
    """A value or a `Failure` as bytes."""
    return wire.encode({"error": answer.error} if isinstance(answer, Failure) else answer)


def unpack(content: bytes) -> Any:
    """The value or the `Failure` in some bytes."""
    value = wire.decode(content)
    if isinstance(value, dict) and set(value) == {"error"}:
        return Failure(value["error"])
    return value


def read_recorded(assignment: Assignment) -> Oracle:
    """The recording in an assignment's folder; an empty oracle where it is missing, broken or older."""
    try:
        archive = open_archive((assignment.folder / RECORDED).read_bytes())
        if str(archive["checks"]) != assignment.fingerprint:
            return make_empty_oracle(
                "the recorded answers are older than the checks; ask for a new handout"
            )
        calls = {bytes(key): number for number, key in enumerate(archive["calls"])}
        answers = RecordedAnswers(calls, archive["places"], archive["answers"].tobytes())
        return Oracle(answers, partial(read_table, archive))
    except FileNotFoundError:
        return make_empty_oracle()
    except UNREADABLE:
        return make_empty_oracle(f"{RECORDED} cannot be read; ask for a new handout")


def find_recorded_table(file: Path, checks: str, source: str) -> MistakeTable | None:
    """The table in a recording of these checks and of this reference with its mistakes."""
    try:
        archive = open_archive(file.read_bytes())
        if (str(archive["checks"]), str(archive["source"])) != (checks, source):
            return None
        return read_table(archive)
    except UNREADABLE:
        return None


def open_archive(content: bytes) -> Archive:
    """The arrays of a recording, each read when it is asked for."""
    archive: Archive = np.load(io.BytesIO(content), allow_pickle=False)
    return archive


def read_table(archive: Archive) -> MistakeTable:
    """The table of mistakes; an empty one where it cannot be read."""
    try:
        functions = [str(name) for name in archive["functions"]]
        return MistakeTable(
            json.loads(str(archive["texts"])),
            {name: _read_rows(archive, name) for name in functions},
        )
    except UNREADABLE:
        return MistakeTable()


def _read_rows(archive: Archive, function: str) -> Rows:
    content = unpack(archive[f"{function} questions"].tobytes())
    return Rows(
        questions=content["questions"],
        right=tuple(unpack(each.tobytes()) for each in content["right"]),
        searched=content["searched"],
        mistakes=tuple(str(name) for name in archive[f"{function} mistakes"]),
        as_if=_read_rows(archive, f"{function} as-if") if content["as_if"] else None,
        examples=_read_rows(archive, f"{function} examples") if content["examples"] else None,
        steps=content["steps"],
        parts={part: _read_rows(archive, f"{function} {part}") for part in content["parts"]},
        **{part: archive[f"{function} {part}"] for part in ("written", "kinds", "kind", "value")},
    )
