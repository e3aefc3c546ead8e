"""The bare calls of the student's functions: what no tool can do without."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from benchmarks.classroom import HOME
from benchmarks.measure import Command


@dataclass(frozen=True)
class Floor:
    """The calls that the shared job makes, or those that xorkit's own checks make."""

    calls: Literal["job", "xorkit"]
    package = "numpy"

    @property
    def name(self) -> str:
        """See `Peer`."""
        return f"bare calls of {'the job' if self.calls == 'job' else 'xorkit'}"

    def prepare(self, folder: Path, kit: Path, students: Path) -> None:
        """Nothing to lay out."""
        del kit, students
        folder.mkdir(parents=True)

    def commands(self, folder: Path, kit: Path, students: Path) -> Sequence[Command]:
        """See `Peer`."""
        del folder
        words = [sys.executable, "-m", "benchmarks.floor"]
        files = [str(kit / f"{self.calls}.calls"), str(students)]
        return [Command([*words, *files], HOME)]

    def count_right(self, folder: Path) -> int:
        """Those that answered every call."""
        return len((folder / "output.txt").read_text().split())
