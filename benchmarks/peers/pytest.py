"""Plain pytest: one test file, a process per submission."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.classroom import KIT
from benchmarks.measure import Command

TESTS = """\
import job
import pytest


@pytest.mark.parametrize("check", job.CHECKS, ids=lambda check: check.__name__)
def test_job(check):
    check(job.read_functions())
"""


@dataclass(frozen=True)
class Pytest:
    """`pytest` in each student's folder, the test file and the job beside those."""

    name = "pytest"
    package = "pytest"

    def prepare(self, folder: Path, kit: Path, students: Path) -> None:
        """See `Peer`."""
        shutil.copytree(students, folder / "students")
        for file in KIT:
            shutil.copy(kit / file, folder)
        (folder / "test_job.py").write_text(TESTS)

    def commands(self, folder: Path, kit: Path, students: Path) -> Sequence[Command]:
        """`python -m` puts the student's folder on the path; plugins of other tools stay out."""
        del kit, students
        words = [sys.executable, "-m", "pytest", "-q", "--disable-plugin-autoload"]
        words += [f"--rootdir={folder}", str(folder / "test_job.py")]
        return [Command(words, student) for student in sorted((folder / "students").iterdir())]

    def count_right(self, folder: Path) -> int:
        """See `Peer`."""
        return (folder / "output.txt").read_text().count("8 passed")
