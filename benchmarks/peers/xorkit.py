"""xorkit itself."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.classroom import HOME
from benchmarks.measure import Command, program


@dataclass(frozen=True)
class Xorkit:
    """`xorkit grade`, with some workers."""

    workers: int = 1
    package = "grader"

    @property
    def name(self) -> str:
        """See `Peer`."""
        return "xorkit" if self.workers == 1 else f"xorkit, {self.workers} workers"

    def prepare(self, folder: Path, kit: Path, students: Path) -> None:
        """Nothing to lay out."""
        del kit, students
        folder.mkdir(parents=True)

    def commands(self, folder: Path, kit: Path, students: Path) -> Sequence[Command]:
        """See `Peer`."""
        del kit
        words = [program("xorkit"), "grade", str(students), "--out", str(folder / "out")]
        return [Command([*words, "--workers", str(self.workers), "--seed", "7"], HOME)]

    def count_right(self, folder: Path) -> int:
        """See `Peer`."""
        results = [json.loads(file.read_text()) for file in (folder / "out/results").glob("*.json")]
        return sum(result["score"] == result["extra_data"]["max_score"] for result in results)
