"""Builds the wheel that is handed out: this package with one assignment, and nothing of the others."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from grader.assignment.spec import Assignment
from grader.errors import XorkitError

SOURCES = ("pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE")


def build_wheel(assignment: Assignment, place: Path) -> Path:
    """Build the wheel of this checkout and of one assignment, wherever that is.

    Raises `XorkitError` if that fails.
    """
    checkout = Path(__file__).resolve().parents[2]
    if not (checkout / "pyproject.toml").is_file():
        raise XorkitError(
            "handout needs a checkout of xorkit to build a wheel. In the checkout, run: pip install -e '.[instructor]'"
        )
    if find_spec("hatchling") is None:
        raise XorkitError(
            "handout needs hatchling to build a wheel. Install it: pip install -e '.[instructor]'"
        )
    with tempfile.TemporaryDirectory() as copy:
        _copy_sources(checkout, assignment, Path(copy))
        return _build(Path(copy), place)


def _copy_sources(checkout: Path, assignment: Assignment, copy: Path) -> None:
    caches = shutil.ignore_patterns("__pycache__", ".*", "*.whl")
    for name in SOURCES:
        shutil.copy(checkout / name, copy)
    shutil.copytree(checkout / "grader", copy / "grader", ignore=caches)
    shutil.copytree(assignment.folder, copy / "assignments" / assignment.name, ignore=caches)


def _build(sources: Path, place: Path) -> Path:
    built = subprocess.run(
        [
            sys.executable,
            "-m",
            "hatchling",
            "build",
            "--target",
            "wheel",
            "--directory",
            str(place),
        ],
        cwd=sources,
        capture_output=True,
        text=True,
        check=False,
    )
    wheels = list(place.glob("*.whl"))
    if built.returncode or not wheels:
        lines = built.stderr.strip().splitlines()
        raise XorkitError(
            f"The wheel could not be built: {lines[-1] if lines else 'hatchling gave no reason'}."
        )
    return wheels[0]
