"""What comes back from a child: its form is checked before it is used."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.errors import BadReply, Frame, Operand, Raised
from grader.inside import wire
from grader.inside.frames import WireError
from grader.safe_text import clean


@dataclass(frozen=True)
class Reply:
    """The reply to a call.

    changed: the arguments, where the call changed them. asked: how often it called each earlier
    function that was stubbed or spied on. size, asking: how many bytes the value took, and the question.
    printed: what the call printed, as far as it is kept.
    """

    value: Any
    changed: tuple[Any, ...] | None
    asked: Mapping[str, int]
    size: int = 0
    asking: int = 0
    printed: str = ""


FRAMES, OPERANDS, NAMES = 6, 12, 60  # as many are shown of what an error tells


def read_value(encoded: Any) -> tuple[Any, int]:
    """The value, and its size in bytes; raises `BadReply`."""
    if not isinstance(encoded, np.ndarray) or encoded.dtype != np.uint8 or encoded.ndim != 1:
        raise BadReply("it holds no value")
    try:
        return wire.decode(encoded.tobytes()), encoded.size
    except WireError as error:
        raise BadReply(f"its value cannot be read: {clean(str(error), 200)}") from None


def read_changed(
    reply: Mapping[str, Any], sent: tuple[Any, ...], has_made: bool
) -> tuple[Any, ...] | None:
    """The arguments as they came back, None where they are as they were, byte by byte; raises `BadReply`.

    has_made: whether the submission made some of them itself; then it also told how they were before.
    """
    after, _ = read_value(reply.get("arguments"))
    before = read_value(reply.get("before"))[0] if has_made else sent
    if not isinstance(after, tuple) or not isinstance(before, tuple):
        raise BadReply("its arguments cannot be read")
    return None if wire.encode(after) == wire.encode(before) else after


def read_counts(reply: Mapping[str, Any], names: Collection[str]) -> dict[str, int]:
    """How often it says that it called some functions; others are ignored. Raises `BadReply`."""
    counts = reply.get("asked")
    if not isinstance(counts, dict) or not all(isinstance(n, int) for n in counts.values()):
        raise BadReply("its counts cannot be read")
    return {name: count for name, count in counts.items() if name in names}


def read_kind(reply: Any) -> str:
    """What kind of reply it says it is; raises `BadReply`."""
    kind = reply.get("kind") if isinstance(reply, dict) else None
    if not isinstance(kind, str):
        raise BadReply("it is not a reply")
    return kind


def read_printed(reply: dict[str, Any], limit: int) -> str:
    """What was printed, at most `limit` characters of it; raises `BadReply`."""
    text, total = reply.get("printed", ""), reply.get("printed_total", 0)
    if not isinstance(text, str) or not isinstance(total, int):
        raise BadReply("what it printed cannot be read")
    shown = clean(text[:limit], limit)
    if total > len(text):
        shown += f"\n… ({total:,} characters were printed; the first {len(text):,} are shown)"
    return shown


def read_error(reply: dict[str, Any]) -> Raised:
    """The error that a reply tells of; raises `BadReply`. A field of a wrong kind is empty."""
    error = reply.get("error")
    if not isinstance(error, dict):
        raise BadReply("its error cannot be read")
    return Raised(
        phase=_text(error, "phase", 2000),
        type=_text(error, "type", 2000),
        message=_text(error, "message", 2000),
        file=_text(error, "file", 2000),
        line=_number(error, "line"),
        source=_text(error, "source", 2000),
        where=_text(error, "where", 2000),
        frames=tuple(map(_read_frame, _list(error, "frames", dict, FRAMES))),
        names=_texts(error, "names"),
    )


def _read_frame(frame: dict[str, Any]) -> Frame:
    return Frame(
        file=_text(frame, "file"),
        line=_number(frame, "line"),
        source=_text(frame, "source", 200),
        function=_text(frame, "function"),
        operation=_text(frame, "operation", 12),
        targets=_number(frame, "targets"),
        operands=tuple(map(_read_operand, _list(frame, "operands", dict, OPERANDS))),
    )


def _read_operand(operand: dict[str, Any]) -> Operand:
    sides = operand.get("shape")
    return Operand(
        text=_text(operand, "text"),
        role=_text(operand, "role", 12),
        kind=_text(operand, "kind", 12),
        shape=tuple(n for n in sides[:8] if type(n) is int and 0 <= n < 2**63)
        if isinstance(sides, tuple)
        else (),
        alias=_text(operand, "alias"),
        keys=_texts(operand, "keys"),
        whole=operand.get("whole") is True,
    )


def _text(told: dict[str, Any], key: str, limit: int = 80) -> str:
    said = told.get(key, "")
    return clean(said, limit) if isinstance(said, str) else ""


def _number(told: dict[str, Any], key: str) -> int:
    number = told.get(key, 0)
    return number if isinstance(number, int) else 0


def _list(told: dict[str, Any], key: str, kind: type, limit: int) -> list[Any]:
    entries = told.get(key)
    return [e for e in entries[:limit] if isinstance(e, kind)] if isinstance(entries, list) else []


def _texts(told: dict[str, Any], key: str) -> tuple[str, ...]:
    return tuple(clean(" ".join(name.split()), 40) for name in _list(told, key, str, NAMES))
