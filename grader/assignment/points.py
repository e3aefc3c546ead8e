"""Points: whole numbers where they are whole, else with at most two decimals."""

from __future__ import annotations

from collections.abc import Iterable

DECIMALS = 2


def add(points: Iterable[float]) -> float:
    """The sum of points, without what binary fractions leave over; an int where it is whole."""
    total = round(sum(points), DECIMALS)
    return int(total) if total == int(total) else total
