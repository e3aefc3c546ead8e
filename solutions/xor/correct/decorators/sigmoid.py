import numpy as np

from decorators import quiet, same_shape


@same_shape
@quiet(over="ignore", invalid="ignore")
def sigmoid(x):
    return np.true_divide(1, np.add(1, np.exp(np.negative(x))))


@same_shape
def sigmoid_derivative(x):
    return np.multiply(sigmoid(x), np.subtract(1, sigmoid(x)))
