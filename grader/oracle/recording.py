"""Writes the recorded answers: numbers, names and sentences, and no code."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence
from typing import Any

import numpy as np

from grader.assignment.spec import Assignment
from grader.inside import wire
from grader.oracle.calls import Question, digest
from grader.oracle.live import LiveAnswers, LiveMistakes
from grader.oracle.oracle import Failure
from grader.oracle.recorded import is_short

EPOCH = (2026, 1, 1, 0, 0, 0)  # the same answers give the same bytes


class AnswerStore:
    """Encoded answers one after another, each distinct one stored once."""

    def __init__(self) -> None:
        self._content = io.BytesIO()
        self._places: dict[bytes, tuple[int, int]] = {}

    def add(self, value: Any) -> tuple[int, int]:
        """Where a value or a `Failure` begins and ends."""
        data = wire.encode({"error": value.error} if isinstance(value, Failure) else value)
        if data not in self._places:
            start = self._content.tell()
            self._content.write(data)
            self._places[data] = (start, self._content.tell())
        return self._places[data]

    @property
    def content(self) -> bytes:
        """All of them."""
        return self._content.getvalue()


def record_answers(
    assignment: Assignment,
    answers: LiveAnswers,
    mistakes: LiveMistakes,
    asked: Sequence[Question],
    called: Sequence[Question],
    source: str,
) -> bytes:
    """A recording: right answers to what the checks ask, and mistaken ones to what they call.

    An answer that is long (a history of thousands of losses) is not stored for mistakes. `source` is
    the fingerprint of the reference and its mistakes.
    """
    calls = {digest(*call): call for call in [*asked, *called]}
    wanted = {digest(*call) for call in asked}
    diagnosed = {digest(*call) for call in called}
    variants = mistakes.all_variants
    store = AnswerStore()
    places = np.zeros((len(variants) + 1, len(calls), 2), np.int64)
    for column, (key, (function, arguments)) in enumerate(calls.items()):
        right = answers.right(function, arguments)
        short = is_short(right)
        if key in wanted or short:
            places[0, column] = store.add(right)
        if key not in diagnosed or not short:
            continue
        for near in mistakes.variants(function):
            for number, _ in near:
                value = mistakes.mistaken(number, function, arguments)
                if is_short(value):
                    places[number + 1, column] = store.add(value)
    siblings = _list_siblings(assignment)
    content = io.BytesIO()
    np.savez_compressed(
        content,
        calls=np.frombuffer(b"".join(calls), np.uint8).reshape(len(calls), -1),
        places=places,
        answers=np.frombuffer(store.content, np.uint8),
        variants=np.array(["+".join(variant.names) for variant in variants]),
        functions=np.array([siblings[variant.function] for variant in variants]),
        texts=np.array(json.dumps(mistakes.texts)),
        checks=np.array(assignment.fingerprint),
        source=np.array(source),
    )
    return _without_times(content.getvalue())


def _list_siblings(assignment: Assignment) -> dict[str, str]:
    """For each function, the functions of its module, apart by blanks."""
    functions = assignment.functions.values()
    return {
        each.name: " ".join(other.name for other in functions if other.module == each.module)
        for each in functions
    }


def _without_times(archive: bytes) -> bytes:
    """The same archive, whenever it was written."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(content, "w") as new:
        for entry in old.infolist():
            new.writestr(
                zipfile.ZipInfo(entry.filename, EPOCH), old.read(entry), zipfile.ZIP_DEFLATED
            )
    return content.getvalue()
