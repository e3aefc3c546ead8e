import numpy as np


def sigmoid(x):
    """squashes x into (0, 1)"""
    e_to_the_x = np.exp(x)
    bottom = 1 + e_to_the_x
    return 1 / bottom


def sigmoid_derivative(x):
    value = sigmoid(x)
    return value * (1 - value)
