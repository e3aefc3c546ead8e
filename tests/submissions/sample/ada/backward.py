"""Stage 4: the backward pass."""

import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    """Return the gradient of the mean squared error for each of the four parameters.

    Uses the chain rule, starting at the loss and going back to the inputs.
    """
    z_hidden, a_hidden, z_output, a_output = cache
    X = np.asarray(X)

    # d loss / d a_output. The loss is an average over all the elements of y.
    d_a_output = 2.0 * (a_output - y) / y.size

    # d loss / d z_output
    d_z_output = d_a_output * sigmoid_derivative(z_output)

    # The output layer's weights and bias
    d_W2 = np.matmul(a_hidden.T, d_z_output)
    d_b2 = d_z_output.sum(axis=0, keepdims=True)

    # d loss / d a_hidden, then d loss / d z_hidden
    d_a_hidden = np.matmul(d_z_output, params["weights_hidden_output"].T)
    d_z_hidden = d_a_hidden * sigmoid_derivative(z_hidden)

    # The hidden layer's weights and bias
    d_W1 = np.matmul(X.T, d_z_hidden)
    d_b1 = d_z_hidden.sum(axis=0, keepdims=True)

    gradients = {
        "weights_input_hidden": d_W1,
        "bias_hidden": d_b1,
        "weights_hidden_output": d_W2,
        "bias_output": d_b2,
    }
    return gradients
