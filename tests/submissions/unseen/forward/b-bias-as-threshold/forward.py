import numpy as np

from sigmoid import sigmoid


def fire(inputs, weights, theta):
    # net input minus threshold
    return np.einsum("ri,ij->rj", inputs, weights) - theta


def forward(X, params):
    z_hidden = fire(X, params["weights_input_hidden"], params["bias_hidden"])
    a_hidden = sigmoid(z_hidden)
    z_output = fire(a_hidden, params["weights_hidden_output"], params["bias_output"])
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
