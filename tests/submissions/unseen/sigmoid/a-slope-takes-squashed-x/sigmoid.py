import numpy as np


def sigmoid(x):
    result = 1.0 / (1.0 + np.exp(-x))
    return result


def sigmoid_derivative(x):
    # sigma * (1 - sigma), x is the output of the neuron
    return x * (1.0 - x)
