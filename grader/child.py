"""A process with one submission's source in it, seen from the trusted side.

The child gets the source over its pipe, an empty environment and no import path to this package;
`grader.inside` says what happens there. Here nothing is believed: a frame is bounded before it is
read, its shape is checked before it is used, and a clock outside the child ends every wait.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

import numpy as np

from grader.assignment import Limits
from grader.errors import BadReply, Died, Raised, TimeUp
from grader.inside import wire
from grader.text import clean

BOOT = (
    "import runpy, sys; sys.path += sys.argv[1:]; runpy.run_module('inside', run_name='__main__')"
)
IMPORT_FOLDERS = (str(Path(wire.__file__).parent.parent), str(Path(np.__file__).parent.parent))


@dataclass(frozen=True)
class Reply:
    """What a call gave: the value, the arguments where the call changed them, and what was printed."""

    value: Any
    changed: tuple[Any, ...] | None
    printed: str


class Child:
    """One process with one submission in it; use it in a `with` block, which ends it."""

    def __init__(self, modules: Mapping[str, str], limits: Limits) -> None:
        self.limits = limits
        self.printed = ""
        self._ended = False
        self._process = subprocess.Popen(
            # -P, -s, -S, -B: no path to a script or a site, no import hooks of a site, no files written.
            [sys.executable, "-P", "-s", "-S", "-B", "-c", BOOT, *IMPORT_FOLDERS],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            cwd=Path(sys.executable).anchor,
            start_new_session=sys.platform != "win32",
        )
        self._opening = wire.encode(
            {
                "modules": dict(modules),
                "limits": {
                    "memory_mb": limits.memory_mb,
                    "output_characters": limits.output_characters,
                    "processor_seconds": int(limits.submission_seconds) + 5,
                },
            }
        )

    def __enter__(self) -> Child:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    @property
    def alive(self) -> bool:
        """Whether the process can still be asked."""
        return not self._ended and self._process.poll() is None

    def load(self, module: str, seconds: float) -> None:
        """Import one of the submission's modules; raises `ChildError` where that fails."""
        self._ask({"kind": "import", "module": module}, seconds)

    def call(self, module: str, function: str, arguments: tuple[Any, ...], seconds: float) -> Reply:
        """Call a function of a module; raises `ChildError` where no value comes back in time."""
        request = {"kind": "call", "module": module, "function": function, "arguments": arguments}
        reply = self._ask(request, seconds)
        try:
            value = wire.decode(np.asarray(reply["value"], np.uint8).tobytes())
        except (wire.WireError, KeyError, TypeError, ValueError) as error:
            raise BadReply(f"its value cannot be read: {clean(str(error), 200)}") from None
        changed = reply.get("arguments")
        if changed is not None and not isinstance(changed, tuple):
            raise BadReply("its arguments cannot be read")
        return Reply(value, changed, self.printed)

    def _ask(self, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        """One exchange of frames, ended from outside after `seconds`."""
        late = threading.Event()

        def end() -> None:
            late.set()
            self._kill()

        clock = threading.Timer(seconds, end)
        clock.daemon = True
        clock.start()
        try:
            if self._opening:
                wire.write_frame(self._pipe(self._process.stdin), self._opening)
                self._opening = b""
            wire.write_frame(self._pipe(self._process.stdin), wire.encode(request))
            frame = wire.read_frame(self._pipe(self._process.stdout), self.limits.answer_mb * 2**20)
            return self._open_reply(wire.decode(frame))
        except (OSError, EOFError):
            self._kill()
            raise TimeUp(seconds) if late.is_set() else Died(self._process.wait()) from None
        except wire.WireError as error:
            self._kill()
            raise BadReply(f"its answer cannot be read: {clean(str(error), 200)}") from None
        except BadReply:
            self._kill()
            raise
        finally:
            clock.cancel()

    def _pipe(self, stream: IO[bytes] | None) -> Any:
        return cast(IO[bytes], stream)

    def _open_reply(self, reply: Any) -> dict[str, Any]:
        """The reply, its form checked; raises `Raised` where it is an error from inside."""
        if not isinstance(reply, dict) or reply.get("kind") not in ("answer", "error"):
            raise BadReply("it is not a reply")
        self.printed = _read_printed(reply, self.limits.output_characters)
        if reply["kind"] == "answer":
            return cast(dict[str, Any], reply)
        error = reply.get("error")
        if not isinstance(error, dict):
            raise BadReply("its error cannot be read")

        def text(key: str) -> str:
            return clean(str(error.get(key, "")), 2000)

        line = error.get("line", 0)
        raise Raised(
            phase=text("phase"),
            type=text("type"),
            message=text("message"),
            file=text("file"),
            line=line if isinstance(line, int) else 0,
            source=text("source"),
            where=text("where"),
        )

    def close(self) -> None:
        """End the process and everything it started."""
        self._kill()
        for stream in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):  # what was buffered for a dead process is lost
                self._pipe(stream).close()
        self._process.wait()

    def _kill(self) -> None:
        self._ended = True
        with contextlib.suppress(OSError):  # it has ended by itself
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)


def _environment() -> dict[str, str]:
    """Nothing of ours; one thread for linear algebra, one seed for hashes."""
    kept = {
        name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ
    }  # Windows needs it
    threads = {
        f"{library}_NUM_THREADS": "1" for library in ("OPENBLAS", "OMP", "MKL", "VECLIB_MAXIMUM")
    }
    return {**kept, **threads, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}


def _read_printed(reply: dict[str, Any], limit: int) -> str:
    text, total = reply.get("printed", ""), reply.get("printed_total", 0)
    if not isinstance(text, str) or not isinstance(total, int):
        raise BadReply("what it printed cannot be read")
    shown = clean(text[:limit], limit)
    if total > len(text):
        shown += f"\n… ({total:,} characters were printed; the first {len(text):,} are shown)"
    return shown
