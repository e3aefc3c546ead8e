import numpy as np
from sigmoid import sigmoid


def _neuron(A, weights, bias):
    """One neuron sees all rows: a column of z and a column of a."""
    z = np.dot(A, weights) + bias
    return z, sigmoid(z)


def _layer(A, W, b):
    columns = [_neuron(A, W[:, j], b[0, j]) for j in range(W.shape[1])]
    return np.column_stack([z for z, _ in columns]), np.column_stack([a for _, a in columns])


def forward(X, params):
    z_hidden, a_hidden = _layer(X, params["weights_input_hidden"], params["bias_hidden"])
    z_output, a_output = _layer(a_hidden, params["weights_hidden_output"], params["bias_output"])
    return z_hidden, a_hidden, z_output, a_output
