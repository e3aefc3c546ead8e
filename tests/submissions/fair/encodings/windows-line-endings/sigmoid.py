import numpy as np

DOC = """
sigmoid: any number -> 0..1
derivative: how steep it is
"""


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(x):
    return sigmoid(x) * \
        (1 - sigmoid(x))
