from collections import OrderedDict

import numpy as np

from sigmoid import sigmoid_derivative

KEYS = "weights_input_hidden bias_hidden weights_hidden_output bias_output".split()


def backward(*args):
    X, y, params, (z1, a1, z2, a2) = args
    d2 = 2 * np.subtract(a2, y) * sigmoid_derivative(z2) / np.prod(np.shape(y))
    d1 = np.dot(d2, np.transpose(params[KEYS[2]])) * sigmoid_derivative(z1)
    slopes = []
    for inputs, delta in [(X, d1), (a1, d2)]:
        slopes += [np.dot(np.transpose(inputs), delta), np.sum(delta, axis=0, keepdims=True)]
    return OrderedDict(zip(KEYS, slopes))
