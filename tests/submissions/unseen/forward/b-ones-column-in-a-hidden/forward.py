import numpy as np

from sigmoid import sigmoid


def add_ones(A):
    return np.hstack([np.ones((A.shape[0], 1)), A])


def forward(X, params):
    Theta1 = np.vstack([params["bias_hidden"], params["weights_input_hidden"]])
    Theta2 = np.vstack([params["bias_output"], params["weights_hidden_output"]])

    a1 = add_ones(X)
    z2 = a1 @ Theta1
    a2 = add_ones(sigmoid(z2))
    z3 = a2 @ Theta2
    a3 = sigmoid(z3)
    return z2, a2, z3, a3
