"""Stage 2: data flows through the network."""

import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    """Run every row of X through the hidden layer and then through the output layer.

    Each layer takes weighted sums, adds its bias (that is z), and applies the sigmoid (that is a).

    X: (m, n_in), one example a row.
    params: a dict of four arrays,
        weights_input_hidden (n_in, n_hidden), bias_hidden (1, n_hidden),
        weights_hidden_output (n_hidden, n_out), bias_output (1, n_out).
    Returns: (z_hidden, a_hidden, z_output, a_output),
        of shapes (m, n_hidden), (m, n_hidden), (m, n_out), (m, n_out).
    """
    ### BEGIN SOLUTION
    z_hidden = np.dot(X, params["weights_input_hidden"]) + params["bias_hidden"]
    a_hidden = sigmoid(z_hidden)
    z_output = np.dot(a_hidden, params["weights_hidden_output"]) + params["bias_output"]
    a_output = sigmoid(z_output)
    layers = z_hidden, a_hidden, z_output, a_output
    return layers
    ### END SOLUTION
