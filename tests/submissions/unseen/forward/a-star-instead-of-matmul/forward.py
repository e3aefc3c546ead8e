import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    W1 = params["weights_input_hidden"]
    W2 = params["weights_hidden_output"]
    z_hidden = X * W1 + params["bias_hidden"]
    a_hidden = sigmoid(z_hidden)
    z_output = a_hidden * W2 + params["bias_output"]
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
