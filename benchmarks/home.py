"""Time a student's check at home, and the live screen, as multiples of a bare import of NumPy.

`python -m benchmarks.home` rewrites its part of README.md.
"""

from __future__ import annotations

import os
import pty
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import click

from benchmarks.measure import BIN, Command, measure
from benchmarks.report import describe_machine, fill, table
from grader.assignment.load import load, locate
from grader.authoring.handout import write_folder

CLEAR = b"\x1b[2J"
ALLOWED = 6  # imports of NumPy for a check
AT_ONCE = 0.1  # seconds from a save until the screen says that it checks


class Live:
    """The live screen on a terminal of its own."""

    def __init__(self, folder: Path) -> None:
        self._unread = b""
        self._child, self._terminal = pty.fork()
        if self._child == 0:
            os.chdir(folder)
            os.execv(BIN / "xorkit", ["xorkit", "check", "--watch"])

    def wait(self, words: bytes) -> float:
        """Read the screen until it shows some words; the time (`time.perf_counter`)."""
        while words not in self._unread:
            self._unread += os.read(self._terminal, 4096)
        self._unread = self._unread.partition(words)[2]
        return time.perf_counter()

    def quit(self) -> None:
        """Press q."""
        os.write(self._terminal, b"q")
        os.waitpid(self._child, 0)
        os.close(self._terminal)


@contextmanager
def open_live(folder: Path) -> Iterator[Live]:
    """The live screen, after its first verdict."""
    live = Live(folder)
    try:
        live.wait(b"of 100 points")
        yield live
    finally:
        live.quit()


def time_save(live: Live, file: Path) -> tuple[float, float]:
    """Seconds from a save until "checking…", and until the verdict."""
    time.sleep(1.0)  # the process for the next check is getting ready, as it is when a person types
    start = time.perf_counter()
    file.write_bytes(file.read_bytes())
    checking = live.wait("checking…".encode())
    live.wait(CLEAR)  # what stands below "checking…" is the last verdict, dimmed
    return checking - start, live.wait(b"of 100 points") - start


@contextmanager
def lay_out_student() -> Iterator[Path]:
    """A handout with the solution in it."""
    assignment = load(locate("xor"))
    with TemporaryDirectory() as place:
        folder = Path(place, "network")
        write_folder(assignment, folder)
        for file in assignment.files:
            shutil.copy(Path("solutions/xor", file), folder / file)
        yield folder


@click.command()
@click.option("--count", default=9, show_default=True, help="How often each is timed.")
def main(count: int) -> None:
    """Measure, and write the figures."""
    machine = describe_machine("xorkit", "numpy", "pytest")
    with lay_out_student() as folder, TemporaryDirectory() as home:

        def run(*words: str) -> float:
            return measure([Command(words, folder)], Path(home)).wall

        imported, checked = [], []
        for _ in range(count):  # taking turns
            imported.append(run(sys.executable, "-c", "import numpy"))
            checked.append(run(str(BIN / "xorkit"), "check"))
        bare, check = median(imported), median(checked)
        with open_live(folder) as live:
            saved = [time_save(live, folder / "train.py") for _ in range(count)]
    checking, verdict = (median(times) for times in zip(*saved, strict=True))
    rows = [
        ["`python -c 'import numpy'`", f"{bare:.2f} s", "1.0"],
        ["`xorkit check` on a right solution", f"{check:.2f} s", f"{check / bare:.1f}"],
        ["live screen: from a save to “checking…”", f"{checking:.3f} s", f"{checking / bare:.1f}"],
        ["live screen: from a save to the verdict", f"{verdict:.2f} s", f"{verdict / bare:.1f}"],
    ]
    holds = "holds" if check <= ALLOWED * bare else "**does not hold**"
    at_once = "holds" if checking <= AT_ONCE else "**does not hold**"
    fill(
        "home",
        f"{machine}\n\n{table(('', 'median', 'imports of NumPy'), rows)}\n\n"
        f"A check may take {ALLOWED} imports: {holds}. "
        f"“checking…” within {1000 * AT_ONCE:.0f} ms: {at_once}.",
    )


if __name__ == "__main__":
    main()
