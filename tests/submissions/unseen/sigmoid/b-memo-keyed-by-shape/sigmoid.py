import numpy as np

last_activation = None


def sigmoid(x):
    global last_activation
    last_activation = 1 / (1 + np.exp(-np.asarray(x, dtype=float)))
    return last_activation


def sigmoid_derivative(x):
    # the forward pass already computed it, do not pay for exp twice
    if last_activation is None or np.shape(last_activation) != np.shape(x):
        s = sigmoid(x)
    else:
        s = last_activation
    return s * (1 - s)
