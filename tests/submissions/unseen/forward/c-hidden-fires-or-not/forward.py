import numpy as np

from sigmoid import sigmoid


def fire(z):
    """A neuron fires (1) or it does not (0)."""
    return np.where(sigmoid(z) > 0.5, 1.0, 0.0)


def forward(X, params):
    zh = X @ params["weights_input_hidden"] + params["bias_hidden"]
    ah = fire(zh)
    zo = ah @ params["weights_hidden_output"] + params["bias_output"]
    ao = sigmoid(zo)        # the answer may be in between
    return zh, ah, zo, ao
