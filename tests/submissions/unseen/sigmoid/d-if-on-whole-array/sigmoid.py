import numpy as np


def sigmoid(x):
    # e^710 is too big!! so return 0 before it gets there
    if x < -700:
        return 0.0
    else:
        return 1 / (1 + np.exp(-x))


def sigmoid_derivative(x):
    sig = sigmoid(x)
    return sig * (1 - sig)
