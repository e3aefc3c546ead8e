import numpy as np


def softplus(x):
    """log(1 + e^x)"""
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def sigmoid(x):
    t = np.tanh(np.abs(np.multiply(x, 0.25)))
    # tanh(2u) = 2t / (1 + t^2)
    return 0.5 + 0.5 * np.sign(x) * (2 * t / (1 + t * t))


def sigmoid_derivative(x):
    return np.exp(-softplus(x) - softplus(np.negative(x)))
