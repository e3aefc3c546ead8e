"""When a student sees what became of a check, where a platform can hold it back: Gradescope can."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

VISIBLE = "visible"
WORDS = (VISIBLE, "hidden", "after_due_date", "after_published")
CHECK = re.compile(r"^def (test_\w+)\(", re.MULTILINE)


def read_visibility(table: object, files: Sequence[Path]) -> dict[str, str]:
    """The table `[visibility]` of an assignment: when each check is shown, where not at once.

    files: those with the checks. Raises `ValueError` for a word or a check that there is not.
    """
    if not isinstance(table, dict):
        raise ValueError("visibility is a table: the name of a check = when it is shown")
    known = _names(files) if table else []
    for name, word in table.items():
        if name not in known:
            raise ValueError(f"[visibility] names {name!r}, and no stage has a check of that name")
        if word not in WORDS:
            raise ValueError(
                f"[visibility] gives {name} the word {word!r}; there is: {', '.join(WORDS)}"
            )
    return {name: str(word) for name, word in table.items()}


def _names(files: Sequence[Path]) -> list[str]:
    """Of the checks in files; one that is not there is told of elsewhere."""
    sources = [file.read_text(encoding="utf-8") for file in files if file.is_file()]
    return [name for source in sources for name in CHECK.findall(source)]
