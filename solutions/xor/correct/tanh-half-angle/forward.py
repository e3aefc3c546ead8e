import numpy as np


def _squash(z):
    return (np.tanh(z / 2) + 1) / 2


def forward(X, params):
    z1 = np.dot(X, params["weights_input_hidden"]) + params["bias_hidden"]
    a1 = _squash(z1)
    z2 = np.dot(a1, params["weights_hidden_output"]) + params["bias_output"]
    return z1, a1, z2, _squash(z2)
