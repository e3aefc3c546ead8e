import numpy as np


def sigmoid(x):
    # e^(-745) is the last power that is not zero, e^(+700) still fits
    return 1.0 / (1.0 + np.exp(np.minimum(-np.asarray(x, dtype=float), 700.0)))


def sigmoid_derivative(x):
    up = sigmoid(x)
    down = 1.0 - up
    return up * down
