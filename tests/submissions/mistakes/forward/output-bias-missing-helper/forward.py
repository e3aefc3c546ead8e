import numpy as np

from sigmoid import sigmoid


def layer(inputs, weights, bias=0.0):
    """Weighted sum and activation of one layer."""
    z = np.matmul(inputs, weights) + bias
    return z, sigmoid(z)


def forward(X, params):
    z_hidden, a_hidden = layer(X, params["weights_input_hidden"], params["bias_hidden"])
    z_output, a_output = layer(a_hidden, params["weights_hidden_output"])
    return z_hidden, a_hidden, z_output, a_output
