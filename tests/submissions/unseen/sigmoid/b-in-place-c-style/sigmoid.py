import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=float)
    # no temporaries, like the C version
    np.negative(x, out=x)
    np.exp(x, out=x)
    np.add(x, 1.0, out=x)
    np.divide(1.0, x, out=x)
    return x


def sigmoid_derivative(x):
    a = sigmoid(np.array(x, dtype=float))
    return a * (1.0 - a)
