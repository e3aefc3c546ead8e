"""Serves one submission: opens it, then answers calls until the pipe is closed."""

from __future__ import annotations

import importlib
import io
import os
import sys
import traceback
from collections.abc import Mapping
from typing import Any, BinaryIO

import numpy as np  # before anything is locked, so that student code finds it loaded

from . import lockdown, modules, wire
from .transcript import Transcript

FRAME = 64 * 2**20  # what the trusted side may send at once


def main(hidden: list[str]) -> None:
    """Answer on this process's standard pipes; `hidden` are import folders to take away."""
    incoming, outgoing = _keep_pipes()
    opening = wire.decode(wire.read_frame(incoming, FRAME))
    limits = opening["limits"]
    printed = Transcript(limits["output_characters"])
    sys.stdin, sys.stdout, sys.stderr = io.StringIO(), printed, printed
    sources = modules.install(opening["modules"], hidden)
    lockdown.lock(limits["memory_mb"] * 2**20, limits["processor_seconds"])
    while True:
        try:
            request = wire.read_frame(incoming, FRAME)
        except EOFError:
            return
        reply = answer(request, sources.sources)
        text, total = printed.take()
        wire.write_frame(outgoing, wire.encode({**reply, "printed": text, "printed_total": total}))


def _keep_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The two pipes on descriptors of their own; 0, 1 and 2 become the null device."""
    incoming = os.fdopen(os.dup(0), "rb")
    outgoing = os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    os.close(null)
    return incoming, outgoing


def answer(request: bytes, sources: Mapping[str, str]) -> dict[str, Any]:
    """Import, call, and say what came of it: a value, or an error as text."""
    call = wire.decode(request)
    phase = "import"
    try:
        module = importlib.import_module(call["module"])
        if call["kind"] == "import":
            return {"kind": "answer"}
        arguments = call["arguments"]
        before = wire.encode(arguments)
        function = getattr(module, call["function"], None)
        phase = "call"
        if not callable(function):
            return {
                "kind": "error",
                "error": {"phase": "missing", "type": "", "message": wire.name_type(function)},
            }
        value = function(*arguments)
        phase = "answer"
        encoded = wire.encode(value)
        after = wire.encode(arguments)
    except wire.Refused as refused:
        return {
            "kind": "error",
            "error": {
                "phase": phase,
                "type": "Refused",
                "message": refused.what,
                "where": refused.where,
            },
        }
    except BaseException as error:  # SystemExit, too: whatever student code raises is an answer
        return {"kind": "error", "error": describe(error, phase, sources)}
    return {
        "kind": "answer",
        "value": np.frombuffer(encoded, np.uint8),
        "arguments": None if after == before else arguments,
    }


def describe(error: BaseException, phase: str, sources: Mapping[str, str]) -> dict[str, Any]:
    """An error as plain text: its type, its message, and the last line of student code it passed."""
    file, line = "", 0
    if isinstance(error, SyntaxError) and error.filename and error.filename[:-3] in sources:
        file, line = error.filename, error.lineno or 0
    else:
        for frame in traceback.extract_tb(error.__traceback__):
            if frame.filename[:-3] in sources:
                file, line = frame.filename, frame.lineno or 0
    lines = sources.get(file[:-3], "").splitlines()
    return {
        "phase": phase,
        "type": type(error).__name__,
        "message": _say(error)[:2000],
        "file": file,
        "line": line,
        "source": lines[line - 1].strip()[:200] if 0 < line <= len(lines) else "",
    }


def _say(error: BaseException) -> str:
    try:
        return str(error.msg if isinstance(error, SyntaxError) else error)
    except BaseException:  # a __str__ of the student's own may fail, too
        return ""


if __name__ == "__main__":
    main(sys.argv[1:])
