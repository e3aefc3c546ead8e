"""Packages that are there for those who asked for them: they are imported when they are needed."""

from __future__ import annotations

import importlib
from typing import Any

from grader.errors import XorkitError


def load_extra(module: str, extra: str) -> Any:
    """A module of an optional package; raises `XorkitError` with the line that installs it."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise XorkitError(
            f"This needs the package {module.partition('.')[0]}, which is not installed. "
            f"Install it: pip install 'xorkit[{extra}]'"
        ) from error
