import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    m = X.shape[0]
    W1, b1 = params["weights_input_hidden"], params["bias_hidden"]
    W2, b2 = params["weights_hidden_output"], params["bias_output"]

    z_hidden = np.zeros((m, W1.shape[1]), dtype=X.dtype)
    for k in range(X.shape[1]):
        z_hidden += np.outer(X[:, k], W1[k])
    z_hidden += b1
    a_hidden = sigmoid(z_hidden)

    z_output = np.zeros((m, W2.shape[1]), dtype=a_hidden.dtype)
    for k in range(a_hidden.shape[1]):
        z_output += np.outer(a_hidden[:, k], W2[k])
    z_output += b2
    return z_hidden, a_hidden, z_output, sigmoid(z_output)
