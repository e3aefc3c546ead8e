"""Serve one submission: lock the process, receive the source, answer requests."""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections import Counter
from collections.abc import Mapping
from functools import wraps
from typing import Any

import numpy as np

from . import frames, modules, wire
from .complex_numbers import is_complex
from .failure import describe
from .kept_arguments import KeptArguments
from .lock.lockdown import Lockdown
from .lock.locks import Limits
from .objects import Objects
from .objects import call as call_function
from .open_files import OpenFiles
from .stand_ins import make_stand_ins
from .transcript import Transcript

FRAME = 64 * 2**20  # bytes per request


def serve(
    incoming: int, outgoing: int, lockdown: Lockdown, files: OpenFiles, parent: int = 0
) -> None:
    """Lock this process, say so, and then answer one request on a submission after another.

    incoming, outgoing: descriptors of the connection. files: what stands in for files. parent: exit together
    with this process.
    """
    reader, writer = os.fdopen(incoming, "rb"), os.fdopen(outgoing, "wb", closefd=False)
    opening = wire.decode(frames.read_frame(reader, FRAME))
    limits = Limits(opening["memory_mb"] * 2**20, opening["processor_seconds"])
    if lockdown.keeps_paths:
        os.chdir(opening["data"] or "/")
    else:
        files.shut(files.read(opening["data"]) if opening["data"] else {})
    missing = lockdown.lock(limits, (incoming, outgoing), parent, opening["data"])
    frames.write_frame(writer, wire.encode({"kind": "locked", "missing": missing}))
    if not missing.keys() & set(opening["demanded"]):
        run(reader, writer)


def run(incoming: frames.Source, outgoing: frames.Sink) -> None:
    """Receive a submission's source, then answer requests until the connection closes."""
    opening = wire.decode(frames.read_frame(incoming, FRAME))
    printed = Transcript(opening["output_characters"])
    sys.stdin, sys.stdout, sys.stderr = io.StringIO(), printed, printed

    asked: Counter[str] = Counter()

    def ask(function: str, *arguments: Any) -> Any:
        """What the trusted process answers in place of a function."""
        asked[function] += 1
        question = {"kind": "ask", "function": function, "arguments": arguments}
        frames.write_frame(outgoing, wire.encode(question))
        told = wire.decode(frames.read_frame(incoming, FRAME))
        if told["kind"] != "told":
            raise TypeError(f"{function} cannot be computed for these arguments")
        return told["value"]

    def spy(function: str) -> modules.Make:
        """The student's function with a call counter."""

        def make(own: Any) -> Any:
            if not callable(own):
                return own

            @wraps(own)
            def spied(*arguments: Any, **named: Any) -> Any:
                asked[function] += not is_complex(arguments)
                return own(*arguments, **named)

            return spied

        return make

    made: dict[str, dict[str, modules.Make]] = {}
    for module, forms in opening["earlier"].items():
        if opening["way"] == "stubbed":
            made[module] = make_stand_ins(forms, ask)
        elif opening["way"] == "spied":
            made[module] = {name: spy(name) for name, form in forms.items() if form == "function"}
    sources = opening["modules"]
    kept, objects = KeptArguments(), Objects()
    modules.install(sources, made)
    while True:
        try:
            frame = frames.read_frame(incoming, FRAME)
        except EOFError:
            return
        request = wire.decode(frame)
        asked.clear()
        reply = answer(request, sources, kept, objects)
        text, total = printed.take()
        seen = {"asked": dict(asked), "printed": text, "printed_total": total}
        seen["number"] = request["number"]
        frames.write_frame(outgoing, wire.encode({**reply, **seen}))


def answer(
    call: Mapping[str, Any],
    sources: Mapping[str, str],
    kept: KeptArguments,
    objects: Objects,
) -> dict[str, Any]:
    """Import and call; return a value, or an error as text."""
    phase = "import"
    try:
        module = importlib.import_module(call["module"])
        if call["kind"] == "import":
            return {"kind": "answer"}
        arguments = kept.find(call["arguments"])
        for each in call["made"]:  # an argument returned by another student function
            maker = getattr(importlib.import_module(each["module"]), each["function"])
            place, value = each["place"], maker(*each["arguments"])
            arguments = (*arguments[:place], value, *arguments[place + 1 :])
        looks, before = call["looks"], b""
        if looks and call["made"]:  # what was made here is known here alone
            before = _encode_if_plain(arguments)
        name, _, member = call["function"].partition(".")
        function = getattr(module, name, None)
        phase = "call"
        if not callable(function):
            names = " ".join(name for name, value in vars(module).items() if callable(value))
            return _refuse("missing", wire.name_type(function), names[:2000])
        if call["form"] == "method" and not callable(getattr(function, member, None)):
            return _refuse("missing", "NoneType", " ".join(vars(function))[:2000])
        if member:
            value = objects.use(function, member, call["form"], arguments)
        else:
            value = call_function(function, call["form"], arguments)
        phase = "answer"
        encoded = wire.encode(value)
        reply = {"kind": "answer", "value": np.frombuffer(encoded, np.uint8)}
        if looks:  # they are compared on the other side
            reply["arguments"] = np.frombuffer(_encode_if_plain(arguments), np.uint8)
            reply["before"] = np.frombuffer(before, np.uint8)
        return reply
    except wire.Refused as refused:
        return _refuse(phase, refused.what, refused.where)
    except BaseException as error:  # also SystemExit: any exception of student code is an answer
        return {"kind": "error", "error": describe(error, phase, sources)}


def _encode_if_plain(arguments: tuple[Any, ...]) -> bytes:
    """The encoded arguments; None for one that only this submission can make."""
    try:
        return wire.encode(arguments)
    except wire.Refused:
        pass
    plain = []
    for argument in arguments:
        try:
            wire.encode(argument)
        except wire.Refused:
            argument = None
        plain.append(argument)
    return wire.encode(tuple(plain))


def _refuse(phase: str, message: str, where: str) -> dict[str, Any]:
    error = {"phase": phase, "type": "Refused", "message": message, "where": where}
    return {"kind": "error", "error": error}
