import numpy as np

from sigmoid import sigmoid


def layer(A, W, b):
    """One matrix product for weights and bias together."""
    ones = np.ones((A.shape[0], 1))
    A1 = np.concatenate([ones, A], axis=1)
    W1 = np.concatenate([W, b], axis=0)
    return A1 @ W1


def forward(X, params):
    z1 = layer(X, params["weights_input_hidden"], params["bias_hidden"])
    a1 = sigmoid(z1)
    z2 = layer(a1, params["weights_hidden_output"], params["bias_output"])
    a2 = sigmoid(z2)
    return z1, a1, z2, a2
