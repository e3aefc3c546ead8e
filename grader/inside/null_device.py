"""`os.devnull` as an inert stand-in: a print to nowhere is no file, and costs nothing."""

from __future__ import annotations

import builtins
import io
import os
from typing import Any


class NullText(io.StringIO):
    """Takes any text and keeps none."""

    def write(self, text: str, /) -> int:
        """As if it were written."""
        return len(text)


class NullBytes(io.BytesIO):
    """Takes any bytes and keeps none."""

    def write(self, data: Any, /) -> int:
        """As if they were written."""
        return len(data)


def install() -> None:
    """Make `open(os.devnull)` work where no file can be opened; every other name goes its usual way."""
    really_open: Any = builtins.open

    def open_or_drop(file: Any, mode: str = "r", *args: Any, **named: Any) -> Any:
        if isinstance(file, str | os.PathLike) and os.fspath(file) == os.devnull:
            return NullBytes() if "b" in mode else NullText()
        return really_open(file, mode, *args, **named)

    builtins.open = open_or_drop
    io.open = open_or_drop
