from enum import Enum
import numpy as np


class Limit(float, Enum):
    LARGEST_EXPONENT = 709.0
    ONE = 1.0


def sigmoid(x):
    minus = np.negative(np.asarray(x, dtype=np.float64))
    return Limit.ONE.value / (Limit.ONE.value + np.exp(np.fmin(minus, Limit.LARGEST_EXPONENT.value)))


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s - s * s
