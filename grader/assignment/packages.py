"""The packages that an assignment lets students import: which versions are installed here."""

from __future__ import annotations

from collections.abc import Sequence

from grader.errors import XorkitError


def find_versions(packages: Sequence[str]) -> dict[str, str]:
    """The version of each package, by the name that is imported.

    Raises `XorkitError` for one that is not installed.
    """
    if not packages:
        return {}
    from importlib import metadata  # slow to import, and few assignments have packages

    homes = metadata.packages_distributions()
    for name in packages:
        if name not in homes:
            raise XorkitError(
                f"This assignment lets students import {name}, which is not installed here. "
                f"Install it: python -m pip install {name}"
            )
    return {name: metadata.version(homes[name][0]) for name in packages}
