"""Names that are nearly those of a stage's module, as systems and students make them."""

from __future__ import annotations

import re

# `Sigmoid.py`, `sigmoid (1).py`, `sigmoid-2.py`, `sigmoid copy.py`, `sigmoid.py.txt`, `sigmoid.txt`.
NEAR = re.compile(
    r"(?P<name>.+?)(?:[ _-]*\(\d+\)|[ _-]\d+|[ _-]+(?:copy|copie|kopie)(?: ?\d+)?)?(?:\.py|\.txt|\.py\.txt|\.py\.py)",
    re.IGNORECASE,
)


def is_near(file: str, stage: str) -> bool:
    """Whether a file is nearly called as a stage's module, and not exactly."""
    match = NEAR.fullmatch(file)
    return bool(match and match["name"].lower() == stage.lower() and file != f"{stage}.py")
