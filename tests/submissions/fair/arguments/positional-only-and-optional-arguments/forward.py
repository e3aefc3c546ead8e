import numpy as np
from sigmoid import sigmoid


def forward(X, params, activation=sigmoid, verbose=False):
    Z1 = np.dot(X, params["weights_input_hidden"]) + params["bias_hidden"]
    A1 = activation(Z1)
    Z2 = np.dot(A1, params["weights_hidden_output"]) + params["bias_output"]
    A2 = activation(Z2)
    if verbose:
        print("hidden", A1, "output", A2)
    return Z1, A1, Z2, A2
