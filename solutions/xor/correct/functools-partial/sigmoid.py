import numpy as np
from toolbox import as_float, no_more_than_700, one_minus, one_over, one_plus


def sigmoid(x):
    return one_over(one_plus(np.exp(no_more_than_700(np.negative(as_float(x))))))


def sigmoid_derivative(x):
    s = sigmoid(x)
    return np.multiply(s, one_minus(s))
