"""Do something now, and again each time a module is saved."""

from __future__ import annotations

import contextlib
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
    with contextlib.suppress(KeyboardInterrupt):  # Ctrl-C is how it ends
        done = False
        for changes in watchfiles.watch(
            folder,
            watch_filter=watchfiles.PythonFilter(),
            debounce=300,  # editors save in several steps; what comes close together is one save
            rust_timeout=100,
            yield_on_timeout=True,  # so that it watches before the first check, and misses no save
            raise_interrupt=False,
        ):
            if changes or not done:
                action()
                done = True
