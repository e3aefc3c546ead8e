"""Stage 2: data flows through the network."""

import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    """Run every row of X through the hidden layer and then through the output layer."""
    weights_1, weights_2 = params["weights_input_hidden"], params["weights_hidden_output"]
    bias_1, bias_2 = params["bias_hidden"], params["bias_output"]

    z_hidden = np.add(np.dot(X, weights_1), bias_1)
    a_hidden = sigmoid(z_hidden)
    z_output = np.add(np.dot(a_hidden, weights_2), bias_2)
    a_output = sigmoid(z_output)

    return z_hidden, a_hidden, z_output, a_output
