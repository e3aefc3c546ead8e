"""Stage 1"""
import numpy as np


def sigmoid(x):
    # the formula from section 3
    return 1 / 1 + np.exp(-x)


def sigmoid_derivative(x):
    return sigmoid(x) * (1 - sigmoid(x))
