import math

import numpy as np


def sigmoid(x):
    match x:
        case bool() | int() | float() if x < 0:
            return (e := math.exp(x)) / (1 + e)
        case bool() | int() | float():
            return 1 / (1 + math.exp(-x))
        case _:
            return np.where(x >= 0, 1, e := np.exp(-abs(x))) / (1 + e)


def sigmoid_derivative(x):
    return (s := sigmoid(x)) * (1 - s)
