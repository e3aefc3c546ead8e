import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    b_hidden = params["bias_hidden"][0][0]     # (1, n) -> number
    b_output = params["bias_output"][0][0]

    z_hidden = np.dot(X, params["weights_input_hidden"]) + b_hidden
    a_hidden = sigmoid(z_hidden)
    z_output = np.dot(a_hidden, params["weights_hidden_output"]) + b_output
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
