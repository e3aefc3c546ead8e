"""The points of a check."""

import pytest


def points(number: float, *, form: bool = False) -> pytest.MarkDecorator:
    """Mark a check as worth `number` points, all or nothing, unless it asks for `earn`.

    form: it asks for no values (shapes, keys, unchanged arguments, symmetry), which a program that
    computes nothing may have right. It counts once the values of the functions that it calls are
    right in some case that a constant cannot pass.
    """
    return pytest.mark.points(number, form=form)
