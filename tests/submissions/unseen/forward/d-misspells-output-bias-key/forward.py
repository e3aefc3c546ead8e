import numpy as np

from sigmoid import sigmoid


def layer(inp, W, b):
    z = inp @ W + b
    return z, sigmoid(z)


def forward(X, params):
    z_hidden, a_hidden = layer(X, params["weights_input_hidden"], params["bias_hidden"])
    z_output, a_output = layer(a_hidden, params["weights_hidden_output"], params["bias_ouput"])
    return z_hidden, a_hidden, z_output, a_output
