"""What an export has written."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Exported:
    """What was written. left: students left out, with reasons; todo: the next step."""

    place: Path
    count: int
    todo: str
    left: Mapping[str, str] = field(default_factory=dict)
    notes: Sequence[str] = ()


def are_same(one: Path, other: Path) -> bool:
    """Whether two paths are one file."""
    return one.exists() and other.exists() and os.path.samefile(one, other)
