import numpy as np

from sigmoid import sigmoid


def relu(z):
    return np.maximum(0, z)


def forward(X, params):
    Z1 = np.dot(X, params["weights_input_hidden"]) + params["bias_hidden"]
    A1 = relu(Z1)
    Z2 = np.dot(A1, params["weights_hidden_output"]) + params["bias_output"]
    A2 = sigmoid(Z2)
    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return A2, cache
