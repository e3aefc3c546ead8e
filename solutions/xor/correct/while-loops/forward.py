import numpy as np
from sigmoid import sigmoid


def _weighted_sums(A, W, b):
    A = np.asarray(A, dtype=np.float64)
    z = np.zeros((A.shape[0], W.shape[1])) + b
    k = 0
    while k < W.shape[0]:
        z += A[:, k:k + 1] * W[k]
        k += 1
    return z


def forward(X, params):
    z_hidden = _weighted_sums(X, params["weights_input_hidden"], params["bias_hidden"])
    a_hidden = sigmoid(z_hidden)
    z_output = _weighted_sums(a_hidden, params["weights_hidden_output"], params["bias_output"])
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
