"""A process that has imported everything and waits for the words of one `xorkit` command.

So a check in the live screen begins at once, and can be stopped by ending its process.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from threading import Thread

from grader.home.terminal import PLAIN

# Does what takes most of the time of a start, and then waits.
BOOT = """
import json, sys
from grader.sandbox.fork_server import Launcher
with Launcher() as launcher:
    launcher.start()
    import grader.home.check, grader.home.studio
    from grader.cli import main
    words = sys.stdin.readline()
    if words:
        main(json.loads(words), prog_name="xorkit", obj=launcher)
"""


Done = Callable[[str], object]
"""Called with what the command printed, when it has ended by itself."""


class SpareProcess:
    """One process, for one command. width: columns of its screen; plain: whether it prints plain lines."""

    def __init__(self, width: int, plain: bool = False) -> None:
        environment = {
            **os.environ,
            "COLUMNS": str(width),
            "PYTHONIOENCODING": f"{sys.stdout.encoding or 'utf-8'}:replace",
        }
        if plain:
            environment[PLAIN] = "1"
        elif "NO_COLOR" not in os.environ:
            environment["FORCE_COLOR"] = "1"
        self._process = subprocess.Popen(
            [sys.executable, "-c", BOOT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding=sys.stdout.encoding or "utf-8",
            errors="replace",
            env=environment,
            # Ctrl-C ends the screen, and the screen ends this.
            start_new_session=sys.platform != "win32",
        )
        self._stopped = False

    def run(self, words: Sequence[str], done: Done) -> None:
        """Run a command; `done` is called from a thread, and not where it was stopped."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps(list(words)) + "\n")
        self._process.stdin.close()
        Thread(target=self._wait, args=(done,), daemon=True).start()

    def _wait(self, done: Done) -> None:
        assert self._process.stdout
        text = self._process.stdout.read()
        self._process.wait()
        if not self._stopped:
            done(text)

    def stop(self) -> None:
        """End the process, whatever it does."""
        self._stopped = True
        if sys.platform == "win32":  # there, the processes that it started would live on
            words = ["taskkill", "/F", "/T", "/PID", str(self._process.pid)]
            with contextlib.suppress(OSError):  # it is not on the path
                subprocess.run(words, capture_output=True, check=False)
        self._process.kill()
