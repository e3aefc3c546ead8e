import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    target = y.ravel()

    output_error = a_output - target
    output_delta = 2 * output_error * sigmoid_derivative(z_output) / y.size
    W = params["weights_hidden_output"]
    hidden_delta = sum(
        output_delta[:, [k]] * W[:, k] for k in range(W.shape[1])
    ) * sigmoid_derivative(z_hidden)

    return {
        "weights_input_hidden": np.dot(X.T, hidden_delta),
        "bias_hidden": np.sum(hidden_delta, axis=0, keepdims=True),
        "weights_hidden_output": np.dot(a_hidden.T, output_delta),
        "bias_output": np.sum(output_delta, axis=0, keepdims=True),
    }
