import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    z_hidden = np.dot(X, params["weights_input_hidden"])
    z_hidden = z_hidden + params["bias_hidden"]
    a_hidden = sigmoid(z_hidden)

    z_output = np.dot(z_hidden, params["weights_hidden_output"])
    z_output = z_output + params["bias_output"]
    a_output = z_output  # the answer of the network

    return z_hidden, a_hidden, z_output, a_output
