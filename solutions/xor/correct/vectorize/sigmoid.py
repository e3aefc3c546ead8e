import math
from functools import partial

import numpy as np


def scalar_sigmoid(x):
    if x > 700:
        return 1.0
    elif x < -700:
        return 0.0
    else:
        return 1 / (1 + math.exp(-x))


sigmoid = np.vectorize(scalar_sigmoid, otypes=[float])


@partial(np.vectorize, otypes=[float])
def sigmoid_derivative(x):
    s = scalar_sigmoid(x)
    return s * (1 - s)
