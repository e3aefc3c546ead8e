"""Arguments of a call that the submission makes itself, in its own process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class MadeInside:
    """An argument that a function of the submission makes: its place, that function, its arguments."""

    place: int
    module: str
    function: str
    arguments: tuple[Any, ...]
