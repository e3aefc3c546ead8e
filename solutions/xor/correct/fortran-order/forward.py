import numpy as np
from sigmoid import sigmoid


def _f(a):
    return np.asfortranarray(a, dtype=np.float64)


def forward(X, params):
    X = _f(X)
    z_hidden = _f(X.dot(_f(params["weights_input_hidden"])) + params["bias_hidden"])
    a_hidden = _f(sigmoid(z_hidden))
    z_output = _f(a_hidden.dot(_f(params["weights_hidden_output"])) + params["bias_output"])
    a_output = _f(sigmoid(z_output))
    return z_hidden, a_hidden, z_output, a_output
