import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    W_out = params["weights_hidden_output"]

    # step 1: output
    dz_out = (2 / y.size) * np.subtract(a_output, y) * sigmoid_derivative(z_output)
    # step 2: back through the weights
    da_hidden = np.dot(dz_out, W_out)
    # step 3: hidden
    dz_hidden = da_hidden * sigmoid_derivative(z_hidden)

    return {
        "weights_input_hidden": np.dot(X.T, dz_hidden),
        "bias_hidden": np.sum(dz_hidden, axis=0, keepdims=True),
        "weights_hidden_output": np.dot(a_hidden.T, dz_out),
        "bias_output": np.sum(dz_out, axis=0, keepdims=True),
    }
