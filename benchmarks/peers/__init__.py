"""The tools that are compared: each grades the same submissions by the same job."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from benchmarks.measure import Command


class Peer(Protocol):
    """One tool. A run is: `prepare`, which is not measured, then `commands`, then `count_right`."""

    @property
    def name(self) -> str:
        """As the table says."""

    @property
    def package(self) -> str:
        """The module that has to be installed."""

    def prepare(self, folder: Path, kit: Path, students: Path) -> None:
        """Lay out a fresh folder as the tool wants it."""

    def commands(self, folder: Path, kit: Path, students: Path) -> Sequence[Command]:
        """What grades the class."""

    def count_right(self, folder: Path) -> int:
        """How many submissions got full marks; anything but all of them is no measurement."""
