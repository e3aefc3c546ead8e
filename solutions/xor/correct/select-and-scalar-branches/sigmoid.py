import math
from numbers import Number

import numpy as np


def sigmoid(x):
    if isinstance(x, Number):
        return 0.0 if x < -708 else 1 / (1 + math.exp(-x))
    return np.select(
        [x < -36, x > 36],
        [np.exp(np.minimum(x, 0)), 1.0],
        default=1 / (1 + np.exp(-x)),
    )


def sigmoid_derivative(x):
    if isinstance(x, Number):
        return sigmoid(x) * sigmoid(-x)
    return np.prod([sigmoid(x), sigmoid(-x)], axis=0)
