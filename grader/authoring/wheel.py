"""Builds this package's wheel from its checkout."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from grader.errors import XorkitError


def build_wheel(place: Path) -> Path:
    """Build this package's wheel from its checkout; raises `XorkitError` where that cannot be done."""
    checkout = Path(__file__).resolve().parents[2]
    if not (checkout / "pyproject.toml").is_file():
        raise XorkitError(
            "handout builds a wheel from xorkit's checkout, and this xorkit was not installed from one. Use: pip install -e '.[instructor]' in the checkout."
        )
    if find_spec("hatchling") is None:
        raise XorkitError(
            "handout builds a wheel, and hatchling is missing. Install it: pip install -e '.[instructor]'"
        )
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
        cwd=checkout,
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
