"""Repeat an action after every save."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from grader.errors import XorkitError


def watch(folder: Path, action: Callable[[], object]) -> None:
    """Run `action` now and after each save in a folder, until Ctrl-C.

    Raises `XorkitError` where the library that watches files is missing.
    """
    try:
        import watchfiles
    except ImportError:
        raise XorkitError(
            "--watch needs watchfiles. Install it: python -m pip install watchfiles"
        ) from None
    with contextlib.suppress(KeyboardInterrupt):  # Ctrl-C ends the loop
        done = False
        for changes in watchfiles.watch(
            folder,
            watch_filter=watchfiles.PythonFilter(),
            debounce=300,  # editors save in several steps: treat close events as one save
            rust_timeout=100,
            yield_on_timeout=True,  # start watching before the first check, so that no save is missed
            raise_interrupt=False,
        ):
            if changes or not done:
                action()
                done = True
