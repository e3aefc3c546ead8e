"""The points of a check."""

import pytest


def points(number: int) -> pytest.MarkDecorator:
    """Mark a check as worth `number` points, all or nothing."""
    return pytest.mark.points(number)
