"""Answers recorded for the public seed: numbers, names and sentences, and no code.

They ship with the handout, so that a student without a network is told what official grading would
say about the same inputs. `grader.oracle.recording` writes them.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from grader.assignment.spec import Assignment
from grader.errors import AssignmentError
from grader.inside import wire
from grader.oracle.calls import digest
from grader.oracle.oracle import (
    Failure,
    MistakeTexts,
    Oracle,
    Unknown,
    Variants,
    make_empty_oracle,
    part,
)

RECORDED = "recorded.npz"
LONG = 2000  # bytes of an answer; a longer one (a history of thousands) tells no mistake apart


@dataclass(frozen=True)
class Recording:
    """The answers to the calls of the public seed, row by row: the reference's, then each variant's.

    calls: the column of a call, by its digest. places[row, column] is where an answer begins and
    ends in `answers`; where both are the same, it was not recorded.
    """

    calls: Mapping[bytes, int]
    places: npt.NDArray[np.int64]
    answers: bytes

    def look_up(self, row: int, function: str, arguments: tuple[Any, ...]) -> Any:
        """A value, a `Failure`, or `Unknown`."""
        call = self.calls.get(digest(function, arguments))
        if call is None:
            return Unknown
        start, end = self.places[row, call]
        if start == end:
            return Unknown
        value = wire.decode(self.answers[start:end])
        if isinstance(value, dict) and set(value) == {"error"}:
            return Failure(value["error"])
        return value


class RecordedAnswers:
    """Looks up what the reference answered."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording

    def answer(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """What was recorded; raises `AssignmentError` where the recording is older than the checks."""
        found = self._recording.look_up(0, function, arguments)
        if found is Unknown or isinstance(found, Failure):
            raise AssignmentError(
                "the recorded answers are older than these checks; ask for a new handout"
            )
        return found

    def right(self, function: str, arguments: tuple[Any, ...]) -> Any:
        """See `Answers`."""
        return self._recording.look_up(0, function, arguments)

    def seconds(self, function: str, arguments: tuple[Any, ...]) -> float:
        """Not known."""
        del function, arguments
        return 0.0


class RecordedMistakes:
    """Looks up what each variant answered.

    names: of the mistakes in each variant. functions: those that it may be wrong in, apart by blanks.
    """

    def __init__(
        self,
        recording: Recording,
        names: Sequence[tuple[str, ...]],
        functions: Sequence[str],
        texts: MistakeTexts,
    ) -> None:
        self._recording = recording
        self._variants = list(enumerate(zip(names, functions, strict=True)))
        self.texts = texts

    def variants(self, function: str) -> Sequence[Variants]:
        """See `MistakeTable`."""
        return part(
            [
                (number, names)
                for number, (names, functions) in self._variants
                if function in functions.split()
            ]
        )

    def mistaken(self, variant: int, function: str, arguments: tuple[Any, ...]) -> Any:
        """See `MistakeTable`."""
        return self._recording.look_up(variant + 1, function, arguments)


def is_short(value: Any) -> bool:
    """Whether an answer is one that a diagnosis looks at."""
    if value is Unknown:
        return False
    return isinstance(value, Failure) or len(wire.encode(value)) <= LONG


def read_recorded(assignment: Assignment) -> Oracle:
    """The recording in an assignment's folder; an empty oracle where it is missing, broken or older."""
    file = assignment.folder / RECORDED
    try:
        with np.load(io.BytesIO(file.read_bytes()), allow_pickle=False) as archive:
            data = {name: archive[name] for name in archive.files}
        if str(data["checks"]) != assignment.fingerprint:
            return make_empty_oracle(
                "the recorded answers are older than the checks; ask for a new handout"
            )
        calls = {bytes(key): column for column, key in enumerate(data["calls"])}
        recording = Recording(calls, data["places"], data["answers"].tobytes())
        mistakes = RecordedMistakes(
            recording,
            [tuple(str(names).split("+")) for names in data["variants"]],
            [str(functions) for functions in data["functions"]],
            json.loads(str(data["texts"])),
        )
        return Oracle(RecordedAnswers(recording), mistakes)
    except FileNotFoundError:
        return make_empty_oracle()
    except (OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile):
        return make_empty_oracle(f"{RECORDED} cannot be read; ask for a new handout")
