"""The live screen of `xorkit check --watch`: checks again at each save, and listens to keys."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread

import watchfiles
from rich.text import Text

from grader.home.keys import listen
from grader.home.spare_process import SpareProcess
from grader.home.terminal import make_console

KEYS = {
    "h": ("hint", ("check", "--hint")),
    "a": ("all", ("check", "--all")),
    "e": ("example", ("check", "--explain")),
    "p": ("plot", ("plot", "--quick")),
    "s": ("submit", ("submit",)),
}
SAVED, QUIT = "saved", "q"


class Screen:
    """The screen of one folder: what runs now, and what the last run printed.

    options: further words of each check, such as `-k area`. plain: lines are added, and none replaced.
    """

    def __init__(self, folder: Path, options: Sequence[str], plain: bool = False) -> None:
        self._folder = folder
        self._options = options
        self._plain = plain
        self._console = make_console(plain)
        self._events: SimpleQueue[tuple[str, SpareProcess | None, str]] = SimpleQueue()
        self._spare: SpareProcess | None = SpareProcess(self._console.width, plain)
        self._running: SpareProcess | None = None
        self._text = ""

    def run(self) -> None:
        """Check now and after each save, until q or Ctrl-C."""
        ended = Event()
        Thread(target=self._watch, args=(ended,), daemon=True).start()
        try:
            with contextlib.suppress(KeyboardInterrupt), listen(self._press):
                self._begin(("check", *self._options))
                while self._handle(*self._events.get()):
                    pass
        finally:
            ended.set()
            for process in filter(None, (self._running, self._spare)):
                process.stop()

    def _handle(self, event: str, process: SpareProcess | None, text: str) -> bool:
        """Whether to go on after an event."""
        if event == SAVED:
            self._begin(("check", *self._options))
        elif event in KEYS:
            words = KEYS[event][1]
            self._begin((*words, *(self._options if words[0] == "check" else ())))
        elif process is not None and process is self._running:
            self._running, self._text = None, text
            self._draw("")
            # Not earlier: it would slow the other.
            self._spare = SpareProcess(self._console.width, self._plain)
        return event != QUIT

    def _begin(self, words: Sequence[str]) -> None:
        """Run a command; one that still runs is overtaken."""
        if self._running:
            self._running.stop()
        process = self._running = self._spare or SpareProcess(self._console.width, self._plain)
        self._spare = None
        at = ["--in", str(self._folder)] if words[0] == "plot" else [str(self._folder)]
        doing = "checking" if words[0] == "check" else words[0]
        self._draw(f"{doing}… {datetime.now():%H:%M:%S}")
        process.run([*words, *at], lambda text: self._events.put(("done", process, text)))

    def _draw(self, doing: str) -> None:
        """The last result, dimmed while something new is under way."""
        text = Text.from_ansi(self._text)
        keys = ", ".join(f"{key} {word}" for key, (word, _) in KEYS.items())
        if self._plain or not self._console.is_terminal:  # each result once
            if not doing:
                self._console.print(text)
            if self._console.is_terminal:
                say = f"{doing[:1].upper()}{doing[1:]}" if doing else f"Keys: {keys}, q quit."
                self._console.print(Text(say))
            return
        self._console.clear()
        if doing:
            text.stylize("dim")
            self._console.print(Text(doing, "bold"))
        self._console.print(text)
        self._console.print(Text(f"\n{keys}, q quit. Save a file to check again.", "dim"))

    def _press(self, key: str) -> None:
        if key in KEYS or key == QUIT:
            self._events.put((key, None, ""))

    def _watch(self, ended: Event) -> None:
        for _ in watchfiles.watch(
            self._folder,
            watch_filter=watchfiles.PythonFilter(),
            recursive=False,  # modules lie side by side; .venv is large
            debounce=40,  # milliseconds; a run that began too early is overtaken
            step=20,
            stop_event=ended,
            raise_interrupt=False,
        ):
            self._events.put((SAVED, None, ""))
