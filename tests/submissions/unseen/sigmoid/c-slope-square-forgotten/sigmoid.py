import numpy as np


def sigmoid(x):
    e = np.exp(-np.array(x, dtype=np.float64))
    return 1 / (1 + e)


def sigmoid_derivative(x):
    # quotient rule: (0*(1+e) - 1*(-e)) / (1+e)
    # avoid inf/inf: e is never more than e^700
    e = np.exp(np.minimum(-np.array(x, dtype=np.float64), 700))
    top = 0 * (1 + e) - 1 * (-e)
    bottom = 1 + e
    return top / bottom
