"""Stage 2 - Lena"""
import numpy as np

from sigmoid import sigmoid


def _layer(inputs, weights, bias):
    z = inputs @ weights + bias
    return z, sigmoid(z)


def forward(X, params):
    z_hidden, a_hidden = _layer(X, params["weights_input_hidden"], params["bias_hidden"])
    z_output, a_output = _layer(a_hidden, params["weights_hidden_output"], params["bias_output"])
    return z_hidden, a_hidden, z_output, a_output
