import numpy as np
from sigmoid import sigmoid


def _weighted_sums(A, W, b):
    A = np.asarray(A, dtype=np.float64)
    sums = (row @ column + bias for row in A for column, bias in zip(W.T, b[0]))
    return np.fromiter(sums, dtype=np.float64).reshape(len(A), W.shape[1])


def forward(X, params):
    z_hidden = _weighted_sums(X, params["weights_input_hidden"], params["bias_hidden"])
    a_hidden = sigmoid(z_hidden)
    z_output = _weighted_sums(a_hidden, params["weights_hidden_output"], params["bias_output"])
    return z_hidden, a_hidden, z_output, sigmoid(z_output)
