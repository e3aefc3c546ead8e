"""nbgrader: a course folder, a notebook per student, `nbgrader autograde` for all of them."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks.classroom import KIT, REFERENCE, STAGES, as_cells
from benchmarks.measure import Command, environment, program
from benchmarks.peers.notebooks import Cell, code, notebook

CHECKS = ("sigmoid", "forward", "loss", "backward", "slope", "train", "article", "learning")


@dataclass(frozen=True)
class Nbgrader:
    """A solution cell per stage, an autograded cell per check of the job."""

    name = "nbgrader"
    package = "nbgrader"

    def prepare(self, folder: Path, kit: Path, students: Path) -> None:
        """See `Peer`."""
        source = folder / "source" / "xor"
        source.mkdir(parents=True)
        for file in KIT:
            shutil.copy(kit / file, source)
        (source / "xor.ipynb").write_text(_notebook(as_cells(REFERENCE)))
        (folder / "nbgrader_config.py").write_text(
            "c = get_config()\nc.CourseDirectory.course_id = 'xor'\n"
        )
        words = [program("nbgrader"), "generate_assignment", "xor"]
        env = environment(folder)
        subprocess.run(words, cwd=folder, env=env, capture_output=True, check=True)
        for student in students.iterdir():
            submitted = folder / "submitted" / student.name / "xor"
            submitted.mkdir(parents=True)
            (submitted / "xor.ipynb").write_text(_notebook(as_cells(student)))

    def commands(self, folder: Path, kit: Path, students: Path) -> Sequence[Command]:
        """See `Peer`."""
        del kit, students
        return [Command([program("nbgrader"), "autograde", "xor"], folder)]

    def count_right(self, folder: Path) -> int:
        """Each check is worth a point."""
        with closing(sqlite3.connect(folder / "gradebook.db")) as gradebook:
            (points,) = gradebook.execute("SELECT TOTAL(auto_score) FROM grade").fetchone()
        return int(points) // len(CHECKS)


def _notebook(solutions: Sequence[str]) -> str:
    stages = [
        _cell(stage, text, solution=True) for stage, text in zip(STAGES, solutions, strict=True)
    ]
    checks = [
        _cell(f"check_{name}", f"job.check_{name}(globals())", solution=False) for name in CHECKS
    ]
    return notebook([*stages, _cell("job", "import job", solution=False, grade=False), *checks])


def _cell(name: str, source: str, *, solution: bool, grade: bool | None = None) -> Cell:
    graded = not solution if grade is None else grade
    settings = {
        "schema_version": 3,
        "grade_id": name,
        "grade": graded,
        "solution": solution,
        "locked": not solution,
        "task": False,
    }
    return code(source, name, nbgrader=settings | ({"points": 1} if graded else {}))
