import numpy as np
from sigmoid import sigmoid


def _mix(A, W, b):
    # (m, n, 1) * (1, n, k) -> (m, n, k) -> (m, k)
    return (np.asarray(A)[:, :, None] * W[None, :, :]).sum(axis=1) + b


def forward(X, params):
    z_hidden = _mix(X, params["weights_input_hidden"], params["bias_hidden"])
    a_hidden = sigmoid(z_hidden)
    z_output = _mix(a_hidden, params["weights_hidden_output"], params["bias_output"])
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
