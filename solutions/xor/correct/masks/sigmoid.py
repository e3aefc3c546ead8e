import numpy as np


def sigmoid(x):
    array = np.atleast_1d(np.asarray(x, dtype=np.float64))
    result = np.zeros(array.shape)
    positive = array >= 0
    negative = np.logical_not(positive)
    result[positive] = 1.0 / (1.0 + np.exp(-array[positive]))
    result[negative] = np.exp(array[negative]) / (1.0 + np.exp(array[negative]))
    if np.isscalar(x):
        return float(result[0])
    return result.reshape(np.shape(x))


def sigmoid_derivative(x):
    return sigmoid(x) * (1.0 - sigmoid(x))
