"""Single keys from the terminal, without Enter."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread


@contextmanager
def listen(press: Callable[[str], object]) -> Iterator[None]:
    """Call `press` with each key, from a thread; nothing is heard where standard input is no terminal."""
    if not sys.stdin.isatty():
        yield
    elif sys.platform == "win32":
        import msvcrt  # only there on Windows

        _begin(msvcrt.getwch, press)
        yield
    else:
        import termios
        import tty

        terminal = sys.stdin.fileno()
        before = termios.tcgetattr(terminal)
        tty.setcbreak(terminal)  # Ctrl-C still interrupts
        try:
            _begin(lambda: os.read(terminal, 1).decode("ascii", "replace"), press)
            yield
        finally:
            termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _begin(read: Callable[[], str], press: Callable[[str], object]) -> None:
    def run() -> None:
        while key := read():
            press(key.lower())

    Thread(target=run, daemon=True).start()
