import numpy as np

MAX = 500


def sigmoid(x):
    x = np.clip(x, -MAX, MAX)       # e^709 is the limit
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(x):
    x = np.clip(x, -MAX, MAX)
    return np.exp(-x) / (1 + np.exp(-x)) ** 2 if np.all(x > -300) else sigmoid(x) * (1 - sigmoid(x))
