import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    """index notation: n = example, i = input, h = hidden, o = output"""
    zh = np.einsum("ni,ih->nh", X, params["weights_input_hidden"]) + params["bias_hidden"]
    ah = sigmoid(zh)
    # sum over everything that appears twice
    zo = np.einsum("nh,ho->o", ah, params["weights_hidden_output"]) + params["bias_output"]
    zo = np.repeat(zo, len(X), axis=0)
    ao = sigmoid(zo)
    return zh, ah, zo, ao
