"""One interpreter per submission, over standard pipes, for systems without fork."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from typing import IO, cast

from grader.inside.frames import read_frame, write_frame
from grader.sandbox.channel import Timeout, start_process
from grader.sandbox.process_facts import read_memory, read_waited


class PipeChannel:
    """The connection to a separate interpreter over its standard pipes."""

    def __init__(self, packages: Sequence[str] = ()) -> None:
        self._process = start_process(
            "pipes", packages=packages, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def exchange(self, frames: Sequence[bytes], limit: int, timeout: Timeout) -> bytes:
        """See `Channel`."""
        done, late = threading.Event(), threading.Event()

        def watch() -> None:
            with contextlib.suppress(TimeoutError):
                while not done.wait(timeout.left()):
                    pass
                return
            late.set()
            self._kill()

        threading.Thread(target=watch, daemon=True).start()
        try:
            for frame in frames:
                write_frame(cast(IO[bytes], self._process.stdin), frame)
            return read_frame(cast(IO[bytes], self._process.stdout), limit)
        except (OSError, EOFError):
            if late.is_set():
                raise TimeoutError from None
            raise
        finally:
            done.set()

    def has_ended(self, seconds: float) -> bool:
        """See `Channel`."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        return self._process.poll() is not None

    def find_waited(self) -> float:
        """See `Channel`."""
        return read_waited(self._process.pid)

    def find_memory(self) -> int:
        """See `Channel`."""
        return read_memory(self._process.pid)

    def close(self) -> int | None:
        """See `Channel`."""
        ended = self._process.poll()
        self._kill()
        for stream in (self._process.stdin, self._process.stdout):
            with contextlib.suppress(OSError):  # discard data buffered for a dead process
                cast(IO[bytes], stream).close()
        code = self._process.wait()
        return code if ended is None else ended

    def _kill(self) -> None:
        with contextlib.suppress(OSError):  # it has already ended
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)
