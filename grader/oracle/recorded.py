"""Answers recorded for the public seed: numbers, names and sentences, and no code.

They ship with the handout, so that a student without a network is told what official grading would
tell them about the same inputs.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from grader.assignment.spec import Assignment
from grader.errors import AssignmentError
from grader.inside import wire
from grader.oracle.calls import Question, digest
from grader.oracle.live import Live
from grader.oracle.oracle import Failure, MistakeTexts, Oracle, Unknown, part

RECORDED = "recorded.npz"
LONG = 2000  # bytes of an answer; a longer one (a history of thousands) tells no mistake apart


class Recorded:
    """Looks answers up: of the reference, and of each variant, to the calls of the public seed."""

    live = False

    def __init__(
        self,
        calls: Mapping[bytes, int],
        names: Sequence[tuple[str, ...]],
        places: npt.NDArray[np.int64],
        answers: bytes,
        texts: MistakeTexts,
        functions: Sequence[str],
    ) -> None:
        """places[variant + 1, call] is where an answer begins and ends; row 0 is the reference."""
        self._calls = calls
        self._names = names
        self._places = places
        self._answers = answers
        self._functions = functions
        self.texts = texts

    def answer(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """What was recorded; raises `AssignmentError` where the recording is older than the checks."""
        found = self._look_up(0, function, arguments)
        if found is Unknown or isinstance(found, Failure):
            raise AssignmentError(
                "the recorded answers are older than these checks; ask for a new handout"
            )
        return found

    work_out = answer

    def right(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """See `Oracle`."""
        return self._look_up(0, function, arguments)

    def variants(self, function: str) -> Sequence[Sequence[tuple[int, tuple[str, ...]]]]:
        """See `Oracle`."""
        near = [
            (number, names)
            for number, (names, module) in enumerate(zip(self._names, self._functions, strict=True))
            if function in module.split()
        ]
        return part(near)

    def mistaken(self, variant: int, function: str, arguments: tuple[Any, ...]) -> Any:
        """See `Oracle`."""
        return self._look_up(variant + 1, function, arguments)

    def seconds(self, function: str, arguments: tuple[Any, ...]) -> float:
        """Not known."""
        del function, arguments
        return 0.0

    def _look_up(self, row: int, function: str, arguments: tuple[Any, ...]) -> Any:
        call = self._calls.get(digest(function, arguments))
        if call is None:
            return Unknown
        start, end = self._places[row, call]
        if start == end:
            return Unknown
        value = wire.decode(self._answers[start:end])
        return (
            Failure(value["error"])
            if isinstance(value, dict) and set(value) == {"error"}
            else value
        )


def record_answers(
    live: Live, asked: Sequence[Question], called: Sequence[Question], source: str
) -> bytes:
    """A recording: right answers to what the checks ask, and mistaken ones to what they call.

    Only numbers, names and sentences go in. An answer that is the right one is stored once, and
    one that is long (a history of thousands of losses) is not stored for mistakes. `source` is the
    fingerprint of the reference and its mistakes.
    """
    calls = {digest(*call): call for call in [*asked, *called]}
    wanted = {digest(*call) for call in asked}
    diagnosed = {digest(*call) for call in called}
    variants = live.all_variants
    answers = io.BytesIO()
    stored: dict[bytes, tuple[int, int]] = {}

    def store(value: Any) -> tuple[int, int]:
        data = wire.encode({"error": value.error} if isinstance(value, Failure) else value)
        if data not in stored:
            start = answers.tell()
            answers.write(data)
            stored[data] = (start, answers.tell())
        return stored[data]

    places = np.zeros((len(variants) + 1, len(calls), 2), np.int64)
    for column, (key, (function, arguments)) in enumerate(calls.items()):
        right = live.right(function, arguments)
        short = is_short(right)
        if key in wanted or short:
            places[0, column] = store(right)
        if key not in diagnosed or not short:
            continue
        for near in live.variants(function):
            for number, _ in near:
                value = live.mistaken(number, function, arguments)
                if is_short(value):
                    places[number + 1, column] = store(value)
    functions = live.assignment.functions
    siblings = {
        function.name: " ".join(
            other.name for other in functions.values() if other.module == function.module
        )
        for function in functions.values()
    }
    content = io.BytesIO()
    np.savez_compressed(
        content,
        calls=np.frombuffer(b"".join(calls), np.uint8).reshape(len(calls), -1),
        places=places,
        answers=np.frombuffer(answers.getvalue(), np.uint8),
        variants=np.array(["+".join(variant.names) for variant in variants]),
        functions=np.array([siblings[variant.function] for variant in variants]),
        texts=np.array(json.dumps(live.texts)),
        checks=np.array(live.assignment.fingerprint),
        source=np.array(source),
    )
    return _without_times(content.getvalue())


def is_short(value: Any) -> bool:
    """Whether an answer is one that a diagnosis looks at."""
    if value is Unknown:
        return False
    return isinstance(value, Failure) or len(wire.encode(value)) <= LONG


def _without_times(archive: bytes) -> bytes:
    """The same archive, whenever it was written."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(content, "w") as new:
        for entry in old.infolist():
            new.writestr(
                zipfile.ZipInfo(entry.filename, (2026, 1, 1, 0, 0, 0)),
                old.read(entry),
                zipfile.ZIP_DEFLATED,
            )
    return content.getvalue()


def read_recorded(assignment: Assignment) -> Oracle:
    """The recording in an assignment's folder; one that is missing, broken or older is `Absent`."""
    file = assignment.folder / RECORDED
    try:
        with np.load(io.BytesIO(file.read_bytes()), allow_pickle=False) as archive:
            data = {name: archive[name] for name in archive.files}
        if str(data["checks"]) != assignment.fingerprint:
            return Absent("the recorded answers are older than the checks; ask for a new handout")
        return Recorded(
            {bytes(key): column for column, key in enumerate(data["calls"])},
            [tuple(str(names).split("+")) for names in data["variants"]],
            data["places"],
            data["answers"].tobytes(),
            json.loads(str(data["texts"])),
            [str(functions) for functions in data["functions"]],
        )
    except FileNotFoundError:
        return Absent()
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile):
        return Absent(f"{RECORDED} cannot be read; ask for a new handout")


class Absent:
    """No answers at hand: checks that need one are skipped and say so."""

    live = False

    def __init__(self, why: str = "there are no recorded answers here") -> None:
        self.why = why
        self.texts: MistakeTexts = {}

    def answer(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """Skips the check that asks."""
        del function, arguments
        pytest.skip(f"This check needs answers to compare with, and {self.why}.")

    work_out = answer

    def right(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """Not known."""
        del function, arguments
        return Unknown

    def variants(self, function: str) -> Sequence[Sequence[tuple[int, tuple[str, ...]]]]:
        """None are known."""
        del function
        return [], []

    def mistaken(self, variant: int, function: str, arguments: tuple[Any, ...]) -> Any:
        """Not known."""
        del variant, function, arguments
        return Unknown

    def seconds(self, function: str, arguments: tuple[Any, ...]) -> float:
        """Not known."""
        del function, arguments
        return 0.0
