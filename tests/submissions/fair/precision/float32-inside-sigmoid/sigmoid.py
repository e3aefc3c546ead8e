import numpy as np

DTYPE = "float32"


def sigmoid(x):
    x = np.array(x).astype(DTYPE)
    y = 1 / (1 + np.exp(-x))
    return y.astype("float64")


def sigmoid_derivative(x):
    y = sigmoid(x).astype(DTYPE)
    return (y * (1 - y)).astype("float64")
