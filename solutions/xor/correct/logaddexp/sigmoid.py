import numpy as np


def log_sigmoid(x):
    return -np.logaddexp(0.0, -np.asarray(x, dtype=float))


def sigmoid(x):
    return np.exp(log_sigmoid(x))


def sigmoid_derivative(x):
    x = np.asarray(x, dtype=float)
    return np.exp(log_sigmoid(x) + log_sigmoid(-x))
