import numpy as np
from sigmoid import sigmoid


def _rows_through(A, W, b):
    return np.apply_along_axis(lambda row: row @ W + b[0], 1, A)


def forward(X, params):
    z_hidden = _rows_through(X, params["weights_input_hidden"], params["bias_hidden"])
    a_hidden = sigmoid(z_hidden)
    z_output = _rows_through(a_hidden, params["weights_hidden_output"], params["bias_output"])
    return z_hidden, a_hidden, z_output, sigmoid(z_output)
