import numpy as np


def sigmoid(x):
    flat = np.ravel(np.asarray(x, dtype=float))
    # x.map(v => 1 / (1 + Math.exp(-v)))
    return np.array(list(map(lambda v: 1 / (1 + np.exp(-v)), flat)))


def sigmoid_derivative(x):
    return np.array([s * (1 - s) for s in sigmoid(x)])
