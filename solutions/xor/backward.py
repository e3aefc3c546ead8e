"""Stage 4: blame flows backward."""

import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    """The exact gradient of the loss (stage 3) with respect to every parameter.

    X: (m, n_in); y: (m, n_out); params: as in forward.
    cache: (z_hidden, a_hidden, z_output, a_output), what forward(X, params) returned.
    Returns: a dict with the keys and shapes of params; entry by entry, how much the loss
        would change, per unit, if that parameter were nudged. It is exact: nothing here is
        measured by nudging, and no factor is dropped.
    """
    ### BEGIN SOLUTION
    z_hidden, a_hidden, z_output, a_output = cache
    # The loss is a mean over every element of y, and (a - y)^2 has the slope 2 (a - y).
    output_error = 2 * (a_output - y) / np.size(y)
    output_delta = output_error * sigmoid_derivative(z_output)
    hidden_error = np.dot(output_delta, params["weights_hidden_output"].T)
    hidden_delta = hidden_error * sigmoid_derivative(z_hidden)
    gradients = {
        "weights_input_hidden": np.dot(np.transpose(X), hidden_delta),
        "bias_hidden": np.sum(hidden_delta, axis=0, keepdims=True),
        "weights_hidden_output": np.dot(a_hidden.T, output_delta),
        "bias_output": np.sum(output_delta, axis=0, keepdims=True),
    }
    return gradients
    ### END SOLUTION
