import numpy as np


def sigmoid(x):
    return 1.0 / (1.0 + np.exp2(-np.asarray(x, dtype=float)))


def sigmoid_derivative(x):
    return sigmoid(x) * (1.0 - sigmoid(x))
