from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from types_and_shapes import Array

ONE: Final = np.float64(1.0)


def sigmoid(x: ArrayLike) -> Array:
    z: Array = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore"):
        return ONE / (ONE + np.exp(-z))


def sigmoid_derivative(x: ArrayLike) -> Array:
    s: Array = sigmoid(x)
    return s * (ONE - s)
