"""A submission as a notebook, for the tools that grade those."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

Cell = dict[str, Any]


def code(source: str, name: str, **metadata: Any) -> Cell:
    """A cell of code."""
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": name.replace("_", "-"),
        "metadata": metadata,
        "outputs": [],
        "source": source,
    }


def notebook(cells: Sequence[Cell]) -> str:
    """A notebook, in the format's version 4.5."""
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return json.dumps(
        {"cells": list(cells), "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    )
