"""Stage 4: blame flows backward."""

import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    """The gradient of the loss with respect to every parameter."""
    z_hidden, a_hidden, z_output, a_output = cache
    number_of_elements = y.size

    # 1. loss -> a_output -> z_output
    slope_of_loss = 2 * (a_output - y) / number_of_elements
    blame_output = slope_of_loss * sigmoid_derivative(z_output)

    # 2. z_output -> a_hidden -> z_hidden
    blame_hidden = np.dot(blame_output, params["weights_hidden_output"].T)
    blame_hidden = blame_hidden * sigmoid_derivative(z_hidden)

    # 3. blame -> weights and biases
    gradient = dict.fromkeys(params)
    gradient["weights_input_hidden"] = np.dot(X.T, blame_hidden)
    gradient["bias_hidden"] = np.sum(blame_hidden, axis=0, keepdims=True)
    gradient["weights_hidden_output"] = np.dot(a_hidden.T, blame_output)
    gradient["bias_output"] = np.sum(blame_output, axis=0, keepdims=True)
    return gradient
