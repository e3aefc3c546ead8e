from functools import partial

import numpy as np


def logistic(steepness, middle, height, x):
    return height / (1 + np.exp(-steepness * (x - middle)))


sigmoid = partial(logistic, 1, 0, 1.0)


def sigmoid_derivative(x):
    return sigmoid(x) - sigmoid(x) ** 2
