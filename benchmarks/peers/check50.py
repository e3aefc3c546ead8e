"""check50: a package of checks, run on this machine in each student's folder."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.classroom import KIT
from benchmarks.measure import Command, program
from benchmarks.peers.nbgrader import CHECKS

START = """\
import os
import sys
from pathlib import Path

import check50

sys.path.append(str(Path(__file__).parent))


def run(name):
    sys.path.insert(0, os.getcwd())
    import job

    try:
        getattr(job, f"check_{name}")(job.read_functions())
    except AssertionError as error:
        raise check50.Failure(str(error))
"""
CHECK = '''

@check50.check()
def check_{name}():
    """{name} is right"""
    run("{name}")
'''
SETTINGS = """\
check50:
  checks: __init__.py
  files:
    - !include "*.py"
"""


@dataclass(frozen=True)
class Check50:
    """Offline, with the checks from a folder: its way to develop them."""

    name = "check50"
    package = "check50"

    def prepare(self, folder: Path, kit: Path, students: Path) -> None:
        """See `Peer`."""
        shutil.copytree(students, folder / "students")
        checks = folder / "checks"
        checks.mkdir()
        for file in KIT:
            shutil.copy(kit / file, checks)
        source = START + "".join(CHECK.format(name=name) for name in CHECKS)
        (checks / "__init__.py").write_text(source)
        (checks / ".cs50.yml").write_text(SETTINGS)

    def commands(self, folder: Path, kit: Path, students: Path) -> Sequence[Command]:
        """See `Peer`."""
        del kit, students
        words = [program("check50"), "--dev", str(folder / "checks"), "-o", "json", "--output-file"]
        return [
            Command([*words, str(folder / f"{student.name}.json")], student)
            for student in sorted((folder / "students").iterdir())
        ]

    def count_right(self, folder: Path) -> int:
        """See `Peer`."""
        reports = [json.loads(file.read_text()) for file in folder.glob("*.json")]
        return sum(all(check["passed"] for check in report["results"]) for report in reports)
