"""The steps of a calculation: what a trusted function works out on its way, by name."""

from __future__ import annotations

import copy
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import numpy as np

Step = tuple[str, Any]


def follow(function: Callable[..., Any], arguments: tuple[Any, ...]) -> list[Step]:
    """Call a function and list each variable that it sets, with its value, in their order."""
    steps: list[Step] = []
    seen: dict[str, int] = {}

    def note(frame: FrameType) -> None:
        for name, value in frame.f_locals.items():
            if seen.get(name) != id(value):
                seen[name] = id(value)
                if isinstance(value, (np.ndarray, float, np.floating)):
                    steps.append((name, copy.deepcopy(value)))

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        del argument
        if frame.f_code is not function.__code__:
            return None
        if event == "call":
            seen.update({name: id(value) for name, value in frame.f_locals.items()})
        elif event in ("line", "return"):
            note(frame)
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        function(*arguments)
    finally:
        sys.settrace(before)
    return steps
