import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    m = len(X)
    W = params["weights_input_hidden"]
    V = params["weights_hidden_output"]
    # in the lecture it was always W^T x
    z_hidden = np.dot(W.T, X.T)                        # (n_hidden, m)
    z_hidden = z_hidden.reshape(m, W.shape[1]) + params["bias_hidden"]
    a_hidden = sigmoid(z_hidden)

    z_output = np.dot(V.T, a_hidden.T)                 # (n_out, m)
    z_output = z_output.reshape(m, V.shape[1]) + params["bias_output"]
    a_output = sigmoid(z_output)
    return (z_hidden, a_hidden, z_output, a_output)
