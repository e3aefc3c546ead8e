import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    z_hidden = np.zeros_like(X, shape=(len(X), params["bias_hidden"].size))
    for i, row in enumerate(X):
        z_hidden[i] = row @ params["weights_input_hidden"] + params["bias_hidden"][0]
    a_hidden = sigmoid(z_hidden)
    z_output = a_hidden @ params["weights_hidden_output"] + params["bias_output"]
    return z_hidden, a_hidden, z_output, sigmoid(z_output)
