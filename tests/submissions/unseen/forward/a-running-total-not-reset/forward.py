import numpy as np

from sigmoid import sigmoid
from my_matrix import multiply


def forward(X, params):
    z_hidden = multiply(X, params["weights_input_hidden"]) + params["bias_hidden"]
    a_hidden = sigmoid(z_hidden)
    z_output = multiply(a_hidden, params["weights_hidden_output"]) + params["bias_output"]
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
