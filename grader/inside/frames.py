"""Frames: bytes with their length before them, as they cross between the two processes."""

from __future__ import annotations

import struct
from typing import Protocol

_COUNT = struct.Struct("<I")


class WireError(Exception):
    """Invalid bytes: truncated, too deep, too large, or of an unknown kind."""


class Source(Protocol):
    """A stream to read frames from."""

    def read(self, count: int, /) -> bytes:
        """At most so many bytes; none at the end."""


class Sink(Protocol):
    """A stream to write frames to."""

    def write(self, data: bytes, /) -> object:
        """Take all of them."""

    def flush(self) -> None:
        """Flush."""


def write_frame(stream: Sink, data: bytes) -> None:
    """Send one complete frame."""
    stream.write(_COUNT.pack(len(data)) + data)
    stream.flush()


def read_frame(stream: Source, limit: int) -> bytes:
    """The next frame; raises `EOFError` at the end, `WireError` above `limit` bytes."""
    length = _COUNT.unpack(_read_exactly(stream, 4))[0]
    if length > limit:
        raise WireError(f"a frame of {length} bytes, where at most {limit} are allowed")
    return _read_exactly(stream, length)


def _read_exactly(stream: Source, count: int) -> bytes:
    parts = []
    while count > 0:
        part = stream.read(count)  # a stream may return fewer bytes than requested
        if not part:
            raise EOFError
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
