import numpy as np


def sigmoid(x):
    with np.errstate(over="ignore"):
        return np.reciprocal(np.add(1.0, np.exp(np.negative(np.asarray(x, dtype=np.float64)))))


def sigmoid_derivative(x):
    s = sigmoid(x)
    return np.multiply(s, np.subtract(1.0, s))
