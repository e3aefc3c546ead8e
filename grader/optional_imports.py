"""Import optional packages on demand."""

from __future__ import annotations

import importlib
from typing import Any

from grader.errors import XorkitError


def load_extra(module: str, extra: str) -> Any:
    """Import an optional module; raises `XorkitError` with the install command."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise XorkitError(
            f"This needs the package {module.partition('.')[0]}, which is not installed. "
            f'Install it: pip install "xorkit[{extra}]"'
        ) from error
