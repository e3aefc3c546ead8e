"""What comes back from a child: its form is checked before it is used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.errors import BadReply
from grader.inside import wire
from grader.safe_text import clean


@dataclass(frozen=True)
class Reply:
    """What a call gave.

    changed: the arguments, where the call changed them. asked: how often it called each earlier
    function that was stubbed or spied on. size, asking: how many bytes the value took, and the question.
    """

    value: Any
    changed: tuple[Any, ...] | None
    asked: Mapping[str, int]
    size: int = 0
    asking: int = 0


def read_value(encoded: Any) -> tuple[Any, int]:
    """The value, and its size in bytes; raises `BadReply`."""
    if not isinstance(encoded, np.ndarray) or encoded.dtype != np.uint8 or encoded.ndim != 1:
        raise BadReply("it holds no value")
    try:
        return wire.decode(encoded.tobytes()), encoded.size
    except wire.WireError as error:
        raise BadReply(f"its value cannot be read: {clean(str(error), 200)}") from None


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
