"""Stage 2: the forward pass."""

import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    """Push the inputs through both layers.

    Returns the weighted sums and the activations of both layers,
    because the backward pass needs all four of them.
    """
    W1 = params["weights_input_hidden"]
    b1 = params["bias_hidden"]
    W2 = params["weights_hidden_output"]
    b2 = params["bias_output"]

    # Hidden layer
    z_hidden = np.matmul(X, W1) + b1
    a_hidden = sigmoid(z_hidden)

    # Output layer
    z_output = np.matmul(a_hidden, W2) + b2
    a_output = sigmoid(z_output)

    return z_hidden, a_hidden, z_output, a_output
