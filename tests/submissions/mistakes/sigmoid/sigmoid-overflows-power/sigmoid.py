import numpy as np


def _odds(x):
    return np.power(np.e, np.asarray(x, dtype=np.float64))


def sigmoid(x):
    """probability = odds * 1/(1 + odds)"""
    odds = _odds(x)
    return odds * np.reciprocal(1.0 + odds)


def sigmoid_derivative(x):
    """p (1 - p)"""
    p = sigmoid(x)
    q = 1.0 - p
    return p * q
