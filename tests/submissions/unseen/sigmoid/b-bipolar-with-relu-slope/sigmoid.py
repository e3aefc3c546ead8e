import numpy as np


def sigmoid(x):
    """bipolar sigmoid (symmetric around 0)"""
    return 2.0 / (1.0 + np.exp(-np.asarray(x, dtype=float))) - 1.0


def sigmoid_derivative(x):
    return (np.asarray(x) > 0).astype(float)
