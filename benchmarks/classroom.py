"""A class to grade: the same right submissions for every tool, and what the shared job needs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from itertools import cycle, islice
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
ASSIGNMENT = HOME / "assignments" / "xor"
REFERENCE = HOME / "solutions" / "xor"
CORRECT = REFERENCE / "correct"
STAGES = ("sigmoid", "forward", "loss", "backward", "train")
# Right submissions in several styles, the reference first. None has modules beyond the five, so
# that each is a notebook as well.
STYLES = ("reference", "clipped", "delta-first", "einsum", "masks", "transposed-world")
KIT = ("job.py", "cases.py", "network.py", "answers.json")


def write_kit(kit: Path) -> None:
    """What the shared job needs, the recorded answers and the floors' calls among it."""
    kit.mkdir(parents=True)
    for file in (HOME / "benchmarks/job.py", ASSIGNMENT / "cases.py", ASSIGNMENT / "network.py"):
        shutil.copy(file, kit)
    subprocess.run([sys.executable, "-m", "benchmarks.calls", kit], cwd=HOME, check=True)


def write_class(folder: Path, count: int) -> None:
    """A folder per student, with the styles in turn."""
    for number, style in enumerate(islice(cycle(STYLES), count)):
        student = folder / f"{number:03}-{style}"
        student.mkdir(parents=True)
        for source in (REFERENCE, CORRECT / style):  # a module a style does not have is ours
            for file in source.glob("*.py"):
                shutil.copy(file, student)
        shutil.copy(ASSIGNMENT / "network.py", student)


def as_cells(student: Path) -> list[str]:
    """The same submission as the cells of a notebook: a name is there without importing it."""
    modules = "|".join(STAGES)
    return [
        re.sub(
            rf"^from ({modules}) import .*\n",
            "",
            (student / f"{stage}.py").read_text(encoding="utf-8"),
            flags=re.MULTILINE,
        ).strip()
        for stage in STAGES
    ]
