import numpy as np

from sigmoid import sigmoid


def normalise(data):
    """bring all inputs to [-1, 1]"""
    return data / np.abs(data).max()


def layer(inp, w, b):
    z = inp @ w + b
    return z, sigmoid(z)


def forward(X, params):
    Xn = normalise(X)
    zh, ah = layer(Xn, params["weights_input_hidden"], params["bias_hidden"])
    zo, ao = layer(ah, params["weights_hidden_output"], params["bias_output"])
    return zh, ah, zo, ao
