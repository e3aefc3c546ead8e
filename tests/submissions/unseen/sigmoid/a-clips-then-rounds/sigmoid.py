import numpy as np


def sigmoid(x):
    # clip so that exp cannot overflow
    safe = np.clip(x, -6, 6)
    return np.round(1 / (1 + np.exp(-safe)), 4)


def sigmoid_derivative(x):
    a = sigmoid(x)
    return np.round(a * (1 - a), 4)
