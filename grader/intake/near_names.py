"""Names that are nearly those of a stage's module, as systems and students make them."""

from __future__ import annotations

import re

# `Area.py`, `area (1).py`, `area-2.py`, `Copy of area.py`, `area_final.py`,
# `area (conflicted copy).py`, `area.py.txt`, `area.docx`, `area`.
BEFORE = r"(?:(?:copy of|copie de|kopie von)[ _]+)?"
AFTER = r"(?:[ _-]*(?:\([^()]*\)|copy|copie|kopie|final|new|old|v?\d+))*"
SUFFIXES = r"(?: *\.(?:py|pyw|txt|docx?|rtf|odt))*"


def is_near(file: str, stage: str) -> bool:
    """Whether a file is nearly called as a stage's module, and not exactly."""
    if file == f"{stage}.py":
        return False
    pattern = f"{BEFORE}{re.escape(stage)}{AFTER}{SUFFIXES}"
    return re.fullmatch(pattern, file, re.IGNORECASE) is not None
