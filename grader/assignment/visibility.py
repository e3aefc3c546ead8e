"""When students see a check, on platforms that can hold it back, such as Gradescope."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

VISIBLE = "visible"
WORDS = (VISIBLE, "hidden", "after_due_date", "after_published")
CHECK = re.compile(r"^def (test_\w+)\(", re.MULTILINE)


def read_visibility(table: object, files: Sequence[Path]) -> dict[str, str]:
    """Read `[visibility]`: when each check is shown, if not at once.

    files: the check files. Raises `ValueError` for an unknown word or check.
    """
    if not isinstance(table, dict):
        raise ValueError("write [visibility] as a table: the name of a check = when it is shown")
    known = name_checks(files) if table else []
    for name, word in table.items():
        if name not in known:
            raise ValueError(f"[visibility] names {name!r}, and no stage has a check of that name")
        if word not in WORDS:
            raise ValueError(
                f"[visibility] gives {name} the unknown word {word!r}; choose from: {', '.join(WORDS)}"
            )
    return {name: str(word) for name, word in table.items()}


def name_checks(files: Sequence[Path]) -> list[str]:
    """The names of the checks in files; missing files are reported elsewhere."""
    sources = [file.read_text(encoding="utf-8") for file in files if file.is_file()]
    return [name for source in sources for name in CHECK.findall(source)]
