"""Writes the recorded answers: numbers, names and sentences, and no code."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from grader.inside import wire
from grader.oracle.calls import Failure, Question, digest
from grader.oracle.live import LiveAnswers
from grader.oracle.mistake_table import MistakeTable, Rows
from grader.oracle.recorded import pack

Arrays = dict[str, npt.NDArray[Any]]
EPOCH = (2026, 1, 1, 0, 0, 0)  # the same answers give the same bytes


def record_answers(
    answers: LiveAnswers,
    table: MistakeTable,
    asked: Sequence[Question],
    checks: str,
    source: str,
) -> bytes:
    """Make a recording: the right answers to what was asked, and the table of mistakes.

    checks: the fingerprint of the assignment; source: that of the reference and its mistakes.
    """
    calls = {digest(*call): call for call in asked}
    content = io.BytesIO()
    places = []
    for call in calls.values():
        start = content.tell()
        content.write(pack(_answer(answers, call)))
        places.append((start, content.tell()))
    recording: Arrays = {
        "calls": np.frombuffer(b"".join(calls), np.uint8).reshape(len(calls), -1),
        "places": np.array(places, np.int64),
        "answers": np.frombuffer(content.getvalue(), np.uint8),
        "checks": np.array(checks),
        "source": np.array(source),
    }
    return write_archive({**recording, **list_table(table)})


def _answer(answers: LiveAnswers, call: Question) -> Any:
    """The right answer, also where it is too large for a diagnosis; an error that is right."""
    try:
        return answers.answer(*call)
    except Exception as error:
        return Failure(type(error).__name__)


def list_table(table: MistakeTable) -> Arrays:
    """A table as named arrays."""
    arrays = {"functions": np.array([*table.rows]), "texts": np.array(json.dumps(table.texts))}
    for name, rows in table.rows.items():
        for key, each in _list_tables(name, rows):
            arrays |= {f"{key} {field}": array for field, array in _list_rows(each).items()}
    return arrays


def _list_tables(name: str, rows: Rows) -> Iterator[tuple[str, Rows]]:
    """Rows, those of each part, and those of changed questions, each with a name of its own."""
    yield name, rows
    for part, each in rows.parts.items():
        yield from _list_tables(f"{name} {part}", each)
    if rows.as_if:
        yield from _list_tables(f"{name} as-if", rows.as_if)
    if rows.examples:
        yield from _list_tables(f"{name} examples", rows.examples)


def _list_rows(rows: Rows) -> Arrays:
    content = {
        "questions": rows.questions,
        "right": tuple(np.frombuffer(pack(answer), np.uint8) for answer in rows.right),
        "searched": rows.searched,
        "parts": tuple(rows.parts),
        "as_if": rows.as_if is not None,
        "examples": rows.examples is not None,
        "steps": rows.steps,
    }
    return {
        "questions": np.frombuffer(wire.encode(content), np.uint8),
        "mistakes": np.array(rows.mistakes, str),
        "written": rows.written,
        "kinds": rows.kinds,
        "kind": rows.kind,
        "value": rows.value,
    }


def write_archive(arrays: Arrays) -> bytes:
    """Named arrays as an archive with fixed times, so that equal content gives equal bytes."""
    made, content = io.BytesIO(), io.BytesIO()
    np.savez(made, allow_pickle=False, **arrays)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(content, "w") as new:
        for entry in old.infolist():
            new.writestr(
                zipfile.ZipInfo(entry.filename, EPOCH), old.read(entry), zipfile.ZIP_DEFLATED
            )
    return content.getvalue()
