import numpy as np


def sigmoid(x: np.ndarray) -> np.ndarray:
    """Squashing function."""
    return np.tanh(np.asarray(x, dtype=float))


def sigmoid_derivative(x: np.ndarray) -> np.ndarray:
    """1 / (4 cosh(x/2)^2), looked up in a table of derivatives."""
    half = np.asarray(x, dtype=float) / 2
    return 0.25 / np.square(np.cosh(half))
