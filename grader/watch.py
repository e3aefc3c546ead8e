"""Do something now, and again each time a module is saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from grader.errors import XorkitError


def watch(folder: Path, action: Callable[[], object]) -> None:
    """Run `action`, then once more after each save in a folder, until Ctrl-C.

    Raises `XorkitError` where the library that watches files is missing.
    """
    try:
        import watchfiles
    except ImportError:
        raise XorkitError(
            "--watch needs watchfiles. Install it: python -m pip install watchfiles"
        ) from None
    action()
    # Editors save in several steps; what comes within a moment of each other is one save.
    for _ in watchfiles.watch(folder, watch_filter=watchfiles.PythonFilter(), debounce=300):
        action()
