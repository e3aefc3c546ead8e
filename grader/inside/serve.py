"""Serves one submission: opens it, then answers calls until the other side closes."""

from __future__ import annotations

import importlib
import io
import sys
import traceback
from collections.abc import Mapping
from typing import Any

import numpy as np

from . import lockdown, modules, wire
from .transcript import Transcript

FRAME = 64 * 2**20  # what the trusted side may send at once


def serve(incoming: wire.Source, outgoing: wire.Sink) -> None:
    """Lock this process, then answer one frame with one frame."""
    opening = wire.decode(wire.read_frame(incoming, FRAME))
    limits = opening["limits"]
    printed = Transcript(limits["output_characters"])
    sys.stdin, sys.stdout, sys.stderr = io.StringIO(), printed, printed
    sources = modules.install(opening["modules"])
    lockdown.lock(limits["memory_mb"] * 2**20, limits["processor_seconds"])
    while True:
        try:
            request = wire.read_frame(incoming, FRAME)
        except EOFError:
            return
        reply = answer(request, sources.sources)
        text, total = printed.take()
        wire.write_frame(outgoing, wire.encode({**reply, "printed": text, "printed_total": total}))


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
            names = " ".join(name for name, value in vars(module).items() if callable(value))
            return _refuse("missing", wire.name_type(function), names[:2000])
        value = function(*arguments)
        phase = "answer"
        encoded = wire.encode(value)
        after = wire.encode(arguments)
    except wire.Refused as refused:
        return _refuse(phase, refused.what, refused.where)
    except BaseException as error:  # SystemExit, too: whatever student code raises is an answer
        return {"kind": "error", "error": describe(error, phase, sources)}
    return {
        "kind": "answer",
        "value": np.frombuffer(encoded, np.uint8),
        "arguments": None if after == before else arguments,
    }


def _refuse(phase: str, message: str, where: str) -> dict[str, Any]:
    error = {"phase": phase, "type": "Refused", "message": message, "where": where}
    return {"kind": "error", "error": error}


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
        "where": str(error.name or "") if isinstance(error, ImportError) else "",
        "file": file,
        "line": line,
        "source": lines[line - 1].strip()[:200] if 0 < line <= len(lines) else "",
    }


def _say(error: BaseException) -> str:
    try:
        return str(error.msg if isinstance(error, SyntaxError) else error)
    except BaseException:  # a __str__ of the student's own may fail, too
        return ""
