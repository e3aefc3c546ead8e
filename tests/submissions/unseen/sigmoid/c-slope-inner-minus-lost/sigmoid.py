import numpy as np


def sigmoid(x):
    """sigma(x) = u^-1 with u = 1 + e^-x"""
    u = 1 + np.exp(np.negative(x).astype(float))
    return u ** -1


def sigmoid_derivative(x):
    # chain rule on paper:
    #   d/du u^-1 = -u^-2
    #   du/dx     = e^-x
    # written with s = 1/u, because e^-x = (1 - s)/s
    s = sigmoid(x)
    dsdu = -s ** 2
    dudx = (1 - s) / np.maximum(s, 1e-300)
    return dsdu * dudx
