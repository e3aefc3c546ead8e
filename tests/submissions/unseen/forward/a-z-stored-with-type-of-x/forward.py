import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    m = len(X)
    W_h = params["weights_input_hidden"]
    W_o = params["weights_hidden_output"]

    z_hidden = np.empty((m, W_h.shape[1]), dtype=X.dtype)
    for i, row in enumerate(X):
        z_hidden[i, :] = np.dot(row, W_h) + params["bias_hidden"][0]
    a_hidden = sigmoid(z_hidden)

    z_output = np.dot(a_hidden, W_o) + params["bias_output"]
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
