"""otter-grader: an autograder.zip with a test file per check, `otter run` per notebook."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.classroom import KIT, STAGES, as_cells
from benchmarks.measure import Command, environment, program
from benchmarks.peers.nbgrader import CHECKS
from benchmarks.peers.notebooks import code, notebook

TEST = """\
OK_FORMAT = True

test = {{
    "name": "{name}",
    "points": 1,
    "suites": [
        {{
            "cases": [{{"code": ">>> import job\\n>>> job.check_{name}(globals())\\n"}}],
            "scored": True,
            "setup": "",
            "teardown": "",
            "type": "doctest",
        }}
    ],
}}
"""


@dataclass(frozen=True)
class Otter:
    """Without a container, which would only add to it."""

    name = "otter-grader"
    package = "otter"

    def prepare(self, folder: Path, kit: Path, students: Path) -> None:
        """See `Peer`."""
        (folder / "tests").mkdir(parents=True)
        for name in CHECKS:
            (folder / "tests" / f"{name}.py").write_text(TEST.format(name=name))
        for file in KIT:
            shutil.copy(kit / file, folder)
        words = [program("otter"), "generate", "-t", "tests", "-o", "autograder.zip", *KIT]
        env = environment(folder)
        subprocess.run(words, cwd=folder, env=env, capture_output=True, check=True)
        for student in students.iterdir():
            cells = [code(text, name) for name, text in zip(STAGES, as_cells(student), strict=True)]
            (folder / f"{student.name}.ipynb").write_text(notebook(cells))
            (folder / "out" / student.name).mkdir(parents=True)

    def commands(self, folder: Path, kit: Path, students: Path) -> Sequence[Command]:
        """See `Peer`."""
        del kit, students
        words = [program("otter"), "run", "--no-logo", "-a", "autograder.zip", "-o"]
        return [
            Command([*words, str(folder / "out" / file.stem), str(file)], folder)
            for file in sorted(folder.glob("*.ipynb"))
        ]

    def count_right(self, folder: Path) -> int:
        """See `Peer`."""
        results = [json.loads(file.read_text()) for file in folder.glob("out/*/results.json")]
        return sum(
            sum(test.get("score", 0) for test in result["tests"]) == len(CHECKS)
            for result in results
        )
