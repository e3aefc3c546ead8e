import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    """z = W^T x + b like in the lecture, then sigmoid. Twice."""
    W_h = params["weights_input_hidden"]
    W_o = params["weights_hidden_output"]

    # hidden
    z_hidden = np.dot(W_h.T, X) + params["bias_hidden"]
    a_hidden = sigmoid(z_hidden)

    # output
    z_output = np.dot(W_o.T, a_hidden) + params["bias_output"]
    a_output = sigmoid(z_output)

    return z_hidden, a_hidden, z_output, a_output
