"""
>>> sigmoid(0)
0.5
"""
import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(x):
    """
    >>> sigmoid_derivative(0)
    0.25
    """
    return sigmoid(x) * (1 - sigmoid(x))


if __name__ == "__main__":
    import doctest
    import sys

    sys.exit(doctest.testmod().failed)
