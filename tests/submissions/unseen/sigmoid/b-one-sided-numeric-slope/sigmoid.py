import numpy as np

H = 1e-3


def sigmoid(x):
    return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))


def slope(f, at, h=H):
    """definition of the derivative, h -> 0"""
    return (f(at + h) - f(at)) / h


def sigmoid_derivative(x):
    return slope(sigmoid, np.asarray(x, dtype=float))
