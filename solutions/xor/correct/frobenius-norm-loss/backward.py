import numpy as np
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    # the gradient of ||E||^2 is 2 E; the sign of E turns around with the prediction
    E = np.asarray(y, dtype=np.float64) - a_output
    D_output = 2.0 * E * sigmoid_derivative(z_output)
    D_hidden = np.inner(D_output, params["weights_hidden_output"]) * sigmoid_derivative(z_hidden)
    ones = np.ones((1, len(E)))
    uphill = {
        "weights_input_hidden": np.inner(np.transpose(X), D_hidden.T),
        "bias_hidden": np.inner(ones, D_hidden.T),
        "weights_hidden_output": np.inner(a_hidden.T, D_output.T),
        "bias_output": np.inner(ones, D_output.T),
    }
    return {k: v / -E.size for k, v in uphill.items()}
