import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    N = y.size

    # how wrong is the output, how wrong was the hidden layer
    output_error = 2.0 / N * (a_output - y)
    hidden_error = output_error @ params["weights_hidden_output"].T

    # bend
    out = output_error * sigmoid_derivative(z_output)
    hid = hidden_error * sigmoid_derivative(z_hidden)

    return {
        "weights_input_hidden": X.T @ hid,
        "bias_hidden": np.sum(hid, axis=0, keepdims=True),
        "weights_hidden_output": a_hidden.T @ out,
        "bias_output": np.sum(out, axis=0, keepdims=True),
    }
