"""Numerical gradients by central differences; no reference is needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

STEP = 1e-5  # truncation error about STEP**2, rounding error about 1e-16 / STEP: both near 1e-10
PRECISION = 1e-6  # tolerance for comparisons with a numerical gradient


def gradient(
    function: Callable[[dict[str, npt.NDArray[np.float64]]], Any],
    point: Mapping[str, npt.ArrayLike],
) -> dict[str, npt.NDArray[np.float64]]:
    """The gradient of a scalar function, by central differences.

        (f(p + h) - f(p - h)) / 2h, for each entry p on its own

    Each entry of the point is an array or a number. Returns a dict with their keys and shapes; relative
    error about 1e-9.
    Source: Press et al., Numerical Recipes, section 5.7.
    """
    slopes: dict[str, npt.NDArray[np.float64]] = {}
    arrays = {name: np.array(values, dtype=float) for name, values in point.items()}
    for name, values in arrays.items():
        slopes[name] = np.empty(values.shape)
        for place in np.ndindex(values.shape):
            sides = []
            for step in (STEP, -STEP):
                nudged = values.copy()
                nudged[place] += step
                sides.append(float(function({**arrays, name: nudged})))
            slopes[name][place] = (sides[0] - sides[1]) / (2 * STEP)
    return slopes
