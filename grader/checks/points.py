"""What a check is worth."""

import pytest


def points(number: int) -> pytest.MarkDecorator:
    """Mark a check as worth `number` points; they are earned whole, or not."""
    return pytest.mark.points(number)
